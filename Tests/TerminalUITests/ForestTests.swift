import DisplayText
import TerminalUI
import Testing

@Suite("Forest plot")
struct ForestTests {
  /// From −1 to 1 in 11 columns: one column is 0.2, the reference stands in column 5.
  private func drawn(_ row: ForestRow?, _ glyphs: GlyphSet = .full) throws -> String {
    let axis = try #require(ForestAxis(low: -1, high: 1))
    var surface = Surface(size: Size(width: 11, height: 1))
    ForestRow.draw(row, on: &surface, in: surface.bounds, axis: axis, glyphs: glyphs)
    return String(surface.text().dropLast())
  }

  @Test("An interval inside the axis has caps, and crosses the reference line")
  func inside() throws {
    let row = ForestRow(estimate: 0.2, low: -0.2, high: 0.6)
    #expect(try drawn(row) == "    ├┼■─┤")
    #expect(try drawn(row, .basic) == "    ├┼■─┤")
    #expect(try drawn(row, .ascii) == "    |+#-|")
    #expect(try drawn(ForestRow(estimate: 0.6, low: 0.2, high: 0.8, isSmall: true)) == "     ┊├─▪┤")
  }

  @Test("An interval that leaves the axis ends in an arrowhead")
  func leaving() throws {
    #expect(try drawn(ForestRow(estimate: 0.4, low: -0.4, high: 7)) == "   ├─┼─■──▸")
    #expect(try drawn(ForestRow(estimate: -0.4, low: -.infinity, high: .infinity)) == "◂──■─┼────▸")
    #expect(try drawn(ForestRow(estimate: 3, low: 2, high: 4)) == "     ┊    ▸")
    #expect(try drawn(ForestRow(estimate: -3, low: -4, high: -2), .ascii) == "<    :")
  }

  @Test("Without numbers only the reference line stands")
  func missing() throws {
    #expect(try drawn(nil) == "     ┊")
    #expect(try drawn(ForestRow(estimate: .nan, low: 0, high: 1)) == "     ┊")
  }

  @Test("The axis has round ticks with labels and its unit")
  func axis() throws {
    let axis = try #require(ForestAxis(low: -1, high: 1))
    var surface = Surface(size: Size(width: 41, height: 2))
    axis.draw(on: &surface, in: surface.bounds, glyphs: .full)
    #expect(
      surface.text() == """
        ┴─────────┴─────────┴─────────┴─────────┴
        −1.0    −0.5       0.0       0.5      1.0

        """)
    #expect(ForestAxis(low: 1, high: 1) == nil)
    #expect(ForestAxis(low: .nan, high: 1) == nil)
    let wide = try #require(ForestAxis.covering([-0.5, 1.5, .infinity]))
    #expect(wide.low <= -0.5 && wide.high >= 1.5 && wide.high < 2)
  }

  @Test("No row ever writes outside its rectangle", arguments: 0..<40)
  func law(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let axis = try #require(ForestAxis(low: -1, high: 2))
    for _ in 0..<50 {
      func number() -> Double { Double(Int64(bitPattern: random.next() % 2000)) / 100 - 10 }
      let ends = [number(), number()].sorted()
      var surface = Surface(size: Size(width: 20, height: 3))
      let rect = Rect(x: 5, y: 1, width: Int(random.next() % 12), height: 1)
      ForestRow.draw(
        ForestRow(estimate: number(), low: ends[0], high: ends[1]), on: &surface, in: rect, axis: axis, glyphs: .full)
      for y in 0..<3 {
        for x in 0..<20 where !(y == 1 && x >= rect.x && x < rect.maxX) { #expect(surface[x, y] == GridCell()) }
      }
    }
  }
}
