import CSV
import Foundation
import TestKit
import Testing

@Suite("Cutting bytes into records")
struct CSVScannerTests {
  @Test(
    "csv-spectrum: every file gives the expected records",
    arguments: try Fixture.names(in: "ThirdParty/csv-spectrum/csvs", extension: "csv"))
  func spectrum(_ name: String) throws {
    let bytes = try Fixture.bytes("ThirdParty/csv-spectrum/csvs/\(name)")
    let expected = try Fixture.bytes("ThirdParty/csv-spectrum/json/\(name.dropLast(4)).json")
    let records = CSVRecords.strings(bytes)
    let header = try #require(records.first)
    let rows = records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    // The expected text of this file has another telephone number than the file, and damaged degree signs.
    if name == "location_coordinates.csv" {
      #expect(rows.count == 1)
      #expect(rows[0]["Contact Phone Number"] == "2095257564")
      #expect(rows[0]["Counties"] == "Stanislaus")
      return
    }
    let parsed = try JSONSerialization.jsonObject(with: Data(expected))
    #expect(rows == parsed as? [[String: String]])
  }

  @Test("papaparse: every well-formed case without its private options gives the expected records")
  func papaparse() throws {
    // Comments, typing, previews, escapes and renamed headers are options of that library. "first newline wins" is a rule of its
    // own: here every kind of line end ends a record.
    let known: Set = ["delimiter", "newline", "quoteChar", "skipEmptyLines", "fastMode"]
    var compared = 0
    for file in ["core_parser_tests.json", "parse_tests.json"] {
      let cases =
        try JSONSerialization.jsonObject(with: Data(Fixture.bytes("ThirdParty/papaparse/\(file)"))) as? [[String: Any]]
      for item in try #require(cases) {
        let config = item["config"] as? [String: Any] ?? [:]
        guard let input = item["input"] as? String, let expected = item["expected"] as? [String: Any],
          let data = expected["data"] as? [[String]], (expected["errors"] as? [Any] ?? []).isEmpty,
          Set(config.keys).isSubset(of: known), config["skipEmptyLines"] as? String != "greedy"
        else { continue }
        let description = item["description"] as? String ?? ""
        if description.hasPrefix("Mixed slash n") || description.hasPrefix("Bad delimiter") { continue }
        let bytes = Array(input.utf8)
        var dialect = bytes.withUnsafeBufferPointer { CSVDialectGuess.guess($0).dialect }
        if let delimiter = config["delimiter"] as? String {
          guard delimiter.utf8.count == 1, let byte = delimiter.utf8.first else { continue }
          dialect.delimiter = byte
        }
        if let quote = (config["quoteChar"] as? String)?.utf8.first { dialect.quote = quote }
        // Blank lines are no records here, and the byte order mark belongs to the guess, not to the scanner.
        let isBlank = { (record: [String]) in record.count == 1 && record[0].allSatisfy { $0 == " " } }
        let content = input.hasPrefix("\u{FEFF}") ? Array(bytes.dropFirst(3)) : bytes
        #expect(
          CSVRecords.strings(content, dialect: dialect) == data.filter { !isBlank($0) }, "\(file): \(description)")
        compared += 1
      }
    }
    #expect(compared == 84)
  }

  @Test("csvkit: CR-only line ends, a tab-separated file, a NUL byte and a header with line ends inside")
  func csvkit() throws {
    func strings(_ name: String, _ delimiter: Character = ",") throws -> [[String]] {
      CSVRecords.strings(
        try Fixture.bytes("ThirdParty/csvkit/\(name)"), dialect: CSVDialect(delimiter: delimiter.asciiValue ?? 0x2C))
    }
    #expect(try strings("mac_newlines.csv") == [["a", "b", "c"], ["1", "2", "3"], ["Once upon\ra time", "5", "6"]])
    #expect(try strings("dummy.tsv", "\t") == [["a", "b", "c"], ["1", "2", "3"]])
    #expect(try strings("null_byte.csv") == [["a", "b", "c"], ["\0", "2", "3"]])
    #expect(try strings("optional_quote_characters.csv") == [["a", "b", "c"], ["1", "2", "3"]])
    #expect(try strings("test_header_newline.csv").count == 2)
    #expect(try strings("bad.csv").map(\.count) == [3, 4, 2, 3])
    #expect(
      try CSVRecords.read(Fixture.bytes("ThirdParty/csvkit/test_latin1.csv"), dialect: CSVDialect())[2][2] == [0xA9])
  }

  /// What became of each record: its first field, or what else it was.
  private func outcomes(_ text: String) -> [String] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let blocks = CSVBlocks(bytes, range: 0..<bytes.count, size: max(bytes.count, 1), dialect: CSVDialect())
      var scanner = CSVScanner(
        bytes, range: 0..<bytes.count, dialect: CSVDialect(), singleLineFrom: blocks.singleLineFrom)
      var found: [String] = []
      withUnsafeTemporaryAllocation(of: CSVField.self, capacity: 8) { fields in
        guard let base = fields.baseAddress else { return }
        while true {
          switch scanner.next(base, capacity: 8) {
          case .record: found.append(String(decoding: CSVRecords.content(of: base[0], in: bytes), as: UTF8.self))
          case .blank: found.append("(blank)")
          case .openQuote: found.append("(open)")
          case .end: return
          }
        }
      }
      return found
    }
  }

  @Test("an open quote costs its own line, not the rest of the file")
  func openQuote() {
    #expect(outcomes("a,1\n\"b,2\nc,3\nd,4\n") == ["a", "(open)", "c", "d"])
    #expect(outcomes("a,1\nb,\"2\nc,3") == ["a", "(open)", "c"])
    #expect(outcomes("a,1\n\"b,2\n\"c\",3\nd,4\n") == ["a", "(open)", "c", "d"])
    #expect(outcomes("a,\"x\"y,1\nb,2\n") == ["a"].prefix(0) + ["(open)", "b"])
    #expect(outcomes("a,\"5\" tall\",1\nb,2\n") == ["a", "b"])
  }

  @Test("after 64 open quotes a quoted field may no longer span lines")
  func manyOpenQuotes() {
    let broken = String(repeating: "\"x\n\"y\n", count: 32)
    #expect(outcomes(broken + "\"a\nb\",1\nc,2\n").suffix(3) == ["(open)", "b\"", "c"])
    #expect(outcomes("\"a\nb\",1\nc,2\n") == ["a\nb", "c"])
  }

  @Test("lines of spaces are blank, lines with a quoted nothing are not")
  func blank() {
    #expect(outcomes("a,1\n\n  \n\"\"\nb,2\n\n") == ["a", "(blank)", "(blank)", "", "b", "(blank)"])
  }

  @Test("without a final newline the last record counts, and a CR before LF is one line end")
  func lineEnds() {
    #expect(outcomes("a\r\nb\rc\nd") == ["a", "b", "c", "d"])
    #expect(outcomes("") == [])
  }
}
