/// The dialect that a file seems to be written in, where its table begins and ends, and why.
public struct CSVDialectGuess: Hashable, Sendable {
  /// The dialect.
  public var dialect: CSVDialect
  /// Offset of the first byte of the header record, or of the first row if there is no header: after a byte order
  /// mark, an Excel `sep=;` line, comments and lines of title.
  public var headerStart: Int
  /// Lines before the header that are not blank: title, comments, `sep=`.
  public var preambleLines: Int
  /// Offset after the last row: of the first line of the footer, or of the end of the file.
  public var dataEnd: Int
  /// Lines from `dataEnd` on that are not blank.
  public var footerLines: Int
  /// Fields that most records have.
  public var fieldCount: Int
  /// Why: one sentence for each decision, without a full stop. Quotes the file: sanitise at the sink.
  public var reasons: [String]

  /// Why, in one line.
  public var reason: String { reasons.joined(separator: "; ") }

  /// Bytes looked at, unless the records are very long.
  public static let sampleLimit = 1 << 16
  /// Delimiters considered, in order of preference.
  public static let delimiters: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]

  /// Guesses from the start and the tail of a file what `given` leaves open.
  ///
  /// The delimiter is the one that cuts most records into the same number of fields and leaves the most fields that are
  /// numbers, dates or plain words (after van den Burg, Nazábal & Sutton 2019, doi:10.1007/s10618-019-00646-y, in a
  /// simpler form). Apostrophes as quotes, backslashes as escapes and `#` as a comment are considered only where the
  /// sample shows them to be that. O(sample).
  public static func guess(
    _ bytes: UnsafeBufferPointer<UInt8>, given: CSVDialectChoices = CSVDialectChoices()
  ) -> CSVDialectGuess {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let declared = declaredDelimiter(bytes, from: start)
    var choices = given
    if choices.delimiter == nil { choices.delimiter = declared?.delimiter }
    let search = DelimiterSearch(bytes, from: declared?.next ?? start, given: choices)
    let sample = search.best.sample
    var reasons = search.reasons
    if let declared, given.delimiter == nil {
      reasons[0] = "the first line says that the delimiter is a \(CSVDialect.name(of: declared.delimiter))"
    }
    var dialect = sample.dialect

    let header = HeaderSearch(sample)
    var first = header.firstRecord()
    if let line = given.headerLine {
      let offset = lineStart(line, bytes)
      first = sample.records.firstIndex { $0.start >= offset } ?? 0
    }
    let headerStart = sample.records.indices.contains(first) ? sample.records[first].start : declared?.next ?? start
    let preambleLines = filledLines(bytes, start..<headerStart)
    if preambleLines > 0 {
      reasons.append(
        preambleLines == 1
          ? "one line before the table is skipped" : "\(preambleLines) lines before the table are skipped")
    }
    if let hasHeader = given.hasHeader {
      dialect.hasHeader = hasHeader
    } else if sample.records.indices.contains(first), header.looksLikeData(first) {
      dialect.hasHeader = false
      reasons.append("there is no header: the first record looks like the rows below it")
    }

    let marks = NumberMarks(sample, from: dialect.hasHeader ? first + 1 : first, given: given)
    dialect.decimal = marks.decimal
    dialect.grouping = marks.grouping
    reasons += marks.reasons

    let firstEnd = sample.records.indices.contains(first) ? sample.records[first].end : headerStart
    let footer = FooterSearch(bytes, after: firstEnd, width: search.best.width, dialect: dialect)
    if footer.lines > 0 {
      reasons.append(
        "\(footer.lines == 1 ? "one line" : "\(footer.lines) lines") after the table \(footer.lines == 1 ? "is" : "are") skipped: \(footer.example)"
      )
    }
    return CSVDialectGuess(
      dialect: dialect, headerStart: headerStart, preambleLines: preambleLines, dataEnd: footer.dataEnd,
      footerLines: footer.lines, fieldCount: search.best.width, reasons: reasons)
  }

  private static func declaredDelimiter(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (delimiter: UInt8, next: Int)? {
    let word = [UInt8]("sep=".utf8)
    guard bytes.count > start + 5, bytes[start..<start + 4].elementsEqual(word) else { return nil }
    let delimiter = bytes[start + 4]
    guard delimiters.contains(delimiter) else { return nil }
    if bytes[start + 5] == 0x0A { return (delimiter, start + 6) }
    guard bytes[start + 5] == 0x0D else { return nil }
    return (delimiter, start + 5 + (bytes.count > start + 6 && bytes[start + 6] == 0x0A ? 2 : 1))
  }

  /// Offset of the first byte of a line, from 1.
  private static func lineStart(_ line: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var current = 1
    var at = 0
    while current < line, at < bytes.count {
      if bytes[at] == 0x0A || bytes[at] == 0x0D && (at + 1 == bytes.count || bytes[at + 1] != 0x0A) { current += 1 }
      at += 1
    }
    return at
  }

  private static func filledLines(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var lines = 0
    var isFilled = false
    for at in range {
      if bytes[at] == 0x0A || bytes[at] == 0x0D {
        if isFilled { lines += 1 }
        isFilled = false
      } else if bytes[at] != 0x20, bytes[at] != 0x09 {
        isFilled = true
      }
    }
    return lines + (isFilled ? 1 : 0)
  }
}
