/// Size in cells.
public struct Size: Hashable, Sendable {
  /// Columns.
  public var width: Int
  /// Rows.
  public var height: Int

  /// Creates a size.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// What a piece of the screen means. Themes map roles to colours and attributes when cells are sent, so that screens compare equal in every theme.
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
}

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
  /// Left column.
  public var x: Int
  /// Top row.
  public var y: Int
  /// Columns.
  public var width: Int
  /// Rows.
  public var height: Int

  /// Creates a rectangle.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }
}

/// The screen as a grid of cells. Everything drawn outside is clipped.
public struct Surface: Hashable, Sendable {
  /// Size.
  public private(set) var size: Size
  /// Row-major cells.
  public private(set) var cells: [GridCell]
  /// Where the cursor is shown; hidden if `nil`.
  public var cursor: (x: Int, y: Int)? {
    get { cursorCell.map { ($0 % max(1, size.width), $0 / max(1, size.width)) } }
    set { cursorCell = newValue.map { $0.y * size.width + $0.x } }
  }
  private var cursorCell: Int?

  /// An empty surface.
  public init(size: Size) {
    self.size = size
    cells = [GridCell](repeating: GridCell(), count: max(0, size.width) * max(0, size.height))
  }

  /// The cell at a place inside.
  public subscript(x: Int, y: Int) -> GridCell {
    get { cells[y * size.width + x] }
    set { cells[y * size.width + x] = newValue }
  }
}
