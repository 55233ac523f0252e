import CSV
import Testing

@Suite("Guessing the dialect")
struct CSVDialectGuessTests {
  private func guess(_ text: String, given: CSVDialectChoices = CSVDialectChoices()) -> CSVDialectGuess {
    Array(text.utf8).withUnsafeBufferPointer { CSVDialectGuess.guess($0, given: given) }
  }

  /// Header and rows as the guess cuts them.
  private func records(_ text: String, given: CSVDialectChoices = CSVDialectChoices()) -> [[String]] {
    let found = guess(text, given: given)
    return CSVRecords.strings(Array(Array(text.utf8)[found.headerStart..<found.dataEnd]), dialect: found.dialect)
  }

  // MARK: Delimiter

  @Test(
    "each delimiter is found, with each line end, with and without a byte order mark",
    arguments: [",", ";", "\t", "|"], ["\n", "\r\n", "\r"])
  func delimiters(_ delimiter: String, _ end: String) {
    let rows =
      ["id", "x", "note"].joined(separator: delimiter) + end + "1\(delimiter)2.5\(delimiter)\"a, b; c | d\"" + end
    for mark in ["", "\u{FEFF}"] {
      let found = guess(mark + rows)
      #expect(found.dialect.delimiter == delimiter.utf8.first)
      #expect(found.headerStart == mark.utf8.count)
      #expect(found.fieldCount == 3)
    }
  }

  @Test("decimal commas in every row do not make the comma the delimiter")
  func commasInNumbers() {
    let rows = (1...40).map { "\($0);\($0),5;0,\($0)" }.joined(separator: "\n")
    #expect(guess("id;x;y\n" + rows).dialect.delimiter == UInt8(ascii: ";"))
    #expect(guess(rows).dialect.delimiter == UInt8(ascii: ";"))
    #expect(guess("id\tnote\n1\ta, b\n2\tc, d\n3\te, f\n").dialect.delimiter == UInt8(ascii: "\t"))
  }

  @Test("spaces, colons and other single bytes are delimiters if asked for")
  func asked() {
    #expect(records("id x\n1 2\n", given: CSVDialectChoices(delimiter: 0x20)) == [["id", "x"], ["1", "2"]])
    #expect(records("id:x\n1:2\n", given: CSVDialectChoices(delimiter: 0x3A)) == [["id", "x"], ["1", "2"]])
    #expect(guess("id x\n1 2\n").fieldCount == 1)
    #expect(guess("id;x\n1;2\n", given: CSVDialectChoices(delimiter: 0x2C)).dialect.delimiter == 0x2C)
  }

  @Test("each part that is fixed is kept, and the rest is guessed")
  func parts() {
    let found = guess("id;x\n1;2,5\n", given: CSVDialectChoices(hasHeader: false))
    #expect(found.dialect == CSVDialect(delimiter: 0x3B, hasHeader: false, decimal: 0x2C))
    #expect(guess("id;x\n1;2,5\n", given: CSVDialectChoices(decimal: 0x2E)).dialect.decimal == 0x2E)
    let whole = CSVDialect(delimiter: 0x7C, quote: 0x27, hasHeader: false)
    #expect(guess("id;x\n1;2,5\n", given: CSVDialectChoices(whole)).dialect == whole)
  }

  @Test("the line sep=; of a spreadsheet is obeyed and counted")
  func declared() {
    let found = guess("sep=;\nid;x\n1;2,5\n")
    #expect(found.dialect.delimiter == UInt8(ascii: ";"))
    #expect(found.headerStart == 6)
    #expect(found.preambleLines == 1)
  }

  // MARK: Quotes, escapes, comments

  @Test("apostrophes are quotes only if every field that begins with one ends with one")
  func apostrophes() {
    #expect(
      records("id,name\n1,'Rossi, A'\n2,'Bianchi, B'\n") == [["id", "name"], ["1", "Rossi, A"], ["2", "Bianchi, B"]])
    #expect(guess("id,name\n1,'t Hooft\n2,'t Veld\n").dialect.quote == UInt8(ascii: "\""))
    #expect(guess("id,name\n1,'x'\n2,\"y\"\n").dialect.quote == UInt8(ascii: "\""))
    #expect(guess("id,name\n1,'x'\n2,y\n").dialect.quote == UInt8(ascii: "\""))
  }

  @Test("backslashes are escapes only if they have to be")
  func escapes() {
    #expect(guess("id,note\n1,\"say \\\"hi\\\", he\"\n2,\"x\"\n").dialect.escape == UInt8(ascii: "\\"))
    #expect(
      records("id,note\n1,\"say \\\"hi\\\", he\"\n2,\"x\"\n") == [
        ["id", "note"], ["1", "say \"hi\", he"], ["2", "x"],
      ])
    #expect(guess("id,path\n1,\"C:\\\"\n2,\"D:\\\"\n").dialect.escape == nil)
    #expect(guess("id,note\n1,\"say \"\"hi\"\"\"\n2,\"a\\b\"\n").dialect.escape == nil)
    #expect(guess("id,note\n1,a\\b\n").dialect.escape == nil)
  }

  @Test("lines that begin with # are comments before and between the records")
  func comments() {
    let text = "# made, on 2019-03-01, by x\n# y\nid,x\n1,2\n# half way\n2,3\n"
    let found = guess(text)
    #expect(found.dialect.comment == UInt8(ascii: "#"))
    #expect(found.preambleLines == 2)
    #expect(records(text) == [["id", "x"], ["1", "2"], ["2", "3"]])
  }

  @Test("a header or an ID that begins with # is no comment")
  func noComments() {
    #expect(records("#id,x\n1,2\n2,3\n").first == ["#id", "x"])
    #expect(records("id,x\n#1,2\n#2,3\n").count == 3)
    #expect(records("id,x\n#1,2\n2,3\n").count == 3)
    #expect(records("## format 4\n#id\tx\n1\t2\n2\t3\n") == [["#id", "x"], ["1", "2"], ["2", "3"]])
    #expect(records("# x\n1,2\n# y\n", given: CSVDialectChoices(comment: CSVDialectChoices.none)).count == 3)
  }

  // MARK: Header

  @Test(
    "lines of title are skipped and counted, with the delimiter in them or not",
    arguments: [
      ("Cohort 2019\nall sites\n", 2), ("Cohort\n", 1), ("Cohort 2019,,\n,,\nTorino,,\n", 3),
      ("Cohort, as of March\nSite: A, B\n\n", 2), ("Site,Torino\nExported,2019-03-01\nRows,3\n", 3),
      ("ALS register, Torino, Italy, March, 2019\n", 1),
      (String(repeating: "a line of the licence\n", count: 60), 60),
    ])
  func preamble(_ title: String, _ lines: Int) {
    let found = guess(title + "id,x,sex\n1,2,F\n2,3,M\n3,4,F\n" + String(repeating: "4,5,M\n", count: lines))
    #expect(found.preambleLines == lines)
    #expect(found.dialect.hasHeader)
    // After the title, or after the blank line that follows it.
    #expect(found.headerStart == title.utf8.count)
  }

  @Test("records are no title: what is followed by rows of its own is kept")
  func noPreamble() {
    for text in [
      "id,x\n1,2\n2,3\nP,y,z\n3,4,5\n4,5,6\n5,6,7\n6,7,8\n", "id\na\nb\nc,5\nd,6\n",
      "name\nanna\nbert\ncarl,x\ndora,y\n",
      "id,x,y\n1,2\n2,3\n3,4\n", "a,b\nc,d,e\nf,g,h\ni,j,k\n",
    ] {
      #expect(guess(text).preambleLines == 0, "\(text)")
      #expect(guess(text).headerStart == 0, "\(text)")
    }
  }

  @Test("the line of the header may be fixed")
  func headerLine() {
    let found = guess("a,b\nc,d\n\nid,x\n1,2\n", given: CSVDialectChoices(headerLine: 4))
    #expect(found.headerStart == 9)
    #expect(found.preambleLines == 2)
  }

  @Test(
    "a first record that looks like the rows below it is a row",
    arguments: [
      "P01,F,55.5\nP02,M,61\nP03,F,70\n", "1,2\n3,4\n", "P1,2019-03-01,x\nP2,2019-04-01,y\n",
      "anna,F,bulbar\nbert,M,spinal\ncarl,M,bulbar\ndora,F,spinal\n", "P01,NA,55\nP02,3,61\nP03,4,70\n",
    ])
  func noHeader(_ text: String) {
    #expect(!guess(text).dialect.hasHeader)
    #expect(guess(text).headerStart == 0)
  }

  @Test(
    "names are names, also where they are numbers or stand above words",
    arguments: [
      "id,sex,age\nP1,F,55\nP2,M,61\n", "patient,0,3,6\nanna,48,47,45\nbert,40,39,38\n", "id,x\na,b\n", "id,x\n",
      "id,sex\nanna,F\nbert,M\ncarl,F\ndora,M\n", "subject_1,x\nP01,a\nP02,b\n",
      "id,x\n1,2\nid,x\n3,4\nid,x\n5,6\n",
    ])
  func header(_ text: String) { #expect(guess(text).dialect.hasHeader) }

  // MARK: Numbers

  @Test("a decimal comma is seen where the delimiter is a semicolon and no number has a point")
  func decimalComma() {
    #expect(guess("id;x\n1;2,5\n2;3,75\n").dialect.decimal == UInt8(ascii: ","))
    #expect(guess("id;x\n1;2.5\n2;3,75\n").dialect.decimal == UInt8(ascii: "."))
    #expect(guess("id,x\n1,2\n").dialect.decimal == UInt8(ascii: "."))
    #expect(guess("id,x\n1,\"2,5\"\n2,\"3,75\"\n").dialect.decimal == UInt8(ascii: ","))
    // One of several codes, and a note with a number in it.
    #expect(guess("id,codes\n1,\"1,2\"\n2,3\n3,4\n").dialect.decimal == UInt8(ascii: "."))
    #expect(guess("id;note\n1;since 2,5 years\n2;b\n").dialect.decimal == UInt8(ascii: "."))
  }

  @Test(
    "marks between thousands are believed on proof only",
    arguments: [
      ("id;x\n1;1,234.5\n2;12\n", ".", ","), ("id;x\n1;1.234,5\n2;12\n", ",", "."),
      ("id;x\n1;1 234,5\n2;12,5\n", ",", " "), ("id;x\n1;1\u{A0}234,5\n2;12,5\n", ",", " "),
      ("id;x\n1;1'234\n2;12.5\n", ".", "'"), ("id,x\n1,\"1,234,567\"\n2,\"1,234\"\n", ".", ","),
      // 1,234 may be 1.234; 1.234 is read as a decimal; one number of the wrong kind, and nothing is believed.
      ("id;x\n1;1,234\n2;12\n", ".", nil), ("id;x\n1;1.234\n2;12\n", ".", nil), ("id;x\n1;12 345\n2;12\n", ".", nil),
      ("id;x\n1;1,234.5\n2;1,5\n", ".", nil), ("id;x;y\n1;1,234.5;1'234\n2;12;2'345\n", ".", nil),
      ("id;x\n1;1,234.5\n2;12/7\n", ".", nil),
    ] as [(String, Character, Character?)])
  func grouping(_ text: String, _ decimal: Character, _ grouping: Character?) {
    let found = guess(text)
    #expect(found.dialect.decimal == decimal.asciiValue)
    #expect(found.dialect.grouping == grouping?.asciiValue)
  }

  @Test("what is ambiguous is said")
  func ambiguous() {
    #expect(
      guess("id;x\n1;1,234\n2;12\n").reasons == [
        "the delimiter is a semicolon: 3 of 3 records have 2 fields",
        "1,234 could be a thousand or a decimal: it is not taken for a number",
      ])
    #expect(guess("id;x\n1;2.5\n2;3,75\n").reason.contains("2.5 and 3,75 both occur"))
  }

  // MARK: Footer

  @Test(
    "lines after the table are skipped and counted",
    arguments: [
      ("(3484 row(s) affected)\n", 1), ("\n(3 rows)", 1), ("Total,,\n", 1), ("\"Total: 3\",,\n", 1), ("-- end\n", 1),
      ("\nNote: x, y and z\n", 0), ("\nNotes\nAll scores were taken by one rater.\n", 2), ("\u{1A}", 1),
      ("=====\n3 records selected.\n\n\n", 2), ("\"Source: register, 2019\",,\n", 1),
    ])
  func footer(_ tail: String, _ lines: Int) {
    let table = "id,x,y\nP1,2,3\nP2,3,4\nP3,4,5\n"
    let found = guess(table + tail)
    #expect(found.footerLines == lines)
    #expect(found.dataEnd >= table.utf8.count)
    #expect(lines == 0 || found.dataEnd <= table.utf8.count + 1)
  }

  @Test(
    "what may be a record stays one",
    arguments: [
      "P4\n", "P4,,\n", "Total,9,12\n", "van der Berg,,\n", "P4,2\n", "P4,2,\"a\nTotal: 5\"\n", "total_1,,\n",
      "Notebook,,\n", "12,,\n",
    ])
  func noFooter(_ tail: String) {
    let text = "id,x,y\nP1,2,3\nP2,3,4\nP3,4,5\n" + tail
    #expect(guess(text).footerLines == 0)
    #expect(guess(text).dataEnd == text.utf8.count)
  }
}
