import DisplayText
import TerminalUI
import Testing

@testable import Explorer

@Suite("Panels of a stratum")
struct PanelTests {
  private static let base = Result { try HeadlessSession() }

  @Test(
    "keep within their rectangle at any size, in any glyphs", arguments: StratumPanelRegistry.all.map(\.id),
    [GlyphSet.full, .ascii])
  func bounds(_ id: String, _ glyphs: GlyphSet) throws {
    var session = try PanelTests.base.get()
    session.press(":glyphs <Space> \(glyphs.rawValue) <Enter>")
    let analysis = try #require(session.state.analysis)
    let panel = try #require(StratumPanelRegistry.all.first { $0.id == id })
    let whole = Size(width: 150, height: 44)
    var state = session.state
    state.size = whole
    for stratum in [0, 1, 4] {
      for width in stride(from: 40, through: 140, by: 3) {
        for height in [6, 9, 12, 16, 24, 38] {
          for isFramed in [true, false] {
            let rect = Rect(x: 3, y: 2, width: width, height: height)
            var canvas = Canvas(state)
            canvas.surface.fill(Rect(x: 0, y: 0, width: whole.width, height: whole.height), "~")
            canvas.surface.fill(rect, " ")
            panel.draw(
              StratumSight(
                stratum: stratum, analysis: analysis, rect: rect, isFramed: isFramed, isRowInSight: false), &canvas)
            let lines = canvas.surface.text().split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
            for (y, line) in lines.enumerated() {
              let isInside = y >= rect.y && y < rect.maxY
              let outside = isInside ? line[..<rect.x] + line[rect.maxX...] : line[...]
              #expect(outside.allSatisfy { $0 == "~" }, "\(id) \(width)x\(height), line \(y): \(String(line))")
              if isFramed, isInside {
                let edges = Set("│┌┐└┘|+")
                #expect(
                  edges.contains(line[rect.x]) && edges.contains(line[rect.maxX - 1]),
                  "\(id) \(width)x\(height), line \(y): \(String(line))")
              }
            }
          }
        }
      }
    }
  }
}
