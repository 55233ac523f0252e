import Clinical
import DisplayText
import Statistics
import Testing

@testable import Reports

@Suite struct TextFormatTests {
  @Test("The benefit of the demonstration cohort fits the page", arguments: ["onset", "onset,stage", "stage,age,sex"])
  func `page`(_ axes: String) throws {
    let projection = try Demonstration.projection(by: axes, scenario: "adjusted")
    let document = Documents.document(Disclosure.cms.protect(benefitTable(projection)).table)
    for glyphs in GlyphSet.allCases {
      let text = TextLayout(glyphs: glyphs).text(document)
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= 80, "\(line)")
        #expect(!line.hasSuffix(" "))
      }
      if glyphs == .ascii { #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) }) }
    }
  }

  @Test func `Wide characters take two columns and marks none`() {
    let table = Table(
      id: "t", title: "T", privacy: .open,
      columns: [TableColumn(id: "a", title: "a", alignment: .left), TableColumn(id: "n", title: "n")],
      rows: ["abcd", "中文", "e\u{301}", "한"].map { TableRow(cells: [.text($0), .integer(7)]) })
    let lines = Documents.text(table)
    let rows = lines.filter { $0.hasSuffix("7") }
    #expect(rows.count == 4)
    #expect(Set(rows.map { DisplayWidth.of($0) }) == [7])
    #expect(rows.contains("中文  7"))
    #expect(rows.contains("한    7"))
  }

  @Test func `The ASCII page has no other byte`() throws {
    var table = Documents.column([
      .text("ΔFS ≥ 20 % — “α” 中 👩🏽‍⚕️ \u{1B}[31m"), .number(-1.5, digits: 1), .missing(MissingReason("−")),
      .estimate(Estimate(value: -1, low: -2, high: 1), digits: 1),
    ])
    table.title = "Überleben · τ"
    table.columns[0].title = "Δ slope"
    table.columns[0].unit = "µg/l"
    table.notes = ["— early − late ≥ 0"]
    let text = TextLayout(glyphs: .ascii).text(Documents.document(table))
    #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) }, "\(text)")
    #expect(text.contains("-1.5"))
  }

  @Test func `Nothing in a cell can move the cursor or end a line`() {
    let table = Documents.column(JSONFormatTests.hostile.map { .text($0) })
    let text = TextLayout(glyphs: .full).text(Documents.document(table))
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) && scalar != "\u{202E}")
    }
  }

  @Test func `Children are indented under their parent and patients are headed so`() {
    var table = Documents.column([.text("all"), .text("bulbar")], privacy: .patientLevel)
    table.columns[0].alignment = .left
    table.rows[1].depth = 1
    let lines = Documents.text(table)
    #expect(lines.first == "PATIENT-LEVEL")
    #expect(lines.contains("all"))
    #expect(lines.contains("  bulbar"))
  }

  @Test func `A table wider than the page goes on below with its first column again`() {
    let columns = (0..<30).map { TableColumn(id: "c\($0)", title: "column \($0)") }
    let table = Table(
      id: "t", title: "T", privacy: .open, columns: columns,
      rows: [TableRow(cells: (0..<30).map { .integer(1000 + $0) })])
    let lines = Documents.text(table)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 })
    // 8 columns for the first, then 10 or 11 each: 7 + 6 + 6 + 6 + 4 beside it.
    #expect(lines.filter { $0.contains("1000") }.count == 5)
    for column in 0..<30 { #expect(lines.contains { $0.contains("\(1000 + column)") }) }
  }

  @Test("A long or wide label does not break the page", arguments: [40, 80, 120])
  func `labels`(_ width: Int) {
    let columns =
      [TableColumn(id: "stratum", title: "Stratum", alignment: .left)]
      + (0..<5).map { TableColumn(id: "c\($0)", title: "c\($0)") }
    let label = String(repeating: "中文", count: 60)
    let table = Table(
      id: "t", title: label, privacy: .open, columns: columns,
      rows: [TableRow(cells: [.text(label)] + (0..<5).map { .integer($0) })], notes: [label])
    let lines = TextLayout(glyphs: .full, width: width).lines(Section(table, name: "rows"))
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
  }
}
