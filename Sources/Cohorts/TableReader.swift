import CSV
import Execution

/// Reads one table: what it is written in, what its columns mean, its rows as typed columns.
struct TableReader {
  let file: Int
  let name: String
  let bytes: UnsafeBufferPointer<UInt8>
  let reader: CohortReader

  private var plan: ReadingPlan { reader.plan }
  private var work: Work { reader.work }

  /// Records looked at before the meaning of columns is decided, and fields at most.
  private static let sampleRows = 2_000
  private static let sampleFields = 200_000

  init(file: Int, name: String, bytes: UnsafeBufferPointer<UInt8>, reader: CohortReader) {
    self.file = file
    self.name = name
    self.bytes = bytes
    self.reader = reader
  }

  /// The table; what was counted goes to the account of its file.
  mutating func read(_ account: inout FileAccount) throws(ReadingError) -> ParsedTable {
    if let found = FileKind.notText(bytes) {
      throw .notText(file: name, kind: found.kind, advice: found.advice)
    }
    let guess = CSVDialectGuess.guess(bytes, given: plan.dialect)
    let dialect = guess.dialect
    let missing = MissingWords(plan.missingWords)
    let header = try TableHeader.read(name, bytes, guess)
    let samples = sample(header, dialect, missing)
    var (columns, log) = try ColumnResolver.resolve(
      headers: header.names, samples: samples.columns, repeatedIDs: samples.rowsOfRepeatedIDs, plan: plan)
    guard let idColumn = columns.firstIndex(where: { $0.parse == .id }) else {
      throw .noPatientID(file: name, headers: header.names)
    }
    if guess.preambleLines > 0 {
      log.add(.note, .preamble, offset: -1, .none, "lines before the header are skipped: \(guess.preambleLines)")
    }

    work.advance(by: header.dataStart)
    let split = CSVBlocks(bytes, range: header.dataStart..<bytes.count, size: reader.blockSize, dialect: dialect)
    var blocks = try parse(split, columns, dialect, missing, idColumn)
    let worded = columns.indices.filter { index in blocks.contains { $0.chunks[index].hasWord } }
    if !worded.isEmpty {
      // The sample showed numbers only; the file has a word further on.
      for index in worded { columns[index].parse = .word }
      work.advance(by: header.dataStart - bytes.count)
      blocks = try parse(split, columns, dialect, missing, idColumn)
    }
    account.dialect = dialect
    account.isCutShort = blocks.count < split.ranges.count
    account.rowsRead += blocks.reduce(0) { $0 + $1.rowsRead }
    account.rowsSetAside += blocks.reduce(0) { $0 + $1.rowsSetAside }
    account.blankLines += blocks.reduce(0) { $0 + $1.blankLines }
    if account.rowsRead == 0 { throw account.isCutShort ? .cancelled : .headerOnly(file: name) }
    account.lineEnds.add(header.lineEnds)
    for block in blocks { account.lineEnds.add(block.lineEnds) }
    let invalid = header.invalidUTF8 + blocks.reduce(0) { $0 + $1.invalidUTF8 }
    if invalid > 0 {
      log.add(
        .warning, .notUTF8, offset: -1, .keptFlagged,
        "\(invalid) bytes are not UTF-8; they are kept as they are and shown as \u{FFFD}")
    }
    let isBOM = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    account.encoding = invalid > 0 ? "not UTF-8" : isBOM ? "UTF-8 with BOM" : "UTF-8"
    return ParsedTable(
      file: file, name: name, bytes: bytes, dialect: dialect, columns: columns, blocks: blocks, log: log)
  }

  /// The blocks in order; fewer than there are if the work was cancelled.
  private func parse(
    _ split: CSVBlocks, _ columns: [ColumnPlan], _ dialect: CSVDialect, _ missing: MissingWords, _ idColumn: Int
  ) throws(ReadingError) -> [ParsedBlock] {
    nonisolated(unsafe) let shared = bytes
    let work = work
    let blocks = firstBlocks(split.ranges.count, work: work) { number in
      let range = split.ranges[number]
      var parser = BlockParser(shared, columns: columns, dialect: dialect, missing: missing, idColumn: idColumn)
      let block = parser.parse(range, singleLineFrom: split.singleLineFrom)
      work.advance(by: range.count)
      return block
    }
    if let over = blocks.lazy.compactMap(\.overLimit).first {
      throw .overLimit(file: name, limit: over.limit, found: over.found, allowed: over.allowed)
    }
    return blocks
  }

  // MARK: Sample

  private struct Sample {
    var columns: [ColumnSample]
    var rows: [[[UInt8]]]

    /// Rows of the sample that belong to one patient, for patients with several.
    func rowsOfRepeatedIDs(_ column: Int) -> [[Int]] {
      var groups: [[UInt8]: [Int]] = [:]
      for (row, fields) in rows.enumerated() where column < fields.count {
        groups[fields[column], default: []].append(row)
      }
      return groups.values.filter { $0.count > 1 }
    }
  }

  private func sample(_ header: TableHeader, _ dialect: CSVDialect, _ missing: MissingWords) -> Sample {
    let width = header.names.count
    var sample = Sample(columns: Array(repeating: ColumnSample(), count: width), rows: [])
    let limit = min(TableReader.sampleRows, max(TableReader.sampleFields / width, 10))
    // Long enough for the sample, short enough not to search a large file for the end of a quote.
    let stop = min(bytes.count, header.dataStart + 8 << 20)
    var scanner = CSVScanner(bytes, range: header.dataStart..<stop, dialect: dialect)
    var fields = [CSVField](repeating: CSVField(start: 0, length: 0), count: width)
    fields.withUnsafeMutableBufferPointer { fields in
      guard let base = fields.baseAddress else { return }
      while sample.rows.count < limit {
        let outcome = scanner.next(base, capacity: width)
        if outcome == .end { break }
        guard outcome == .record, scanner.fieldCount == width else { continue }
        let contents = (0..<width).map { CSVRecords.content(of: base[$0], in: bytes, quote: dialect.quote) }
        for index in 0..<width {
          sample.columns[index].add(contents[index], decimal: dialect.decimal, missing: missing)
        }
        sample.rows.append(contents)
      }
    }
    return sample
  }
}
