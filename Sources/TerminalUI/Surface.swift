/// The screen as a grid of cells. Everything drawn outside is clipped.
public struct Surface: Hashable, Sendable {
  /// Size.
  public private(set) var size: Size
  /// Row-major cells.
  public private(set) var cells: [GridCell]
  /// The whole surface.
  public var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }
  /// Where the cursor is shown; hidden if `nil` or outside.
  public var cursor: (x: Int, y: Int)? {
    get { cursorCell.map { ($0 % max(1, size.width), $0 / max(1, size.width)) } }
    set {
      cursorCell = newValue.flatMap { place in
        let isInside = place.x >= 0 && place.y >= 0 && place.x < size.width && place.y < size.height
        return isInside ? place.y * size.width + place.x : nil
      }
    }
  }
  private var cursorCell: Int?

  /// An empty surface.
  public init(size: Size) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    cells = [GridCell](repeating: GridCell(), count: max(0, size.width) * max(0, size.height))
  }

  /// The cell at a place inside.
  public subscript(x: Int, y: Int) -> GridCell {
    get { cells[y * size.width + x] }
    set { cells[y * size.width + x] = newValue }
  }
}
