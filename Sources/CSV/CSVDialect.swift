/// How the bytes of a delimited text file are to be cut into fields.
public struct CSVDialect: Hashable, Sendable {
  /// Byte between fields: comma, semicolon, tab or pipe.
  public var delimiter: UInt8
  /// Byte around fields; doubled inside (RFC 4180).
  public var quote: UInt8
  /// Whether the first record holds names.
  public var hasHeader: Bool
  /// Decimal mark of numbers: point, or comma where the delimiter is another byte.
  public var decimal: UInt8

  /// A dialect; RFC 4180 with a header unless said otherwise.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\""), hasHeader: Bool = true,
    decimal: UInt8 = UInt8(ascii: ".")
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.hasHeader = hasHeader
    self.decimal = decimal
  }

  /// "comma", "semicolon", "tab", "pipe", or the character itself.
  public var delimiterName: String {
    switch delimiter {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: "|"): "pipe"
    default: String(UnicodeScalar(delimiter))
    }
  }
}
