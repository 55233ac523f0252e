import CSV

/// What is counted while a file is read, for its report.
struct FileAccount {
  let name: String
  let byteCount: Int
  let encoding: String
  private(set) var dialect = CSVDialect()
  private(set) var lineEnds = LineEndCounts()
  private(set) var rowsRead = 0
  /// Rows that never reached the cohort.
  private(set) var rowsSetAside = 0
  private(set) var blankLines = 0
  /// Whether reading was stopped inside the file.
  private(set) var isCutShort = false
  /// Why nothing was read from it, although other files were.
  var failure: ReadingError?

  init(_ source: Source) {
    name = source.name
    byteCount = source.bytes.count
    encoding = source.text.encoding.rawValue + (source.text.hasByteOrderMark ? " with BOM" : "")
  }

  /// Counts the blocks of a table.
  mutating func take(_ table: OpenedTable, _ blocks: [ParsedBlock], isCutShort: Bool) throws(ReadingError) {
    dialect = table.dialect
    self.isCutShort = isCutShort
    rowsRead = blocks.reduce(0) { $0 + $1.rowsRead }
    rowsSetAside = blocks.reduce(0) { $0 + $1.rowsSetAside }
    blankLines = blocks.reduce(0) { $0 + $1.blankLines }
    if rowsRead == 0 { throw isCutShort ? .cancelled : .headerOnly(file: table.name) }
    lineEnds = table.header.lineEnds
    for block in blocks { lineEnds.add(block.lineEnds) }
  }

  /// The report, once the cohort has decided about its rows.
  func report(_ assembly: CohortAssembly, file: Int) -> TableReport {
    let own = assembly.tables.indices.filter { assembly.tables[$0].file == file }
    let later = own.reduce(0) { $0 + assembly.rowsSetAside($1) }
    let isVisits = own.contains { assembly.tables[$0].role == .visits } && assembly.layout == .visits
    return TableReport(
      name: name, encoding: encoding, dialect: dialect, newline: lineEnds.name,
      layout: isVisits ? .visits : .patients, byteCount: byteCount, rowsRead: rowsRead,
      rowsUsed: rowsRead - rowsSetAside - later, rowsSetAside: rowsSetAside + later, blankLines: blankLines,
      columns: own.flatMap { assembly.mappings(ofTable: $0) })
  }
}
