import CSV
import Testing

@Suite("Guessing the dialect")
struct CSVDialectGuessTests {
  private func guess(_ text: String, given: CSVDialect? = nil) -> CSVDialectGuess {
    Array(text.utf8).withUnsafeBufferPointer { CSVDialectGuess.guess($0, given: given) }
  }

  @Test(
    "each delimiter is found, with each line end, with and without a byte order mark",
    arguments: [",", ";", "\t", "|"], ["\n", "\r\n", "\r"])
  func delimiters(_ delimiter: String, _ end: String) {
    let rows =
      ["id", "x", "note"].joined(separator: delimiter) + end + "1\(delimiter)2.5\(delimiter)\"a, b; c | d\"" + end
    for mark in ["", "\u{FEFF}"] {
      let found = guess(mark + rows)
      #expect(found.dialect.delimiterName == guess(rows).dialect.delimiterName)
      #expect(found.dialect.delimiter == delimiter.utf8.first)
      #expect(found.headerStart == mark.utf8.count)
    }
  }

  @Test("a decimal comma is seen where the delimiter is a semicolon and no number has a point")
  func decimalComma() {
    #expect(guess("id;x\n1;2,5\n2;3,75\n").dialect.decimal == UInt8(ascii: ","))
    #expect(guess("id;x\n1;2.5\n2;3,75\n").dialect.decimal == UInt8(ascii: "."))
    #expect(guess("id,x\n1,2\n").dialect.decimal == UInt8(ascii: "."))
  }

  @Test("the line sep=; of a spreadsheet is obeyed and skipped")
  func declared() {
    let found = guess("sep=;\nid;x\n1;2,5\n")
    #expect(found.dialect.delimiter == UInt8(ascii: ";"))
    #expect(found.headerStart == 6)
  }

  @Test("lines of title before the header are skipped and counted")
  func preamble() {
    let found = guess("Cohort 2019\nall sites\nid,x\n1,2\n2,3\n")
    #expect(found.preambleLines == 2)
    #expect(found.headerStart == 22)
  }

  @Test("a given dialect is kept")
  func given() {
    let found = guess("id;x\n1;2\n", given: CSVDialect(delimiter: UInt8(ascii: ",")))
    #expect(found.dialect == CSVDialect(delimiter: UInt8(ascii: ",")))
  }
}
