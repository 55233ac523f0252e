import Clinical
import Foundation
import Statistics
import Testing

@testable import Reports

@Suite struct JSONFormatTests {
  /// Quotes, escapes, every control character, line separators, emoji, combining and invisible characters.
  static let hostile =
    (0..<0x20).map { "a" + String(Character(Unicode.Scalar(UInt8($0)))) + "b" } + [
      "\"", "\\", "\\u", "\\uD800", "\\n", "</script>", "/", "\u{7F}", "\u{2028}", "\u{2029}", "a\u{FEFF}b", "\u{FFFD}",
      "\u{202E}abc", "👩🏽‍⚕️", "🇩🇪", "e\u{301}", "\u{10FFFF}", "", " ", "=1+1", "null", "{\"a\":1}", "\r\n", "中文",
    ]

  @Test func `Hostile words come back as they were, in names too`() throws {
    let table = Documents.column(Self.hostile.map { .text($0) })
    for (row, word) in zip(try Documents.rows(Documents.document(table)), Self.hostile) {
      #expect(row["x"] as? String == word, "\(word.debugDescription)")
    }
    for word in Self.hostile {
      var table = Documents.column([.integer(1)])
      table.columns[0].id = word
      table.notes = [word]
      var document = Documents.document(table)
      document.provenance.command = word
      #expect(try Documents.rows(document).first?[word] as? Int == 1)
      let json = try Documents.json(document)
      #expect(json["notes"] as? [String] == [word])
      #expect((json["provenance"] as? [String: Any])?["command"] as? String == word)
    }
  }

  @Test func `A byte order mark at the start of a word is written`() {
    // JSONSerialization takes it for a mark of the encoding when it reads, so the bytes are looked at.
    let bytes = ExportFormat.json.encode(Documents.document(Documents.column([.text("\u{FEFF}")])))
    #expect(bytes.firstRange(of: [0x22, 0xEF, 0xBB, 0xBF, 0x22]) != nil)
  }

  @Test func `Numbers are numbers and a missing value is an object with its reason`() throws {
    let rows = try Documents.rows(
      Documents.document(
        Documents.column([
          .count(3), .integer(-4), .number(0.1, digits: 0), .percent(0.25, digits: 0),
          .estimate(Estimate(value: 0.1, low: -0.2, high: 0.3), digits: 1), .missing(MissingReason("no visits")),
          .withheld, .empty,
        ])))
    #expect(rows[0]["x"] as? Int == 3)
    #expect(rows[1]["x"] as? Int == -4)
    #expect(rows[2]["x"] as? Double == 0.1)
    #expect(rows[3]["x"] as? Double == 0.25)
    let estimate = try #require(rows[4]["x"] as? [String: Any])
    #expect(estimate["value"] as? Double == 0.1)
    #expect(estimate["low"] as? Double == -0.2)
    #expect(estimate["high"] as? Double == 0.3)
    #expect(estimate["level"] as? Double == 0.95)
    #expect(estimate["unit"] as? String == "points")
    #expect(estimate.count == 5)
    #expect(rows[5]["x"] as? [String: String] == ["reason": "no visits"])
    #expect(rows[6]["x"] as? [String: String] == ["reason": "disclosure"])
    #expect(rows[7].isEmpty)
  }

  @Test func `In patient-level rows a missing value is null with its reason beside it`() throws {
    let table = Documents.column(
      [.missing(MissingReason("no visits")), .number(2.5, digits: 1)], privacy: .patientLevel)
    let rows = try Documents.rows(Documents.document(table))
    #expect(rows[0]["x"] is NSNull)
    #expect(rows[0]["x_reason"] as? String == "no visits")
    #expect(rows[1]["x"] as? Double == 2.5)
    #expect(rows[1].count == 1)
  }

  @Test func `Schema and provenance are there`() throws {
    var document = Documents.document(Documents.column([]))
    document.fields = ["more": .array([.bool(true), .null])]
    document.provenance.scenario = "blinded"
    document.provenance.seed = .max
    let json = try Documents.json(document)
    #expect(json["schema"] as? String == "alstrata.test/1")
    #expect((json["rows"] as? [Any])?.isEmpty == true)
    #expect((json["more"] as? [Any])?.count == 2)
    let provenance = try #require(json["provenance"] as? [String: Any])
    // As text: 2⁶⁴ − 1 is no exact number for most readers.
    #expect(provenance["seed"] as? String == "18446744073709551615")
    #expect(provenance["scenario"] as? String == "blinded")
    #expect(provenance["disclosure"] as? String == "off")
    #expect(provenance["synthetic"] as? Bool == false)
    #expect((provenance["inputs"] as? [[String: String]]) == [["name": "a.csv", "sha256": "00"]])
  }

  @Test func `The place of a stratum is its path`() throws {
    var table = Documents.column([.count(30), .count(20)])
    table.columns[0].id = "stratum"
    table.rows[1].parent = 0
    table.rows[1].path = [TableRow.PathStep(axis: "onset", level: "bulbar")]
    let rows = try Documents.rows(Documents.document(table))
    #expect((rows[0]["path"] as? [Any])?.isEmpty == true)
    #expect(rows[1]["path"] as? [[String: String]] == [["axis": "onset", "level": "bulbar"]])
  }
}
