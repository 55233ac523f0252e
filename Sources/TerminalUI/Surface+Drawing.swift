public import DisplayText

extension Surface {
  /// Writes sanitised text from (x, y) to the right and returns the column after it.
  ///
  /// Clipped at the surface, at `clip`, and after `width` columns, without an ellipsis (`DisplayText.clip` sets one);
  /// with a `width` the field is filled with spaces and the column after the field is returned. A wide character that
  /// does not fit whole becomes a space; a half overwritten one too. Combining marks are dropped: a cell holds one
  /// scalar. Controls become `?`, as a last guard: text should come from the sanitiser. O(length).
  @discardableResult
  public mutating func put(
    _ text: String, x: Int, y: Int, role: Role = .text, attributes: UInt8 = 0, width: Int? = nil, in clip: Rect? = nil
  ) -> Int {
    let visible = clip.map { bounds.intersection($0) } ?? bounds
    let fieldEnd = width.map { x + max(0, $0) } ?? Int.max
    let isRowVisible = y >= visible.y && y < visible.maxY
    var column = x
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (scalar.value >= 0x7F && scalar.value < 0xA0)
      let columns = isControl ? 1 : DisplayWidth.of(scalar)
      if columns == 0 { continue }
      if column + columns > fieldEnd { break }
      if isRowVisible {
        place(isControl ? 0x3F : scalar.value, columns, column, y, role, attributes, visible)
      }
      column += columns
    }
    if width != nil, column < fieldEnd {
      fill(
        Rect(x: column, y: y, width: fieldEnd - column, height: 1).intersection(visible), " ", role: role,
        attributes: attributes)
      column = fieldEnd
    }
    return column
  }

  /// Fills a rectangle with one scalar of width 1; a space for any other.
  public mutating func fill(
    _ rect: Rect, _ scalar: Unicode.Scalar = " ", role: Role = .text, attributes: UInt8 = 0
  ) {
    let visible = bounds.intersection(rect)
    let value = DisplayWidth.of(scalar) == 1 ? scalar.value : 0x20
    for y in visible.y..<visible.y + visible.height {
      for x in visible.x..<visible.x + visible.width {
        set(GridCell(scalar: value, role: role, attributes: attributes), x, y)
      }
    }
  }

  /// Gives a rectangle another meaning and keeps its characters.
  public mutating func setRole(_ rect: Rect, _ role: Role, attributes: UInt8 = 0) {
    let visible = bounds.intersection(rect)
    for y in visible.y..<visible.y + visible.height {
      for x in visible.x..<visible.x + visible.width {
        self[x, y].role = role
        self[x, y].attributes = attributes
      }
    }
  }

  /// Draws a box on the edge of a rectangle, with a title set into its top line. Nothing if it is narrower or lower
  /// than 2.
  public mutating func frame(_ rect: Rect, title: String = "", glyphs: GlyphSet, role: Role = .frame) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let line = LineGlyphs(glyphs)
    let right = rect.maxX - 1
    let bottom = rect.maxY - 1
    fill(Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: 1), line.horizontal, role: role)
    fill(Rect(x: rect.x + 1, y: bottom, width: rect.width - 2, height: 1), line.horizontal, role: role)
    fill(Rect(x: rect.x, y: rect.y + 1, width: 1, height: rect.height - 2), line.vertical, role: role)
    fill(Rect(x: right, y: rect.y + 1, width: 1, height: rect.height - 2), line.vertical, role: role)
    fill(Rect(x: rect.x, y: rect.y, width: 1, height: 1), line.topLeft, role: role)
    fill(Rect(x: right, y: rect.y, width: 1, height: 1), line.topRight, role: role)
    fill(Rect(x: rect.x, y: bottom, width: 1, height: 1), line.bottomLeft, role: role)
    fill(Rect(x: right, y: bottom, width: 1, height: 1), line.bottomRight, role: role)
    guard !title.isEmpty, rect.width >= 7 else { return }
    let shown = DisplayText.clip(title, to: rect.width - 6, glyphs: glyphs)
    put(" " + shown + " ", x: rect.x + 2, y: rect.y, role: .title, in: rect)
  }

  /// A rule across a row with a title near its left end.
  public mutating func rule(_ rect: Rect, title: String = "", glyphs: GlyphSet, role: Role = .frame) {
    fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), LineGlyphs(glyphs).horizontal, role: role)
    guard !title.isEmpty, rect.width >= 5 else { return }
    let shown = DisplayText.clip(title, to: rect.width - 4, glyphs: glyphs)
    put(" " + shown + " ", x: rect.x + 1, y: rect.y, role: .title, in: rect)
  }

  private mutating func place(
    _ value: UInt32, _ columns: Int, _ x: Int, _ y: Int, _ role: Role, _ attributes: UInt8, _ visible: Rect
  ) {
    if columns == 2 && x >= visible.x && x + 1 < visible.maxX {
      set(GridCell(scalar: value, role: role, attributes: attributes, width: 2), x, y)
      set(GridCell(scalar: 0x20, role: role, attributes: attributes, width: 0), x + 1, y)
      return
    }
    for cell in x..<x + columns where cell >= visible.x && cell < visible.maxX {
      set(GridCell(scalar: columns == 2 ? 0x20 : value, role: role, attributes: attributes), cell, y)
    }
  }

  // Overwriting one half of a wide character leaves a space in the other, else the row would shift on the terminal.
  private mutating func set(_ cell: GridCell, _ x: Int, _ y: Int) {
    let old = self[x, y]
    if old.width == 2 && x + 1 < size.width {
      self[x + 1, y].width = 1
      self[x + 1, y].scalar = 0x20
    } else if old.width == 0 && x > 0 {
      self[x - 1, y].width = 1
      self[x - 1, y].scalar = 0x20
    }
    self[x, y] = cell
  }
}
