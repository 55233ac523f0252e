import CSV

/// What is counted while a file is read, for its report.
struct FileAccount {
  let name: String
  let byteCount: Int
  let encoding: String
  private(set) var dialect = CSVDialect()
  private(set) var guesses: [String]
  private(set) var lineEnds = LineEndCounts()
  private(set) var rowsRead = 0
  /// Rows that never reached the cohort.
  private(set) var rowsSetAside = 0
  private(set) var blankLines = 0
  /// What a layout recognised.
  private(set) var layoutTitle: String?
  /// What became of columns that are in no table under their own name.
  private(set) var columnNotes: [(header: String, note: String)] = []
  /// What a layout found, by offsets in the file.
  private(set) var log = FindingLog()
  /// Why nothing was read from it, although other files were.
  var failure: ReadingError?

  init(_ source: Source) {
    name = source.name
    byteCount = source.bytes.count
    guesses = source.text.reason.isEmpty ? [] : [source.text.reason]
    encoding = source.text.encoding.rawValue + (source.text.hasByteOrderMark ? " with BOM" : "")
  }

  /// Counts a table that was read as it stands.
  mutating func take(_ table: OpenedTable, _ parsed: ParsedTable) {
    dialect = table.dialect
    guesses += table.guess.reasons
    rowsRead = parsed.blocks.reduce(0) { $0 + $1.rowsRead }
    rowsSetAside = parsed.blocks.reduce(0) { $0 + $1.rowsSetAside }
    blankLines = parsed.blocks.reduce(0) { $0 + $1.blankLines }
    lineEnds = table.header.lineEnds
    for block in parsed.blocks { lineEnds.add(block.lineEnds) }
  }

  /// Counts a file that a layout made tables of.
  mutating func take(_ table: OpenedTable, _ reshaped: Reshaped) {
    dialect = table.dialect
    guesses += table.guess.reasons
    rowsRead = reshaped.rowsRead
    rowsSetAside = reshaped.rowsSetAside
    blankLines = reshaped.blankLines
    lineEnds = table.lineEnds
    layoutTitle = reshaped.layoutTitle
    columnNotes = reshaped.columnNotes
    log = reshaped.log
  }

  /// Says which layout was recognised, and why.
  mutating func note(layout: String) {
    log.add(.note, .layout, offset: -1, .none, "read as \(layout)")
  }

  /// Counts a file that describes the columns of others.
  mutating func take(dictionary table: OpenedTable, rows: Int, title: String) {
    dialect = table.dialect
    guesses += table.guess.reasons
    rowsRead = rows
    lineEnds = table.lineEnds
    layoutTitle = title
    columnNotes = table.header.names.map { ($0, "part of the data dictionary") }
  }

  /// The report, once the cohort has decided about its rows.
  func report(_ assembly: CohortAssembly, _ addresses: RecordAddresses, file: Int) -> TableReport {
    let own = assembly.tables.indices.filter { assembly.tables[$0].file == file }
    let aside = rowsSetAside + rowsLost(own, assembly, addresses)
    let notes = columnNotes.map {
      ColumnMapping(header: $0.header, concept: nil, confidence: .none, reason: $0.note)
    }
    return TableReport(
      name: name, encoding: encoding, dialect: dialect, guesses: guesses, newline: lineEnds.name,
      layout: layoutTitle ?? layout(own, assembly).rawValue,
      byteCount: byteCount, rowsRead: rowsRead, rowsUsed: rowsRead - aside, rowsSetAside: aside,
      blankLines: blankLines, columns: own.flatMap { assembly.mappings(ofTable: $0) } + notes)
  }

  private func layout(_ own: [Int], _ assembly: CohortAssembly) -> TableLayout {
    guard let table = own.first else { return .unused }
    switch assembly.tables[table].role {
    case .visits: return assembly.layout
    case .unused: return .unused
    case .subjects:
      let rows = assembly.tables[table].rows
      return Set(rows.lazy.map { assembly.rowPatient[$0] }).count == rows.count ? .patients : .facts
    }
  }

  /// Rows of the file that the cohort set aside; of a file that tables were made of, those of which nothing is left.
  private func rowsLost(_ tables: [Int], _ assembly: CohortAssembly, _ addresses: RecordAddresses) -> Int {
    guard layoutTitle != nil else { return tables.reduce(0) { $0 + assembly.rowsSetAside($1) } }
    var made: Set<Int> = []
    var used: Set<Int> = []
    for table in tables {
      for record in addresses.tables[table].records { made.insert(record.origin) }
      for row in assembly.tables[table].rows where !assembly.isRemoved[row] {
        if let place = addresses.place(of: assembly.rowAddresses[row]) { used.insert(place.offset) }
      }
    }
    return made.subtracting(used).count
  }
}
