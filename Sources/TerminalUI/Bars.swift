public import DisplayText

/// Bars of eighths: small histograms and proportions inside a line of text.
public enum Bars {
  /// One character per value, its height in proportion to the largest: `▁▂▃▅▇`; `_-=#` in ASCII. 0 is a space, a
  /// missing or negative value `·` (`.`). O(count).
  public static func sparkline(_ values: [Double?], glyphs: GlyphSet) -> String {
    let steps = glyphs == .ascii ? Array("_-=#") : Array("▁▂▃▄▅▆▇█")
    let largest = values.compactMap(\.self).filter(\.isFinite).max() ?? 0
    return String(
      values.map { value -> Character in
        guard let value, value.isFinite, value >= 0 else { return glyphs == .ascii ? "." : "·" }
        guard value > 0, largest > 0 else { return " " }
        let step = (value / largest * Double(steps.count)).rounded(.up)
        return steps[max(0, min(steps.count - 1, Int(step) - 1))]
      })
  }

  /// A horizontal bar of `fraction` (0 to 1) of `width` columns: whole blocks and one of eighths; `#` in ASCII.
  /// Filled with spaces to the width. O(width).
  public static func horizontal(fraction: Double, width: Int, glyphs: GlyphSet) -> String {
    guard width > 0, !fraction.isNaN else { return String(repeating: " ", count: max(0, width)) }
    let filled = min(1, max(0, fraction)) * Double(width)
    if glyphs != .full {
      let whole = Int(filled.rounded())
      let block = glyphs == .ascii ? "#" : "█"
      return String(repeating: block, count: whole) + String(repeating: " ", count: width - whole)
    }
    let eighths = Int((filled * 8).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let text = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    return DisplayText.pad(text, to: width)
  }
}
