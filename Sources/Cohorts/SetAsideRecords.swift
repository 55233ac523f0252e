import CSV

/// The records of a file that take no part, as they stand in it, for a person to mend.
public struct SetAsideRecords: Sendable {
  /// Index of the file among the sources.
  public let file: Int
  /// The header, the records in the order of the file, and their line ends: the bytes of the file where it is UTF-8, else
  /// its text in UTF-8.
  public let bytes: [UInt8]
  /// Number of records.
  public let count: Int
}

extension Reading {
  /// The records that were set aside, file by file; files without any are left out. Records whose findings are counted but
  /// not listed (`findingLimit`) are not among them. O(bytes).
  public func setAsideRecords(_ sources: [Source]) -> [SetAsideRecords] {
    tables.indices.compactMap { file in
      guard sources.indices.contains(file) else { return nil }
      let lines = Set(
        findings.filter { $0.file == file && $0.consequence == .rowSetAside && $0.line > 0 }.map(\.line))
      guard !lines.isEmpty else { return nil }
      return sources[file].text.bytes.withUnsafeBufferPointer { setAside(lines, file, $0) }
    }
  }

  private func setAside(_ lines: Set<Int>, _ file: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> SetAsideRecords {
    let dialect = tables[file].dialect
    let lineEnd: [UInt8] =
      tables[file].newline == "CRLF" ? [0x0D, 0x0A] : tables[file].newline == "CR" ? [0x0D] : [0x0A]
    let headerStart = CSVDialectGuess.guess(bytes, given: CSVDialectChoices(dialect)).headerStart
    let blocks = CSVBlocks(bytes, range: headerStart..<bytes.count, size: max(bytes.count, 1), dialect: dialect)
    var scanner = CSVScanner(
      bytes, range: headerStart..<bytes.count, dialect: dialect, singleLineFrom: blocks.singleLineFrom)
    var counter = CSVLineCounter()
    var isHeader = dialect.hasHeader
    var found: [UInt8] = []
    var count = 0
    withUnsafeTemporaryAllocation(of: CSVField.self, capacity: 1) { fields in
      guard let base = fields.baseAddress else { return }
      while true {
        let outcome = scanner.next(base, capacity: 1)
        if outcome == .end { break }
        if outcome == .blank || outcome == .comment { continue }
        let isWanted = lines.contains(counter.line(at: scanner.recordStart, in: bytes))
        guard isHeader || isWanted else { continue }
        found += bytes[scanner.recordStart..<scanner.recordEnd]
        found += lineEnd
        if !isHeader { count += 1 }
        isHeader = false
      }
    }
    return SetAsideRecords(file: file, bytes: found, count: count)
  }
}
