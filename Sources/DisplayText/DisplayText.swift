/// Where text stands in its field.
public enum TextAlignment: Sendable {
  /// At the start.
  case left
  /// At the end: numbers.
  case right
  /// In the middle.
  case center
}

/// Fits sanitised text into columns: cut, fill, fold. No result is wider than asked for; wide characters are never
/// halved.
public enum DisplayText {
  /// Text in at most `width` columns; where something was cut it ends with `…` (`.` in ASCII). O(length).
  public static func clip(_ text: String, to width: Int, glyphs: GlyphSet = .full) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    guard width > 0 else { return "" }
    return prefix(text, of: width - 1) + (glyphs == .ascii ? "." : "…")
  }

  /// Text clipped to and filled up to exactly `width` columns. O(length).
  public static func pad(
    _ text: String, to width: Int, alignment: TextAlignment = .left, glyphs: GlyphSet = .full
  ) -> String {
    let clipped = clip(text, to: width, glyphs: glyphs)
    let space = max(0, width - DisplayWidth.of(clipped))
    let before =
      switch alignment {
      case .left: 0
      case .right: space
      case .center: space / 2
      }
    return String(repeating: " ", count: before) + clipped + String(repeating: " ", count: space - before)
  }

  /// Text folded at spaces into lines of at most `width` columns; longer words are broken. Line feeds in the text end
  /// lines, so fold our own sentences with sanitised data in them. A width under 1 counts as 1; characters wider than
  /// that are dropped. O(length).
  public static func wrap(_ text: String, to width: Int, indent: Int = 0) -> [String] {
    let width = max(1, width)
    let margin = String(repeating: " ", count: max(0, min(indent, width - 1)))
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var columns = 0
      var isEmpty = true
      func flush() {
        lines.append(line)
        line = margin
        columns = margin.unicodeScalars.count
        isEmpty = true
      }
      for word in paragraph.split(separator: " ") {
        var rest = String(word)
        let needed = DisplayWidth.of(rest)
        if !isEmpty && columns + 1 + needed > width { flush() }
        if !isEmpty {
          line += " "
          columns += 1
        }
        while columns + DisplayWidth.of(rest) > width {
          let head = prefix(rest, of: width - columns)
          // A character wider than the whole line can never be placed.
          let cut = head.isEmpty && isEmpty ? rest.unicodeScalars.first.map { String(Character($0)) } ?? "" : head
          line += head
          rest = String(rest.unicodeScalars.dropFirst(cut.unicodeScalars.count))
          flush()
        }
        if !rest.isEmpty {
          line += rest
          columns += DisplayWidth.of(rest)
          isEmpty = false
        }
      }
      lines.append(line)
    }
    return lines
  }

  private static func prefix(_ text: String, of width: Int) -> String {
    var columns = 0
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      columns += DisplayWidth.of(scalar)
      if columns > width { break }
      kept.append(scalar)
    }
    return String(kept)
  }
}
