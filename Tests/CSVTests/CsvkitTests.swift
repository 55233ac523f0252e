import TestKit
import Testing

@testable import CSV

@Suite("The example files of csvkit")
struct CsvkitTests {
  private struct Read {
    var text: DecodedText
    var guess: CSVDialectGuess
    /// Header, if there is one, and rows.
    var records: [[String]]
  }

  private func read(_ name: String, _ given: CSVDialectChoices = CSVDialectChoices()) throws -> Read {
    let text = TextDecoding.decode(try Fixture.bytes("ThirdParty/csvkit/\(name)"))
    let guess = text.bytes.withUnsafeBufferPointer { CSVDialectGuess.guess($0, given: given) }
    let table = Array(text.bytes[guess.headerStart..<guess.dataEnd])
    return Read(text: text, guess: guess, records: CSVRecords.strings(table, dialect: guess.dialect))
  }

  @Test(
    "small files give the records that are seen in them",
    arguments: [
      ("mac_newlines.csv", [["a", "b", "c"], ["1", "2", "3"], ["Once upon\ra time", "5", "6"]]),
      ("dummy.tsv", [["a", "b", "c"], ["1", "2", "3"]]), ("null_byte.csv", [["a", "b", "c"], ["\0", "2", "3"]]),
      ("optional_quote_characters.csv", [["a", "b", "c"], ["1", "2", "3"]]),
      ("sniff_limit.csv", [["a", "b", "c"], ["1", "2", "3"]]),
      ("test_utf16_big.csv", [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]]),
      ("test_utf16_little.csv", [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]]),
      ("test_utf8.csv", [["foo", "bar", "baz"], ["1", "2", "3"], ["4", "5", "ʤ"]]),
      ("test_utf8_bom.csv", [["foo", "bar", "baz"], ["1", "2", "3"], ["4", "5", "ʤ"]]),
      ("test_latin1.csv", [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "©"]]),
      (
        "test_header_newline.csv",
        [["\t\n\u{B}\u{C}\r start \t\n\u{B}\u{C}\r end \t\n\u{B}\u{C}\r", "b", "c"], ["d", "e", "f"]]
      ),
      ("test_skip_lines.csv", [["a", "b", "c"], ["1", "2", "3"]]),
      ("test_no_leading_zeroes.csv", [["a", "b", "c"], ["01", "00.11", "0.1"]]),
    ] as [(String, [[String]])])
  func small(_ name: String, _ expected: [[String]]) throws {
    let found = try read(name)
    #expect(found.records == expected)
    #expect(found.guess.dialect.hasHeader)
    #expect(found.guess.preambleLines == 0)
  }

  @Test(
    "ragged files keep every line as a record",
    arguments: [
      ("bad.csv", [3, 4, 2, 3]), ("bad_skip_lines.csv", [3, 4, 2, 3]), ("test_join_short_rows.csv", [3, 2, 2, 3]),
      ("test_empty_columns.csv", [5, 5, 4, 5]), ("test_empty_columns_long_row.csv", [3, 4]),
      ("test_empty_columns_short_row.csv", [3, 2]), ("test_extra_header.csv", [4, 3]),
    ])
  func ragged(_ name: String, _ widths: [Int]) throws {
    let found = try read(name)
    #expect(found.records.map(\.count) == widths)
    #expect(found.guess.footerLines == 0)
  }

  @Test("files of numbers only have no header", arguments: ["", "2", "3"])
  func noHeader(_ number: String) throws {
    let found = try read("no_header_row\(number).csv")
    #expect(!found.guess.dialect.hasHeader)
    #expect(found.records.first == (number == "2" ? ["4", "5", "6"] : ["1", "2", "3"]))
    let asked = try read("no_header_row\(number).csv", CSVDialectChoices(hasHeader: true))
    #expect(asked.guess.dialect.hasHeader)
  }

  @Test("numbers with a decimal comma and points between thousands are those of the converted file")
  func locale() throws {
    let found = try read("test_locale.csv")
    let converted = try read("test_locale_converted.csv")
    #expect(found.guess.dialect.decimal == UInt8(ascii: ","))
    #expect(found.guess.dialect.grouping == UInt8(ascii: "."))
    let dialect = found.guess.dialect
    let numbers = found.records[1].map {
      NumberField.parse($0, decimal: dialect.decimal, grouping: dialect.grouping)
    }
    #expect(numbers == converted.records[1].map { NumberField.parse($0) })
    #expect(numbers == [.number(1.7), .number(200_000_000), .blank])
  }

  @Test("dates with the day first are those of the converted file")
  func dates() throws {
    let converted = try read("test_date_format_converted.csv").records.dropFirst().map { DateField.parse($0[0]) }
    let found = try read("test_date_format.csv").records.dropFirst().map { record -> DateField in
      guard case .unordered(let day, let month, let year) = DateField.parse(record[0]) else { return .notADate }
      return DateField.day(year, month, day)
    }
    #expect(found == converted)
    #expect(found.count == 2)
  }

  @Test("words for nothing are what is blank in the converted file")
  func blanks() throws {
    let converted = try read("blanks_converted.csv", CSVDialectChoices(hasHeader: true))
    #expect(converted.records == [["a", "b", "c", "d", "e", "f"], ["", "", "", "", "", ""]])
    for field in try read("blanks.csv").records[1] {
      switch Array(field.utf8).withUnsafeBufferPointer({ CSVCellLook($0) }) {
      case .blank, .missing: break
      case .number, .date, .text: Issue.record("\(field) is not missing")
      }
    }
  }

  @Test("a public spreadsheet: title above, note of two lines below, thousands that could be decimals")
  func recipients2010() throws {
    let found = try read("Datagov_FY10_EDU_recp_by_State.csv")
    #expect(found.records.first?.prefix(2) == ["State Name", "State Abbreviate"])
    #expect(found.records.last?.prefix(2) == ["PHILIPPINES", "PH"])
    #expect(found.guess.footerLines == 2)
    #expect(found.guess.preambleLines == 2)
    #expect(found.guess.dialect.grouping == nil)
    #expect(found.guess.reasons.contains { $0.contains("could be a thousand or a decimal") })
  }

  @Test("a public spreadsheet: every line of the file is a record")
  func recipients2009() throws {
    let found = try read("FY09_EDU_Recipients_by_State.csv")
    #expect(found.records.count == found.text.bytes.count { $0 == 0x0A })
    #expect(found.guess.preambleLines == 0)
    #expect(found.guess.footerLines == 0)
  }
}
