import Clinical
import Statistics
import Testing

@testable import Reports

@Suite struct SeparatedFormatTests {
  @Test("Words come back through the reader as they were", arguments: ["csv", "tsv"])
  func `words`(_ id: String) throws {
    let format = try #require(ExportFormat.format(id))
    let words = JSONFormatTests.hostile + ["a,b", "a\tb", "say \"no\"", "a;b", "\"", "two\nlines", " spaces "]
    // A second column, because a record of nothing but spaces reads back as a blank line.
    var table = Documents.column(words.map { .text($0) })
    table.columns.append(TableColumn(id: "n", title: "n"))
    for row in words.indices { table.rows[row].cells.append(.integer(row)) }
    let records = Documents.separated(Documents.document(table), format).records
    let plain = words.map { word in
      guard let first = word.unicodeScalars.first, "=+-@#\t\r\n".unicodeScalars.contains(first) else { return word }
      return "'" + word
    }
    #expect(records.count == words.count + 1)
    for (row, word) in plain.enumerated() where row + 1 < records.count {
      #expect(records[row + 1] == [word, "\(row)"], "\(word.debugDescription)")
    }
  }

  @Test("No text begins as a formula or a comment", arguments: ["csv", "tsv"])
  func `formulas`(_ id: String) throws {
    let format = try #require(ExportFormat.format(id))
    let payloads = [
      "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0", "＝1", "＋1", "－1", "＠A", "#12",
    ]
    var table = Documents.column(payloads.map { .text($0) })
    table.columns[0].id = "=column"
    let records = Documents.separated(Documents.document(table), format).records
    #expect(records == [["'=column"]] + payloads.map { ["'" + $0] })
  }

  @Test func `Levels of a stratum are made inert and its numbers are not touched`() {
    var table = Documents.column([.count(30), .number(-1.5, digits: 1)])
    table.columns[0].id = "stratum"
    for row in 0...1 { table.rows[row].path = [TableRow.PathStep(axis: "=axis", level: "=level")] }
    let records = Documents.separated(Documents.document(table)).records
    #expect(records == [["'=axis", "stratum"], ["'=level", "30"], ["'=level", "-1.5"]])
  }

  @Test func `Head lines are comments of one line that no spreadsheet runs`() {
    var table = Documents.column([.integer(1)], privacy: .patientLevel)
    table.notes = ["a note\nof two\u{2028}lines, =1+1;@x,\t\"q"]
    var document = Documents.document(table)
    document.provenance.inputs[0].name = "x,=HYPERLINK(1)\r\n\"y\""
    let (head, records) = Documents.separated(document)
    #expect(records == [["x"], ["1"]])
    #expect(head.first == "# PATIENT-LEVEL")
    #expect(head.contains("# alstrata 0"))
    #expect(head.contains("# input: x,'=HYPERLINK(1) \"y\", SHA-256 00"))
    #expect(head.contains("# command: alstrata test"))
    #expect(head.contains("# disclosure: off"))
    #expect(head.contains("# seed: 7"))
    #expect(head.contains("# a note of two lines, '=1+1;'@x,'\t'\"q"))
    #expect(head.contains { $0.contains("after an apostrophe") })
  }

  @Test func `Every record has the fields of the header, whatever its cells are`() {
    let cells: [Cell] = [
      .estimate(Estimate(value: -0.0, low: -1, high: 1e-5), digits: 1), .text("a"), .count(1), .integer(2),
      .number(0.5, digits: 1), .percent(0.5, digits: 0), .missing(MissingReason("m")), .withheld, .empty,
    ]
    let records = Documents.separated(Documents.document(Documents.column(cells))).records
    #expect(records.first == ["x", "x_low", "x_high"])
    #expect(records.dropFirst().first == ["0", "-1", "1e-05"])
    #expect(records.allSatisfy { $0.count == 3 })
    #expect(records.count == cells.count + 1)
    let patients = Documents.separated(Documents.document(Documents.column(cells, privacy: .patientLevel))).records
    #expect(patients.allSatisfy { $0.count == 1 })
  }

  @Test func `Only the first section is written, and the head says so`() {
    var document = Documents.document(Documents.column([.integer(1)]))
    document.sections.append(Section(Documents.column([.integer(2)]), name: "others"))
    let (head, records) = Documents.separated(document)
    #expect(records == [["x"], ["1"]])
    #expect(head.contains("# this file holds rows; others are in the JSON"))
    document.sections = []
    #expect(ExportFormat.csv.encode(document).isEmpty)
  }
}
