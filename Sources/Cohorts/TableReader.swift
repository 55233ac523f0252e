import CSV
import Execution

/// Reads the rows of one table as typed columns.
struct TableReader {
  let table: OpenedTable
  let plan: ReadingPlan
  let work: Work
  let blockSize: Int

  /// The table with its blocks, or with the first of them if the work was cancelled, and whether it was.
  func read() throws(ReadingError) -> (table: ParsedTable, isCutShort: Bool) {
    let bytes = table.bytes
    let header = table.header
    var (columns, log) = try ColumnResolver.resolve(
      headers: header.names, samples: table.samples, repeatedIDs: table.rowsOfRepeatedIDs, plan: plan)
    guard let idColumn = columns.firstIndex(where: { $0.parse == .id }) else {
      throw .noPatientID(file: table.name, headers: header.names)
    }
    identify(&columns, idColumn, &log)
    if table.guess.preambleLines > 0 {
      log.add(
        .note, .preamble, offset: -1, .none, "lines before the header are skipped: \(table.guess.preambleLines)")
    }
    if table.guess.footerLines > 0 {
      log.add(
        .note, .footer, offset: table.guess.dataEnd, .none,
        "lines after the table are skipped: \(table.guess.footerLines)")
    }
    work.advance(by: bytes.count - table.dataRange.count)
    let split = CSVBlocks(bytes, range: table.dataRange, size: blockSize, dialect: table.dialect)
    let lines = countLines(split)
    var (blocks, rows) = try parse(split, lines, columns, idColumn)
    let worded = columns.indices.filter { index in blocks.contains { $0.chunks[index].hasWord } }
    if !worded.isEmpty {
      // The sample showed numbers only; the file has a word further on.
      for index in worded { columns[index].parse = .word }
      work.advance(by: -table.dataRange.count)
      rows = RowColumns(columns: [], lines: [])
      (blocks, rows) = try parse(split, lines, columns, idColumn)
    }
    let isCutShort = blocks.count < split.ranges.count
    if !blocks.contains(where: { $0.rowsRead > 0 }) {
      throw isCutShort ? .cancelled : .headerOnly(file: table.name)
    }
    if let doubt = table.doubt { log.add(.warning, .notUTF8, offset: -1, .keptFlagged, doubt) }
    let parsed = ParsedTable(
      file: table.file, name: table.name, bytes: bytes, dialect: table.dialect, columns: columns, blocks: blocks,
      rows: rows, log: log, fileDialect: table.dialect)
    return (parsed, isCutShort)
  }

  /// Marks the columns whose raw values identify people, with a warning each. The key that joins the rows and columns
  /// that are read as something else (dates as intervals) do not leave the program as they are.
  private func identify(_ columns: inout [ColumnPlan], _ idColumn: Int, _ log: inout FindingLog) {
    for index in columns.indices where columns[index].use == .free || index == idColumn {
      let declared = table.identifiers.contains(columns[index].header)
      let found =
        IdentifierClass.of(
          header: HeaderName.normalised(columns[index].header), sample: table.samples[index],
          concept: columns[index].concept?.name, isPatientKey: index == idColumn)
        ?? (declared ? Identification(identifier: .otherUnique, reason: "the data dictionary says so") : nil)
      guard let found else { continue }
      if index != idColumn { columns[index].identification = found }
      log.add(
        found.identifier == .date ? .note : .warning, .identifier, offset: -1, column: index, .keptFlagged,
        "\(columns[index].label) identifies people (\(found.identifier.title): \(found.reason)); "
          + (index == idColumn ? "it is the key of patients and visits" : "it is left out of exports and is no axis"))
    }
  }

  /// Lines of each block: no fewer than it can have rows.
  private func countLines(_ split: CSVBlocks) -> [Int] {
    nonisolated(unsafe) let shared = table.bytes
    return firstBlocks(split.ranges.count, work: Work()) { CSVLineCount.count(shared, split.ranges[$0]) }
  }

  /// The blocks in order; fewer than there are if the work was cancelled.
  private func parse(
    _ split: CSVBlocks, _ lines: [Int], _ columns: [ColumnPlan], _ idColumn: Int
  ) throws(ReadingError) -> (blocks: [ParsedBlock], rows: RowColumns) {
    nonisolated(unsafe) let shared = table.bytes
    let (work, dialect, missing) = (work, table.dialect, table.missing)
    var rows = RowColumns(columns: columns, lines: lines, steady: table.steadyColumns(idColumn))
    let blocks = rows.write { slots in
      firstBlocks(split.ranges.count, work: work) { number in
        let range = split.ranges[number]
        var parser = BlockParser(
          shared, columns: columns, dialect: dialect, missing: missing, idColumn: idColumn, slots: slots[number])
        defer { parser.close() }
        let block = parser.parse(range, singleLineFrom: split.singleLineFrom)
        work.advance(by: range.count)
        return block
      }
    }
    if let over = blocks.lazy.compactMap(\.overLimit).first {
      throw .overLimit(file: table.name, limit: over.limit, found: over.found, allowed: over.allowed)
    }
    rows.keep(blocks.map(\.rows))
    return (blocks, rows)
  }
}
