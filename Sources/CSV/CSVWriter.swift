/// Writes delimited text into memory: a field is quoted only where it has to be, so that reading it again gives the
/// same bytes.
public struct CSVWriter: Sendable {
  /// What ends a record.
  public enum LineEnd: Sendable {
    /// Line feed.
    case lf
    /// Carriage return and line feed (RFC 4180).
    case crlf
  }

  /// What was written so far.
  public private(set) var bytes: [UInt8] = []
  private let dialect: CSVDialect
  private let lineEnd: LineEnd
  private var isAtRecordStart = true
  private var recordStart = 0

  /// A writer of an empty file.
  public init(dialect: CSVDialect = CSVDialect(), lineEnd: LineEnd = .lf) {
    self.dialect = dialect
    self.lineEnd = lineEnd
  }

  /// Writes a field of text.
  public mutating func field(_ text: String) {
    var text = text
    text.withUTF8 { field(bytes: $0) }
  }

  /// Writes a field of bytes.
  public mutating func field(bytes content: some Collection<UInt8>) {
    let looksLikeComment = isAtRecordStart && dialect.comment != nil && content.first == dialect.comment
    if !isAtRecordStart { bytes.append(dialect.delimiter) }
    isAtRecordStart = false
    let needsQuotes =
      looksLikeComment
      || content.contains { $0 == dialect.delimiter || $0 == dialect.quote || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      bytes.append(contentsOf: content)
      return
    }
    bytes.append(dialect.quote)
    for byte in content {
      if byte == dialect.quote { bytes.append(dialect.quote) }
      if byte == dialect.escape { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(dialect.quote)
  }

  /// Writes a number in the shortest decimal form that reads back as the same double; nothing if it is not finite.
  public mutating func field(_ number: Double) { field(number.isFinite ? "\(number)" : "") }

  /// Writes a whole number.
  public mutating func field(_ number: Int) { field("\(number)") }

  /// Ends the record.
  public mutating func endRecord() {
    // A record of one empty field would read back as a blank line.
    if bytes.count == recordStart, !isAtRecordStart { bytes += [dialect.quote, dialect.quote] }
    if lineEnd == .crlf { bytes.append(0x0D) }
    bytes.append(0x0A)
    isAtRecordStart = true
    recordStart = bytes.count
  }

  /// Writes a whole record of text.
  public mutating func record(_ fields: some Sequence<String>) {
    for text in fields { field(text) }
    endRecord()
  }
}
