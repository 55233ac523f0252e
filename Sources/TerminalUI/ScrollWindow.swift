/// Which part of a long list is seen, and which row is selected. Pure: screens keep one per list and draw `visible`.
public struct ScrollWindow: Hashable, Sendable {
  /// First row seen.
  public private(set) var offset = 0
  /// Selected row; 0 in an empty list.
  public private(set) var selected = 0
  /// Rows in the list.
  public private(set) var count: Int
  /// Rows that can be seen.
  public private(set) var height: Int

  /// A window on `count` rows that shows `height` of them.
  public init(count: Int, height: Int) {
    self.count = max(0, count)
    self.height = max(0, height)
  }

  /// Rows to draw.
  public var visible: Range<Int> { offset..<min(count, offset + height) }

  /// Whether a row is the selected one.
  public func isSelected(_ row: Int) -> Bool { count > 0 && row == selected }

  /// Selects a row, the nearest there is, and scrolls as little as needed.
  public mutating func select(_ row: Int) {
    selected = max(0, min(row, count - 1))
    settle()
  }

  /// Moves the selection by rows.
  public mutating func move(by rows: Int) { select(selected + rows) }

  /// Moves by windows (½ for half a window), by one row at least.
  public mutating func movePages(_ pages: Int, half: Bool = false) {
    move(by: pages * max(1, half ? height / 2 : height - 1))
  }

  /// Selects the first row.
  public mutating func selectFirst() { select(0) }

  /// Selects the last row.
  public mutating func selectLast() { select(count - 1) }

  /// Scrolls without selecting, as the wheel does; the selection follows only to stay in sight.
  public mutating func scroll(by rows: Int) {
    offset = max(0, min(offset + rows, count - height))
    if height > 0 && count > 0 { selected = max(offset, min(selected, min(count, offset + height) - 1)) }
  }

  /// A list of another length: the selection keeps its number as far as there is one.
  public mutating func setCount(_ newCount: Int) {
    count = max(0, newCount)
    select(selected)
  }

  /// Another number of rows in sight.
  public mutating func setHeight(_ newHeight: Int) {
    height = max(0, newHeight)
    settle()
  }

  private mutating func settle() {
    if height > 0 {
      if selected < offset { offset = selected }
      if selected >= offset + height { offset = selected - height + 1 }
    }
    offset = max(0, min(offset, count - height))
  }
}
