public import DisplayText

/// A line of text being typed: the text, where the cursor stands, and the keys that edit it.
public struct Prompt: Hashable, Sendable {
  /// What is typed.
  public private(set) var text: String
  /// Characters before the cursor.
  public private(set) var cursor: Int

  /// A prompt holding text, with the cursor at its end.
  public init(_ text: String = "") {
    self.text = text
    cursor = text.count
  }

  /// A prompt holding text, with the cursor behind so many characters.
  public init(_ text: String, cursor: Int) {
    self.text = text
    self.cursor = min(max(0, cursor), text.count)
  }

  /// Longest text taken, in characters: more is not typed by hand.
  public static let limit = 4096

  /// Takes a key that edits: characters, ← → Home End Backspace Delete, ^A ^E ^B ^F, ^U (all before the cursor), ^K
  /// (all after), ^W (the word before), ^D. Returns whether the key was one of them.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): insert(String(Character(scalar)))
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .backspace:
      if cursor > 0 { remove(cursor - 1..<cursor) }
    case .delete, .control("d"):
      if cursor < text.count { remove(cursor..<cursor + 1) }
    case .control("u"): remove(0..<cursor)
    case .control("k"): remove(cursor..<text.count)
    case .control("w"): remove(startOfWord()..<cursor)
    default: return false
    }
    return true
  }

  /// Inserts text at the cursor, as a paste does; line ends become spaces, as the field has one line.
  public mutating func insert(_ inserted: String) {
    let room = max(0, Prompt.limit - text.count)
    let oneLine = String(inserted.prefix(room).map { $0.isNewline ? " " : $0 })
    let after = text.dropFirst(cursor)
    let before = String(text.prefix(cursor) + oneLine)
    text = before + after
    // A combining mark joins the character before it, so the place is counted afresh.
    cursor = min(before.count, text.count)
  }

  /// Replaces the whole text, as completion does; the cursor goes to its end.
  public mutating func replace(with newText: String) { self = Prompt(newText) }

  /// Draws the text in one row with the cursor on it, scrolled so that the cursor is in sight.
  public func draw(on surface: inout Surface, in rect: Rect, glyphs: GlyphSet) {
    guard rect.width > 0, rect.height > 0 else { return }
    let before = Sanitizer.sanitize(String(text.prefix(cursor)), for: glyphs)
    let after = Sanitizer.sanitize(String(text.dropFirst(cursor)), for: glyphs)
    let column = DisplayWidth.of(before)
    let shift = shift(rect.width, glyphs)
    surface.fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), " ", role: .input)
    surface.put(before + after, x: rect.x - shift, y: rect.y, role: .input, in: rect)
    surface.cursor = (rect.x + column - shift, rect.y)
  }

  /// Column, from the left end of a field of this width, of a character of the text; `nil` where it is out of sight.
  public func column(of place: Int, width: Int, glyphs: GlyphSet) -> Int? {
    let column = DisplayWidth.of(Sanitizer.sanitize(String(text.prefix(place)), for: glyphs)) - shift(width, glyphs)
    return column >= 0 && column < width ? column : nil
  }

  /// Columns of the text that are out of sight on the left.
  private func shift(_ width: Int, _ glyphs: GlyphSet) -> Int {
    max(0, DisplayWidth.of(Sanitizer.sanitize(String(text.prefix(cursor)), for: glyphs)) - (width - 1))
  }

  private mutating func remove(_ range: Range<Int>) {
    text = String(text.prefix(range.lowerBound) + text.dropFirst(range.upperBound))
    cursor = min(range.lowerBound, text.count)
  }

  private func startOfWord() -> Int {
    let characters = Array(text.prefix(cursor))
    var start = characters.count
    while start > 0 && characters[start - 1] == " " { start -= 1 }
    while start > 0 && characters[start - 1] != " " { start -= 1 }
    return start
  }
}
