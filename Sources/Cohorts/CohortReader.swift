import CSV
public import Execution

/// Reads a cohort: bytes → blocks of records → typed columns → patients, and an account of everything that was not as
/// expected.
///
/// One file, one row a patient or one row a visit; which, is told by whether IDs repeat. The result is the same for
/// every number of threads and every block size. O(bytes) time; besides the bytes some 10 bytes a number and 4 a word
/// are kept, and one column twice for a moment. Progress and cancelling are per block of 4 MiB.
///
/// - Throws: `ReadingError` if the file cannot be used at all. A bad row or value never ends here: it is a finding.
public func readCohort(_ sources: [Source], _ plan: ReadingPlan, work: Work) throws(ReadingError) -> Reading {
  try CohortReader(plan: plan, work: work).read(sources)
}

/// The reader, with its block size open to tests.
struct CohortReader {
  let plan: ReadingPlan
  let work: Work
  var blockSize = 4 << 20

  /// Records looked at before the meaning of columns is decided, and fields at most.
  private static let sampleRows = 2_000
  private static let sampleFields = 200_000

  func read(_ sources: [Source]) throws(ReadingError) -> Reading {
    guard let source = sources.first else { throw .empty(file: "") }
    guard sources.count == 1 else { throw .severalFiles(names: sources.map(\.name)) }
    guard source.bytes.count <= ReadingLimits.fileBytes else {
      throw .overLimit(
        file: source.name, limit: "bytes in a file", found: source.bytes.count, allowed: ReadingLimits.fileBytes)
    }
    work.begin(total: source.text.bytes.count)
    // Typed throws do not pass through withUnsafeBufferPointer.
    let result = source.text.bytes.withUnsafeBufferPointer { buffer -> Result<Reading, ReadingError> in
      do throws(ReadingError) { return .success(try read(source, buffer)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private func read(_ source: Source, _ bytes: UnsafeBufferPointer<UInt8>) throws(ReadingError) -> Reading {
    if let found = FileKind.notText(bytes) {
      throw .notText(file: source.name, kind: found.kind, advice: found.advice)
    }
    let guess = CSVDialectGuess.guess(bytes, given: plan.dialect)
    let dialect = guess.dialect
    let missing = MissingWords(plan.missingWords)
    let header = try TableHeader.read(source.name, bytes, guess)
    let samples = sample(bytes, header, dialect, missing)
    var (columns, log) = try ColumnResolver.resolve(
      headers: header.names, samples: samples.columns, repeatedIDs: samples.rowsOfRepeatedIDs, plan: plan)
    guard let idColumn = columns.firstIndex(where: { $0.parse == .id }) else {
      throw .noPatientID(file: source.name, headers: header.names)
    }
    if guess.preambleLines > 0 {
      log.add(.note, .preamble, offset: -1, .none, "lines before the header are skipped: \(guess.preambleLines)")
    }
    if guess.footerLines > 0 {
      log.add(.note, .footer, offset: guess.dataEnd, .none, "lines after the table are skipped: \(guess.footerLines)")
    }

    work.advance(by: header.dataStart)
    let split = CSVBlocks(
      bytes, range: header.dataStart..<max(guess.dataEnd, header.dataStart), size: blockSize, dialect: dialect)
    var blocks = try parse(source, bytes, split, columns, dialect, missing, idColumn)
    let worded = columns.indices.filter { index in blocks.contains { $0.chunks[index].hasWord } }
    if !worded.isEmpty {
      // The sample showed numbers only; the file has a word further on.
      for index in worded { columns[index].parse = .word }
      work.begin(total: bytes.count)
      work.advance(by: header.dataStart)
      blocks = try parse(source, bytes, split, columns, dialect, missing, idColumn)
    }
    let rowsRead = blocks.reduce(0) { $0 + $1.rowsRead }
    let rowsSetAside = blocks.reduce(0) { $0 + $1.rowsSetAside }
    let blankLines = blocks.reduce(0) { $0 + $1.blankLines }
    if rowsRead == 0 { throw .headerOnly(file: source.name) }
    var lineEnds = header.lineEnds
    for block in blocks { lineEnds.add(block.lineEnds) }
    let text = source.text
    if text.isDoubtful { log.add(.warning, .notUTF8, offset: -1, .keptFlagged, text.reason) }

    var assembly = CohortAssembly(bytes: bytes, plan: plan, dialect: dialect, columns: columns, blocks: blocks)
    blocks = []
    let cohort = assembly.cohort()
    log.append(assembly.log)
    if work.isCancelled { throw .cancelled }
    let report = TableReport(
      name: source.name, encoding: text.encoding.rawValue + (text.hasByteOrderMark ? " with BOM" : ""),
      dialect: dialect, newline: lineEnds.name, layout: assembly.layout, byteCount: source.bytes.count,
      rowsRead: rowsRead,
      rowsUsed: rowsRead - rowsSetAside - assembly.rowsSetAside, rowsSetAside: rowsSetAside + assembly.rowsSetAside,
      blankLines: blankLines, columns: assembly.mappings)
    return Reading(
      cohort: cohort, tables: [report], findings: log.findings(in: bytes, columns: assembly.columns.map(\.label)),
      findingCounts: log.counts, completeness: .complete)
  }

  private func parse(
    _ source: Source, _ bytes: UnsafeBufferPointer<UInt8>, _ split: CSVBlocks, _ columns: [ColumnPlan],
    _ dialect: CSVDialect,
    _ missing: MissingWords, _ idColumn: Int
  ) throws(ReadingError) -> [ParsedBlock] {
    nonisolated(unsafe) let shared = bytes
    let blocks: [ParsedBlock]
    do {
      blocks = try forBlocks(split.ranges.count, size: 1, work: work) { numbers in
        let range = split.ranges[numbers.lowerBound]
        var parser = BlockParser(shared, columns: columns, dialect: dialect, missing: missing, idColumn: idColumn)
        let block = parser.parse(range, singleLineFrom: split.singleLineFrom)
        work.advance(by: range.count)
        return block
      }
    } catch {
      throw .cancelled
    }
    if let over = blocks.lazy.compactMap(\.overLimit).first {
      throw .overLimit(file: source.name, limit: over.limit, found: over.found, allowed: over.allowed)
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

  private func sample(
    _ bytes: UnsafeBufferPointer<UInt8>, _ header: TableHeader, _ dialect: CSVDialect, _ missing: MissingWords
  ) -> Sample {
    let width = header.names.count
    var sample = Sample(columns: Array(repeating: ColumnSample(), count: width), rows: [])
    let limit = min(CohortReader.sampleRows, max(CohortReader.sampleFields / width, 10))
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
        let contents = (0..<width).map { CSVRecords.content(of: base[$0], in: bytes, dialect: dialect) }
        for index in 0..<width {
          sample.columns[index].add(contents[index], dialect: dialect, missing: missing)
        }
        sample.rows.append(contents)
      }
    }
    return sample
  }
}
