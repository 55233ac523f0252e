/// The one gate between data and any sink a person reads (screen, text table, message). Every byte of a file, a file
/// name or an argument passes through it.
public enum Sanitizer {
  /// Combining marks kept on one base character; further ones are dropped and shown as one `�`.
  public static let markLimit = 2

  /// Text with every control, bidirectional, zero-width and other invisible character replaced by a visible stand-in
  /// (`␛`, `<U+202E>`; in ASCII `?`); transliterated for `.ascii`. Never moves a cursor, never ends a line.
  ///
  /// Also replaced: private use, unassigned code points, characters newer than Unicode 14 and those whose width
  /// terminals disagree on. Letters with combining marks are composed where Unicode has one character for them.
  /// Idempotent. O(length).
  public static func sanitize(_ text: String, for glyphs: GlyphSet = .full) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var output = ""
    output.reserveCapacity(text.utf8.count)
    for character in text {
      let scalars = character.unicodeScalars
      if let first = scalars.first, scalars.count == 1, first.value >= 0x20 && first.value < 0x7F {
        output.unicodeScalars.append(first)
      } else if glyphs == .ascii {
        output += Transliteration.ascii(character)
      } else {
        append(character, to: &output, glyphs)
      }
    }
    return output
  }

  /// Whether a scalar may be drawn as it is, on a base character if it is a combining mark.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x20 || (value >= 0x7F && value < 0xA0) { return false }
    if value < 0x300 { return value != 0xAD }
    if value >= 0x2500 && value < 0x2600 { return true }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return false
    default: break
    }
    if properties.isDefaultIgnorableCodePoint { return false }
    guard let age = properties.age, age.major <= 14 else { return false }
    // Hexagrams and circled numbers on black squares: 1 column by Unicode 14, 2 by the C library and by Unicode 16.
    return !((value >= 0x4DC0 && value < 0x4E00) || (value >= 0x3248 && value < 0x3250))
  }

  private static func append(_ character: Character, to output: inout String, _ glyphs: GlyphSet) {
    let scalars = character.unicodeScalars
    if scalars.count > 1, scalars.count <= 3, let composed = Composition.scalar(of: character) {
      output.unicodeScalars.append(composed)
      return
    }
    var marks = 0
    var hasBase = false
    var isOverflowShown = false
    for scalar in scalars {
      if !isPrintable(scalar) {
        output += standIn(scalar, glyphs)
        hasBase = false
      } else if DisplayWidth.of(scalar) == 0 {
        if !hasBase {
          output += codePoint(scalar)
        } else if marks < markLimit {
          output.unicodeScalars.append(scalar)
          marks += 1
        } else if !isOverflowShown {
          output += "\u{FFFD}"
          isOverflowShown = true
        }
      } else {
        output.unicodeScalars.append(scalar)
        hasBase = true
        marks = 0
      }
    }
  }

  private static func standIn(_ scalar: Unicode.Scalar, _ glyphs: GlyphSet) -> String {
    if glyphs == .full {
      if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) { return String(Character(picture)) }
      if scalar.value == 0x7F { return "␡" }
    }
    return codePoint(scalar)
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}
