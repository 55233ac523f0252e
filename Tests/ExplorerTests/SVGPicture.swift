import TerminalUI

/// A surface as an SVG picture: one rectangle a reversed run, one text a run of equal look. Cell positions are fixed by
/// `textLength`, so that every monospaced font gives the same picture.
enum SVGPicture {
  private static let cellWidth = 8.4
  private static let cellHeight = 18.0
  private static let background = "#14171c"
  private static let foreground = "#d8dee6"

  static func draw(_ surface: Surface, title: String) -> String {
    let width = Double(surface.size.width) * cellWidth + 24
    let height = Double(surface.size.height) * cellHeight + 24
    let theme = Theme(colors: 256)
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(number(width)) \(number(height))\" "
        + "role=\"img\" aria-label=\"\(escaped(title))\" "
        + "font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\">",
      "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"\(background)\"/>",
    ]
    for y in 0..<surface.size.height {
      var x = 0
      while x < surface.size.width {
        let start = x
        let role = surface[x, y].role
        var text = String.UnicodeScalarView()
        while x < surface.size.width, surface[x, y].role == role {
          if surface[x, y].width > 0 { text.append(Unicode.Scalar(surface[x, y].scalar) ?? " ") }
          x += 1
          // A run ends with a word, so that fonts of other widths cannot push the next one.
          if surface[x - 1, y].scalar == 0x20, x < surface.size.width, surface[x, y].scalar != 0x20 { break }
        }
        lines += run(String(text), column: start, columns: x - start, row: y, style: theme[role])
      }
    }
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  private static func run(_ text: String, column: Int, columns: Int, row: Int, style: Style) -> [String] {
    let isReversed = style.attributes & GridCell.Attribute.reverse != 0
    let isBlank = text.allSatisfy { $0 == " " }
    let x = Double(column) * cellWidth + 12
    let y = Double(row) * cellHeight + 12
    let width = Double(columns) * cellWidth
    var lines: [String] = []
    if isReversed {
      lines.append(
        "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width + 0.6))\" "
          + "height=\"\(number(cellHeight))\" fill=\"\(foreground)\"/>")
    }
    guard !isBlank else { return lines }
    let color = isReversed ? background : style.foreground.map(palette) ?? foreground
    let weight = style.attributes & GridCell.Attribute.bold != 0 ? " font-weight=\"bold\"" : ""
    lines.append(
      "<text x=\"\(number(x))\" y=\"\(number(y + 13.5))\" textLength=\"\(number(width))\" xml:space=\"preserve\" "
        + "fill=\"\(color)\"\(weight)>\(escaped(text))</text>")
    return lines
  }

  /// The colour of a number of the 256-colour palette, cube and greys; brighter than the terminal's own on dark ground.
  private static func palette(_ index: UInt8) -> String {
    guard index >= 16 else { return foreground }
    if index >= 232 {
      let level = 8 + 10 * (Int(index) - 232)
      return hex(level, level, level)
    }
    func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
    let cube = Int(index) - 16
    return hex(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
  }

  private static func hex(_ red: Int, _ green: Int, _ blue: Int) -> String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(character)
      }
    }.joined()
  }
}
