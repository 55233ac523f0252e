import CSV
import Testing

@Suite("Cutting a file into blocks")
struct CSVBlocksTests {
  static let files = [
    "a,b\n1,2\n3,4\n", "a,b\r\n\"x\r\ny\",2\r\n3,\"4\"\"5\"\r\n", "a\rb\r\"c\rd\"\re", "\n\n\na,b\n\n",
    "\"a,1\nb,2\n\"c\",3\nd",
    "# \"x\",\"y\na,b\n#,\"\n\"1\n#2\",3\n\"#\n\n\"#\",\"\n#\n\"\n", "#\r\n\"a\",\"#\r\n\"\r\n#\"",
    "a,\"b \\\" c\nd\",1\n\"\\\\\",2\n\"\\\",3\n4,5\n",
    "a,\"x\"y,1\nb,\"2\n3\"\n\"\"\"\",4\n", "", "\"", "a,b", "\u{FEFF}a,b\n\"1\n2\",3\n",
  ]

  static let dialects = [
    CSVDialect(), CSVDialect(comment: UInt8(ascii: "#")), CSVDialect(escape: UInt8(ascii: "\\")),
  ]

  @Test("blocks are whole records without gaps, whatever their size", arguments: files, dialects)
  func invariant(_ text: String, _ dialect: CSVDialect) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { buffer in
      let whole = records(buffer, size: max(bytes.count, 1), dialect)
      for size in 1...max(bytes.count, 1) {
        let blocks = CSVBlocks(buffer, range: 0..<bytes.count, size: size, dialect: dialect)
        var next = 0
        for range in blocks.ranges {
          #expect(range.lowerBound == next && !range.isEmpty)
          next = range.upperBound
        }
        #expect(next == bytes.count)
        #expect(records(buffer, size: size, dialect) == whole, "block size \(size)")
      }
    }
  }

  @Test("the first quote is found far into a file, and no line end inside it is a boundary")
  func lateQuote() {
    let plain = Array(repeating: Array("a,b\n".utf8), count: 5 << 18).flatMap(\.self)
    let bytes =
      plain + Array("\"".utf8) + Array(repeating: UInt8(ascii: "\n"), count: 1_000) + Array("\",1\nc,d\n".utf8)
    bytes.withUnsafeBufferPointer { buffer in
      let blocks = CSVBlocks(buffer, range: 0..<bytes.count, size: 100, dialect: CSVDialect())
      #expect(blocks.ranges.contains { $0.contains(plain.count) && $0.contains(plain.count + 1_003) })
      #expect(blocks.ranges.last?.upperBound == bytes.count)
    }
  }

  @Test("nor does it matter what the bytes are", arguments: 0..<120)
  func anyBytes(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let alphabet = Array("##,,\"\"\"\\\n\n\r a".utf8)
    let both = CSVDialect(escape: UInt8(ascii: "\\"), comment: UInt8(ascii: "#"))
    for _ in 0..<8 {
      let bytes = (0..<next(40)).map { _ in alphabet[next(alphabet.count)] }
      for dialect in CSVBlocksTests.dialects + [both] {
        bytes.withUnsafeBufferPointer { buffer in
          let whole = records(buffer, size: max(bytes.count, 1), dialect)
          for size in [1, 2, 3, 5, 8, 13] {
            #expect(records(buffer, size: size, dialect) == whole, "block size \(size): \(bytes)")
          }
        }
      }
    }
  }

  /// Start, end and number of fields of every record.
  private func records(_ bytes: UnsafeBufferPointer<UInt8>, size: Int, _ dialect: CSVDialect) -> [[Int]] {
    let blocks = CSVBlocks(bytes, range: 0..<bytes.count, size: size, dialect: dialect)
    var found: [[Int]] = []
    withUnsafeTemporaryAllocation(of: CSVField.self, capacity: 8) { fields in
      guard let base = fields.baseAddress else { return }
      for range in blocks.ranges {
        var scanner = CSVScanner(bytes, range: range, dialect: dialect, singleLineFrom: blocks.singleLineFrom)
        while true {
          let outcome = scanner.next(base, capacity: 8)
          if outcome == .end { break }
          found.append([
            scanner.recordStart, scanner.recordEnd, scanner.fieldCount,
            outcome == .openQuote ? 1 : outcome == .comment ? 2 : 0,
          ])
        }
      }
    }
    return found
  }
}
