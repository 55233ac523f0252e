import CSV
import Testing

@Suite("Writing delimited text")
struct CSVWriterTests {
  @Test("fields are quoted only where they have to be")
  func quoting() {
    var writer = CSVWriter()
    writer.record(["a", "b,c", "say \"hi\"", "two\nlines", ""])
    writer.field(1.5)
    writer.field(-3)
    writer.field(Double.nan)
    writer.endRecord()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",\n1.5,-3,\n")
  }

  @Test("CRLF and other delimiters are written as asked")
  func dialects() {
    var writer = CSVWriter(dialect: CSVDialect(delimiter: UInt8(ascii: ";")), lineEnd: .crlf)
    writer.record(["a,b", "c;d"])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,b;\"c;d\"\r\n")
  }

  @Test(
    "whatever is written is read back, in any dialect", arguments: 0..<200,
    [
      CSVDialect(), CSVDialect(comment: UInt8(ascii: "#")), CSVDialect(escape: UInt8(ascii: "\\")),
      CSVDialect(delimiter: UInt8(ascii: ";"), quote: UInt8(ascii: "'")),
    ])
  func roundTrip(_ seed: Int, _ dialect: CSVDialect) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let alphabet = Array("a#,;'\"\\\n\r \té".utf8)
    let records = (0..<5).map { _ in (0..<3).map { _ in (0..<next(6)).map { _ in alphabet[next(alphabet.count)] } } }
    var writer = CSVWriter(dialect: dialect)
    for record in records {
      for field in record { writer.field(bytes: field) }
      writer.endRecord()
    }
    #expect(CSVRecords.read(writer.bytes, dialect: dialect) == records)
  }
}
