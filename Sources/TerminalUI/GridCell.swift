/// What a piece of the screen means. Themes map roles to colours and attributes when cells are sent, so that screens
/// compare equal in every theme.
public enum Role: UInt8, Sendable, CaseIterable {
  /// Ordinary text.
  case text = 0
  /// Headings.
  case title
  /// Less important text.
  case dim
  /// The selected row (also marked by a glyph).
  case selected
  /// Key names in the footer.
  case key
  /// An estimate and its interval.
  case estimate
  /// The reference line of a forest plot, axes, frames.
  case frame
  /// The untreated course.
  case groupA
  /// The projected course.
  case groupB
  /// Bands of uncertainty.
  case band
  /// A doubtful value.
  case warning
  /// An error.
  case error
  /// A field being typed into.
  case input
  /// The active tab.
  case tab
}

/// One cell: a scalar, its role, and whether it is the left or right half of a wide character. 8 bytes.
public struct GridCell: Hashable, Sendable {
  /// Unicode scalar; 0x20 for nothing.
  public var scalar: UInt32
  /// Meaning.
  public var role: Role
  /// Bold, underlined and reverse, as bits 0, 1, 2.
  public var attributes: UInt8
  /// 1; 2 for the left half of a wide character, 0 for its right half.
  public var width: UInt8

  /// Creates a cell.
  public init(scalar: UInt32 = 0x20, role: Role = .text, attributes: UInt8 = 0, width: UInt8 = 1) {
    self.scalar = scalar
    self.role = role
    self.attributes = attributes
    self.width = width
  }

  /// Bits of `attributes`.
  public enum Attribute {
    /// Bold.
    public static let bold: UInt8 = 1
    /// Underlined.
    public static let underline: UInt8 = 2
    /// Reverse.
    public static let reverse: UInt8 = 4
  }
}
