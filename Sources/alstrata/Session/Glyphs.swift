import CursesBackend
import DisplayText
import Glibc

/// Which characters may be used, decided once from the options and the locale.
enum Glyphs {
  /// Sets the character type of the process and returns the glyph set: `--utf8` and `--ascii` override the locale.
  static func select(utf8: Bool, ascii: Bool) -> GlyphSet {
    let charset: CursesTerminal.Charset = ascii ? .ascii : utf8 ? .utf8 : .locale
    return CursesTerminal.selectCharset(charset) ? .full : .ascii
  }

  /// The same for messages that come before the options are understood.
  static func forMessages(_ arguments: [String]) -> GlyphSet {
    select(utf8: arguments.contains("--utf8"), ascii: arguments.contains("--ascii"))
  }
}

/// The few variables of the environment that the program reads.
enum Environment {
  static subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// `NO_COLOR` set to anything but nothing (no-color.org).
  static var wantsNoColor: Bool { self["NO_COLOR"].map { !$0.isEmpty } ?? false }
}
