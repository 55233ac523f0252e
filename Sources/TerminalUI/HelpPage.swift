public import DisplayText

/// Keys and what they do, in groups, set in as many columns as fit.
public struct HelpPage: Hashable, Sendable {
  /// One line.
  public struct Entry: Hashable, Sendable {
    /// The keys as they are written: `↑↓ j k`.
    public var keys: String
    /// What they do.
    public var text: String

    /// Creates an entry.
    public init(keys: String, text: String) {
      self.keys = keys
      self.text = text
    }
  }

  /// Lines under a heading.
  public struct Group: Hashable, Sendable {
    /// Heading.
    public var title: String
    /// Lines.
    public var entries: [Entry]

    /// Creates a group.
    public init(title: String, entries: [Entry]) {
      self.title = title
      self.entries = entries
    }
  }

  /// Groups in order.
  public var groups: [Group]

  /// Creates a page.
  public init(groups: [Group]) { self.groups = groups }

  /// Draws from a row of the page on (for scrolling) and returns how many rows the page has at this width. O(cells).
  @discardableResult
  public func draw(on surface: inout Surface, in rect: Rect, from firstRow: Int = 0, glyphs: GlyphSet) -> Int {
    let columnWidth = 26
    let columns = max(1, min(groups.count, rect.width / columnWidth))
    let width = rect.width / columns
    var heights = [Int](repeating: 0, count: columns)
    for group in groups {
      let column = heights.indices.min { heights[$0] < heights[$1] } ?? 0
      let keyWidth = min(width / 2, (group.entries.map { DisplayWidth.of($0.keys) }.max() ?? 0) + 1)
      let x = rect.x + column * width
      var row = heights[column]
      func y() -> Int? {
        let place = rect.y + row - firstRow
        row += 1
        return place >= rect.y && place < rect.maxY ? place : nil
      }
      if let y = y() {
        surface.put(DisplayText.clip(group.title, to: width - 1, glyphs: glyphs), x: x, y: y, role: .title, in: rect)
      }
      for entry in group.entries {
        guard let y = y() else { continue }
        surface.put(DisplayText.clip(entry.keys, to: keyWidth - 1, glyphs: glyphs), x: x, y: y, role: .key, in: rect)
        surface.put(
          DisplayText.clip(entry.text, to: width - keyWidth - 1, glyphs: glyphs), x: x + keyWidth, y: y, in: rect)
      }
      heights[column] = row + 1
    }
    return max(0, (heights.max() ?? 1) - 1)
  }
}
