/// How the bytes of a delimited text file are to be cut into fields, and how its numbers are written.
public struct CSVDialect: Hashable, Sendable {
  /// Byte between fields: comma, semicolon, tab, pipe, or any other single ASCII byte.
  public var delimiter: UInt8
  /// Byte around fields; doubled inside (RFC 4180). `noQuote` if fields are never quoted.
  public var quote: UInt8
  /// Byte that makes the quote or the like of itself after it an ordinary byte inside quotes; none in RFC 4180.
  public var escape: UInt8?
  /// Byte at the start of a record that makes its line a comment; none in RFC 4180.
  public var comment: UInt8?
  /// Whether the first record holds names.
  public var hasHeader: Bool
  /// Decimal mark of numbers: point or comma.
  public var decimal: UInt8
  /// Mark between groups of three digits, or none. A space stands for U+00A0, U+2009 and U+202F too, an apostrophe for
  /// U+2019.
  public var grouping: UInt8?

  /// A quote that no UTF-8 text has.
  public static let noQuote: UInt8 = 0xFF

  /// A dialect; RFC 4180 with a header unless said otherwise.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\""), escape: UInt8? = nil,
    comment: UInt8? = nil, hasHeader: Bool = true, decimal: UInt8 = UInt8(ascii: "."), grouping: UInt8? = nil
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.comment = comment
    self.hasHeader = hasHeader
    self.decimal = decimal
    self.grouping = grouping
  }

  /// "comma", "semicolon", "tab", "pipe", "space", "colon", or the character itself.
  public var delimiterName: String { CSVDialect.name(of: delimiter) }

  /// The word for a mark: "comma", "tab", "point", …, or the character itself.
  public static func name(of mark: UInt8) -> String {
    switch mark {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: "|"): "pipe"
    case UInt8(ascii: " "): "space"
    case UInt8(ascii: ":"): "colon"
    case UInt8(ascii: "."): "point"
    case UInt8(ascii: "'"): "apostrophe"
    default: String(UnicodeScalar(mark))
    }
  }
}

/// What a user fixed of a dialect; every part that is `nil` is guessed.
public struct CSVDialectChoices: Hashable, Sendable {
  /// Byte between fields.
  public var delimiter: UInt8?
  /// Byte around fields; `CSVDialect.noQuote` for none.
  public var quote: UInt8?
  /// Byte before a quote inside quotes; `none` for none.
  public var escape: UInt8?
  /// Byte that makes a line a comment; `none` for none.
  public var comment: UInt8?
  /// Whether the first record holds names.
  public var hasHeader: Bool?
  /// Line of the header, or of the first row if there is none, from 1; what is above is skipped.
  public var headerLine: Int?
  /// Decimal mark of numbers.
  public var decimal: UInt8?
  /// Mark between groups of three digits; `none` for none.
  public var grouping: UInt8?

  /// The byte that says "none" where `nil` says "guess".
  public static let none: UInt8 = 0

  /// Choices; nothing is fixed unless said.
  public init(
    delimiter: UInt8? = nil, quote: UInt8? = nil, escape: UInt8? = nil, comment: UInt8? = nil, hasHeader: Bool? = nil,
    headerLine: Int? = nil, decimal: UInt8? = nil, grouping: UInt8? = nil
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.comment = comment
    self.hasHeader = hasHeader
    self.headerLine = headerLine
    self.decimal = decimal
    self.grouping = grouping
  }

  /// Every part of a dialect fixed.
  public init(_ dialect: CSVDialect) {
    self.init(
      delimiter: dialect.delimiter, quote: dialect.quote, escape: dialect.escape ?? Self.none,
      comment: dialect.comment ?? Self.none, hasHeader: dialect.hasHeader, decimal: dialect.decimal,
      grouping: dialect.grouping ?? Self.none)
  }
}
