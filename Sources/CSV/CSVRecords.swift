/// The records of a small file as arrays of byte fields, for callers that need no speed: tests, headers, samples.
public enum CSVRecords {
  /// Fields of each record that is not blank, unescaped; a record with an open quote is left out.
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
          records.append(fields[0..<scanner.fieldCount].map { content(of: $0, in: buffer, quote: dialect.quote) })
        }
      }
      return records
    }
  }

  /// The same as text; bytes that are not UTF-8 become U+FFFD.
  public static func strings(_ bytes: [UInt8], dialect: CSVDialect = CSVDialect(), limit: Int = Int.max) -> [[String]] {
    read(bytes, dialect: dialect, limit: limit).map { record in record.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// Bytes of one field, doubled quotes made single.
  public static func content(
    of field: CSVField, in bytes: UnsafeBufferPointer<UInt8>, quote: UInt8 = UInt8(ascii: "\"")
  ) -> [UInt8] {
    let raw = bytes[field.start..<field.start + Int(field.length)]
    guard field.hasDoubledQuotes else { return [UInt8](raw) }
    var content: [UInt8] = []
    content.reserveCapacity(raw.count)
    var at = raw.startIndex
    while at < raw.endIndex {
      content.append(raw[at])
      at += raw[at] == quote && at + 1 < raw.endIndex && raw[at + 1] == quote ? 2 : 1
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
