/// The records of a small file as arrays of byte fields, for callers that need no speed: tests, headers, samples.
public enum CSVRecords {
  /// Fields of each record, unescaped; blank lines, comments and records with an open quote are left out.
  public static func read(_ bytes: [UInt8], dialect: CSVDialect, limit: Int = Int.max) -> [[[UInt8]]] {
    bytes.withUnsafeBufferPointer { buffer in
      let blocks = CSVBlocks(buffer, range: 0..<buffer.count, size: max(buffer.count, 1), dialect: dialect)
      var scanner = CSVScanner(
        buffer, range: 0..<buffer.count, dialect: dialect, singleLineFrom: blocks.singleLineFrom)
      var records: [[[UInt8]]] = []
      var fields = [CSVField](repeating: CSVField(start: 0, length: 0), count: 64)
      while records.count < limit {
        let before = scanner
        var outcome = fields.withUnsafeMutableBufferPointer { next(&scanner, $0) }
        if outcome == .end { break }
        if scanner.fieldCount > fields.count {
          fields = [CSVField](repeating: CSVField(start: 0, length: 0), count: scanner.fieldCount)
          scanner = before
          outcome = fields.withUnsafeMutableBufferPointer { next(&scanner, $0) }
        }
        if outcome == .record {
          records.append(fields[0..<scanner.fieldCount].map { content(of: $0, in: buffer, dialect: dialect) })
        }
      }
      return records
    }
  }

  /// The same as text; bytes that are not UTF-8 become U+FFFD.
  public static func strings(_ bytes: [UInt8], dialect: CSVDialect = CSVDialect(), limit: Int = Int.max) -> [[String]] {
    read(bytes, dialect: dialect, limit: limit).map { record in record.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// Bytes of one field: doubled quotes made single, escapes before a quote or an escape dropped. O(field).
  public static func content(
    of field: CSVField, in bytes: UnsafeBufferPointer<UInt8>, dialect: CSVDialect
  ) -> [UInt8] {
    let raw = bytes[field.start..<field.start + Int(field.length)]
    guard field.hasDoubledQuotes else { return [UInt8](raw) }
    let quote = dialect.quote
    var content: [UInt8] = []
    content.reserveCapacity(raw.count)
    var at = raw.startIndex
    while at < raw.endIndex {
      let byte = raw[at]
      let next = at + 1 < raw.endIndex ? raw[at + 1] : nil
      let isPair = byte == quote && next == quote
      if let escape = dialect.escape, byte == escape, let next, next == quote || next == escape {
        content.append(next)
        at += 2
      } else {
        content.append(byte)
        at += isPair ? 2 : 1
      }
    }
    return content
  }

  private static func next(
    _ scanner: inout CSVScanner, _ fields: UnsafeMutableBufferPointer<CSVField>
  ) -> CSVScanner.Outcome {
    guard let base = fields.baseAddress else { return .end }
    return scanner.next(base, capacity: fields.count)
  }
}
