/// What the terminal can draw.
public enum GlyphSet: String, Sendable, CaseIterable {
  /// UTF-8 with braille.
  case full
  /// UTF-8, only the characters of WGL4 (PuTTY's usual fonts): no braille, no small triangles.
  case basic
  /// ASCII.
  case ascii
}
