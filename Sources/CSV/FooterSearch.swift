/// Lines after the last row of a table that are no rows: totals of a database client, notes, signatures.
///
/// Only lines at the very end are looked at, from the last one up, in the last 64 KiB and at most fifty. A line is taken
/// for a footer only if it has one filled field, the table has several columns, and its words are those of a footer or
/// a sentence. Everything else stays a record: in doubt it is set aside later with an error, and nothing is lost.
struct FooterSearch {
  /// Offset of the first footer line, or of the end of the bytes.
  private(set) var dataEnd: Int
  /// Footer lines that are not blank.
  private(set) var lines = 0
  /// The first of them, for a sentence.
  private(set) var example = ""

  private static let tailBytes = 1 << 16
  private static let lineLimit = 50
  private static let fieldLimit = 256

  /// Looks at the tail of `bytes` after `start`. O(tail).
  init(_ bytes: UnsafeBufferPointer<UInt8>, after start: Int, width: Int, dialect: CSVDialect) {
    dataEnd = bytes.count
    guard width >= 2 else { return }
    let floor = max(start, bytes.count - FooterSearch.tailBytes)
    var end = bytes.count
    while lines < FooterSearch.lineLimit {
      var stop = end
      if stop > floor, bytes[stop - 1] == 0x0A { stop -= 1 }
      if stop > floor, bytes[stop - 1] == 0x0D { stop -= 1 }
      var begin = stop
      while begin > floor, bytes[begin - 1] != 0x0A, bytes[begin - 1] != 0x0D { begin -= 1 }
      // The line at the floor may be a row's, or only a part of a line.
      guard begin > floor else { return }
      let line = UnsafeBufferPointer(rebasing: bytes[begin..<stop])
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) || line.first == dialect.comment {
        end = begin
        continue
      }
      guard let words = FooterSearch.soleField(line, dialect), FooterSearch.isFooter(words, line, width, dialect)
      else { return }
      lines += 1
      dataEnd = begin
      example = String(decoding: line.prefix(60), as: UTF8.self)
      end = begin
    }
  }

  /// The only filled field of a line, in lower case; `nil` if there are more, or quotes other than the two around it.
  private static func soleField(_ line: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> String? {
    var fields = [CSVField](repeating: CSVField(start: 0, length: 0), count: fieldLimit)
    var scanner = CSVScanner(line, range: 0..<line.count, dialect: dialect)
    let outcome = fields.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { scanner.next($0, capacity: buffer.count) }
    }
    guard outcome == .record, scanner.fieldCount <= fields.count || scanner.extraFieldsAreEmpty else { return nil }
    let filled = fields.prefix(scanner.fieldCount).filter { field in
      !line[field.start..<field.start + Int(field.length)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
    guard filled.count == 1, line.count(where: { $0 == dialect.quote }) == (filled[0].isQuoted ? 2 : 0) else {
      return nil
    }
    var words = line[filled[0].start..<filled[0].start + Int(filled[0].length)]
    while let first = words.first, first == 0x20 || first == 0x09 { words.removeFirst() }
    while let last = words.last, last == 0x20 || last == 0x09 { words.removeLast() }
    return String(decoding: words, as: UTF8.self).lowercased()
  }

  private static func isFooter(
    _ words: String, _ line: UnsafeBufferPointer<UInt8>, _ width: Int, _ dialect: CSVDialect
  ) -> Bool {
    if words == "\u{1A}" { return true }  // the end-of-file mark of DOS
    if isRowCount(words) || isRule(words) { return true }
    if words.hasPrefix("--") || words.hasPrefix("***") || words == "[eof]" || words == "eof" { return true }
    if starts.contains(where: { isWordPrefix($0, of: words) }) { return true }
    // A sentence below a table of three columns or more: short ones only if the line has no delimiter.
    return width >= 3 && words.split(separator: " ").count >= (line.contains(dialect.delimiter) ? 8 : 4)
      && words.unicodeScalars.count { $0.properties.isAlphabetic } * 2 > words.unicodeScalars.count
  }

  /// "(3484 row(s) affected)", "12 rows", "5 records selected.": a number, "row" or "record", and few other words.
  private static func isRowCount(_ words: String) -> Bool {
    let isWordByte = { (character: Character) in character.isLetter || character.isNumber }
    let parts = words.split { !isWordByte($0) }
    guard parts.count >= 2, parts.count <= 8, let number = parts.firstIndex(where: { $0.allSatisfy(\.isNumber) }),
      number <= 1, number + 1 < parts.count
    else { return false }
    return parts[(number + 1)...].contains {
      ["row", "rows", "record", "records", "zeile", "zeilen", "ligne", "lignes", "righe", "filas"].contains($0)
    }
  }

  /// A line of dashes, equals signs, underscores or asterisks.
  private static func isRule(_ words: String) -> Bool {
    words.utf8.count >= 3 && words.allSatisfy { "-=_*~+".contains($0) }
  }

  private static func isWordPrefix(_ start: String, of words: String) -> Bool {
    guard words.hasPrefix(start) else { return false }
    guard let next = words.dropFirst(start.count).first else { return true }
    return !next.isLetter && !next.isNumber && next != "-" && next != "_"
  }

  private static let starts = [
    "total", "totals", "grand total", "subtotal", "sum", "totale", "summe", "gesamt", "note", "notes", "nota",
    "footnote", "source", "quelle", "fonte", "legend", "end of file", "end of report", "end of data", "end of export",
    "generated on", "generated by", "exported on", "exported by", "printed on", "created on", "created by", "page",
    "copyright", "©", "confidential", "disclaimer", "abbreviations",
  ]
}
