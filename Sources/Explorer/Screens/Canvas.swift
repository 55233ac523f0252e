import DisplayText
import Reports
import TerminalUI

/// The surface of one frame with the glyphs in use. Everything written through it passes the sanitiser.
struct Canvas {
  var surface: Surface
  let glyphs: GlyphSet

  init(_ state: ExplorerState) {
    surface = Surface(size: state.size)
    glyphs = state.glyphs
  }

  func clean(_ text: String) -> String { Sanitizer.sanitize(text, for: glyphs) }

  /// Text clipped to a rectangle's first row; returns the column after it.
  @discardableResult
  mutating func put(_ text: String, _ rect: Rect, role: Role = .text) -> Int {
    surface.put(
      DisplayText.clip(clean(text), to: rect.width, glyphs: glyphs), x: rect.x, y: rect.y, role: role, in: rect)
  }

  /// Text aligned in a field.
  mutating func put(
    _ text: String, x: Int, y: Int, width: Int, alignment: TextAlignment = .left, role: Role = .text
  ) {
    guard width > 0 else { return }
    let field = DisplayText.pad(clean(text), to: width, alignment: alignment, glyphs: glyphs)
    surface.put(field, x: x, y: y, role: role)
  }

  /// Text at the right end of a row.
  mutating func putRight(_ text: String, _ rect: Rect, role: Role = .text) {
    let shown = DisplayText.clip(clean(text), to: rect.width, glyphs: glyphs)
    surface.put(shown, x: rect.maxX - DisplayWidth.of(shown), y: rect.y, role: role, in: rect)
  }

  /// Sentences folded into a rectangle from a row on; returns how many lines they have.
  @discardableResult
  mutating func put(paragraphs: [String], _ rect: Rect, from firstLine: Int = 0, role: Role = .text) -> Int {
    let lines = paragraphs.flatMap { DisplayText.wrap(clean($0), to: rect.width, indent: 2) }
    for (row, line) in lines.dropFirst(firstLine).prefix(rect.height).enumerated() {
      surface.put(line, x: rect.x, y: rect.y + row, role: role, in: rect)
    }
    return lines.count
  }

  /// A title line, or a frame where there is room; returns what is inside.
  mutating func panel(_ title: String, _ rect: Rect, framed: Bool) -> Rect {
    guard framed else {
      surface.rule(rect, title: clean(title), glyphs: glyphs)
      return rect.splitTop(1).rest
    }
    surface.frame(rect, title: clean(title), glyphs: glyphs)
    return rect.inset()
  }

  /// An empty box in the middle of the screen, as large as asked for or as there is room; returns its inside.
  mutating func box(_ title: String, width: Int, height: Int) -> Rect {
    let screen = surface.bounds
    let size = Size(width: min(width, screen.width), height: min(height, screen.height - 2))
    let rect = Rect(
      x: (screen.width - size.width) / 2, y: max(1, (screen.height - size.height) / 2), width: size.width,
      height: size.height)
    surface.fill(rect)
    surface.frame(rect, title: clean(title), glyphs: glyphs)
    surface.cursor = nil
    return rect.inset(x: 2)
  }

  /// The mark of the selected row.
  var marker: String { glyphs == .ascii ? ">" : "▌" }
}
