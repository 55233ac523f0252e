import CSV
import Testing

/// The many-bytes-at-once readers against the exact ones, which are the definition.
@Suite("Plain records and short numbers")
struct CSVPlainRecordsTests {
  private static let pieces = [
    "a", "", "12.5", "-3", ",", ",", ",", ",", "\n", "\n", "\r\n", "\r", "\"", "\"x\"", " ", ";",
    "a longer word of text",
    "1,2,3\n1,2,3\n1,2,3\n", "x,y,z\r\nx,y,z\r\n", ",,\n", "\n\n",
  ]

  @Test("a run of plain records has the fields that the scanner gives", arguments: 0..<200)
  func runs(_ seed: Int) {
    var random = Xorshift(seed: UInt64(seed))
    var text = ""
    while text.utf8.count < 400 { text += CSVPlainRecordsTests.pieces[random.next(CSVPlainRecordsTests.pieces.count)] }
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      for width in 2...4 { check(bytes, width: width) }
    }
  }

  /// Tries a run from the beginning of every record.
  private func check(_ bytes: UnsafeBufferPointer<UInt8>, width: Int) {
    guard let plain = CSVPlainRecords(bytes, range: 0..<bytes.count, dialect: CSVDialect(), width: width) else {
      Issue.record("no cutter")
      return
    }
    var ends = [UInt32](repeating: 0, count: plain.capacity(records: 5))
    var starts = CSVScanner(bytes, range: 0..<bytes.count, dialect: CSVDialect())
    var fields = [CSVField](repeating: CSVField(start: 0, length: 0), count: width)
    repeat {
      let start = starts.position
      let run = plain.next(from: start, limit: 5, ends: &ends)
      #expect(run.records <= 5)
      var scanner = CSVScanner(bytes, range: start..<bytes.count, dialect: CSVDialect())
      for record in 0..<run.records {
        #expect(scanner.next(&fields, capacity: width) == .record && scanner.fieldCount == width)
        for column in 0..<width {
          let place = record * width + column
          let isLast = column == width - 1
          #expect(fields[column].start == start + Int(ends[place]))
          let end = start - 1 + Int(ends[place + 1]) - (isLast && run.hasCarriageReturns ? 1 : 0)
          #expect(fields[column].start + Int(fields[column].length) == end && !fields[column].isQuoted)
        }
      }
      #expect(scanner.position == run.next)
    } while starts.next(&fields, capacity: width) != .end
  }

  @Test("a short number is read as the exact reader reads it, or not at all", arguments: 0..<100)
  func numbers(_ seed: Int) {
    let letters = Array("0123456789012345678901234567890123456789..--+e ,x".utf8)
    var random = Xorshift(seed: UInt64(seed) &+ 7)
    let reader = ShortNumber(decimal: UInt8(ascii: "."))
    for _ in 0..<2_000 {
      let field = (0...random.next(8)).prefix(8).map { _ in letters[random.next(letters.count)] }
      let exact = field.withUnsafeBufferPointer { NumberField.parse($0) }
      if let value = reader.read(word(field), length: field.count) {
        #expect(exact.value?.bitPattern == value.bitPattern, "\(String(decoding: field, as: UTF8.self))")
      }
      if field.count <= 2, let value = ShortNumber.readWhole(word(field), length: field.count) {
        #expect(exact.value?.bitPattern == value.bitPattern, "\(String(decoding: field, as: UTF8.self))")
      }
    }
  }

  @Test(
    "every ordinary decimal of up to eight bytes is read",
    arguments: ["0", "7", "48", "-3", "12.5", "-0.25", ".5", "5.", "99999999", "0.000001"])
  func ordinary(_ text: String) {
    let reader = ShortNumber(decimal: UInt8(ascii: "."))
    #expect(reader.read(word(Array(text.utf8)), length: text.utf8.count) == NumberField.parse(text).value)
  }

  /// The field at the top of a word, with other bytes below.
  private func word(_ field: [UInt8]) -> UInt64 {
    (Array(repeating: UInt8(ascii: "7"), count: 8 - field.count) + field).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// Marsaglia's generator, for tests.
private struct Xorshift {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 11) % bound
  }
}
