import DisplayText
import TerminalUI
import Testing

@Suite("Line chart")
struct LineChartTests {
  private let falling = LineChart.Series(
    name: "fast", role: .groupA, points: [.init(x: 0, y: 40), .init(x: 12, y: 0)], marks: [0, 12])
  private let flat = LineChart.Series(
    name: "slow", role: .groupB, points: [.init(x: 0, y: 40), .init(x: 12, y: 40)])

  private func drawn(_ series: [LineChart.Series], _ glyphs: GlyphSet, width: Int = 30, height: Int = 7) -> Surface {
    var surface = Surface(size: Size(width: width, height: height))
    LineChart(series: series, horizontal: 0...12, vertical: 0...40)
      .draw(on: &surface, in: surface.bounds, glyphs: glyphs)
    return surface
  }

  @Test("A falling line runs from corner to corner; its name stands at its end")
  func basic() {
    #expect(
      drawn([falling], .basic).text() == """
        40┤○──┐
          │   └────┐
        20┤        └────┐
          │             └────┐
         0┤                  └─○  fast
          └┴─────────┴─────────┴
           0         6         12

        """)
  }

  @Test("ASCII draws points, with the initial as the mark")
  func ascii() {
    #expect(
      drawn([falling], .ascii).text() == """
        40+F..
          |   .....
        20+        .....
          |             .....
         0+                  ..F  fast
          ++---------+---------+
           0         6         12

        """)
  }

  @Test("In braille a level line is a row of dots")
  func braille() {
    let lines = drawn([flat], .full).text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("40┤⠉⠉⠉⠉⠉⠉"))
    #expect(lines[0].hasSuffix(" slow"))
  }

  @Test("Series in the basic set differ without colour")
  func twoSeries() {
    let text = drawn([falling, flat], .basic).text()
    #expect(text.contains("═══") && text.contains("──"))
  }

  @Test("Names of lines that end together stand in rows of their own, the moved one with its mark")
  func names() {
    var other = flat
    other.name = "other"
    other.marks = [0]
    let lines = drawn([other, flat], .basic).text().split(separator: "\n")
    #expect(lines[0].hasSuffix("  slow"))
    #expect(lines[1].hasSuffix("○ other"))
  }

  @Test("The band fills between its limits, and the line covers it")
  func band() {
    var series = flat
    series.points = [.init(x: 0, y: 20), .init(x: 12, y: 20)]
    series.band = [.init(x: 0, low: 10, high: 30), .init(x: 12, low: 10, high: 30)]
    let surface = drawn([series], .basic)
    #expect(surface.roleMap().split(separator: "\n")[1].hasPrefix("..fnnnn"))
    #expect(surface.text().split(separator: "\n")[2].hasPrefix("20┤────"))
    #expect(surface.text().split(separator: "\n")[3].hasPrefix("  │░░░░"))
  }

  @Test("A step line keeps its level until the next point")
  func steps() {
    let series = LineChart.Series(
      name: "", role: .groupA, points: [.init(x: 0, y: 40), .init(x: 6, y: 0), .init(x: 12, y: 0)], isStep: true)
    let lines = drawn([series], .basic).text().split(separator: "\n")
    #expect(lines[0].hasPrefix("40┤─────────────"))
    #expect(lines[4].hasSuffix("──────────"))
  }

  @Test("Any numbers and any size: nothing traps, nothing outside", arguments: 0..<60)
  func law(seed: UInt64) {
    var random = SplitMix(seed: seed)
    func number() -> Double {
      [.nan, .infinity, -.infinity, 1e300, -1e300, 0, 5, 40, 41, -3][Int(random.next() % 10)]
    }
    let series = LineChart.Series(
      name: "漢字 group", role: .groupA, points: (0..<5).map { .init(x: Double($0) * 3, y: number()) },
      band: (0..<5).map { .init(x: Double($0) * 3, low: number(), high: number()) }, marks: [0, 3, number()],
      isStep: random.next() % 2 == 0)
    let rect = Rect(x: 2, y: 1, width: Int(random.next() % 40), height: Int(random.next() % 12))
    for glyphs in GlyphSet.allCases {
      var surface = Surface(size: Size(width: 44, height: 15))
      LineChart(series: [series, falling], horizontal: 0...12, vertical: 0...40).draw(
        on: &surface, in: rect, glyphs: glyphs)
      for y in 0..<15 {
        for x in 0..<44 where !(x >= rect.x && x < rect.maxX && y >= rect.y && y < rect.maxY) {
          #expect(surface[x, y] == GridCell())
        }
      }
    }
  }

  @Test func `Strips under the axis say what holds until the next label, and what happened`() {
    var surface = Surface(size: Size(width: 30, height: 10))
    LineChart(
      series: [falling], horizontal: 0...12, vertical: 0...40,
      strips: [
        .init(labels: [.init(x: 0, text: "2"), .init(x: 6, text: "4B")], end: 12),
        .init(labels: [.init(x: 12, text: "death")]),
      ]
    ).draw(on: &surface, in: Rect(x: 0, y: 0, width: 30, height: 10), glyphs: .ascii)
    let rows = surface.text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[8].contains("2-----") && rows[8].contains("-4B---"))
    #expect(rows[9].hasSuffix("death"))
  }

  @Test func `A low plot gives its strips up, the last first`() {
    for (height, shown) in [(8, 2), (7, 1), (6, 0)] {
      var surface = Surface(size: Size(width: 30, height: height))
      LineChart(
        series: [falling], horizontal: 0...12, vertical: 0...40,
        strips: [.init(labels: [.init(x: 0, text: "first")]), .init(labels: [.init(x: 0, text: "second")])]
      ).draw(on: &surface, in: Rect(x: 0, y: 0, width: 30, height: height), glyphs: .ascii)
      #expect(["first", "second"].filter { surface.text().contains($0) }.count == shown)
    }
  }
}
