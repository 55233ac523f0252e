import CSV
import TestKit
import Testing

@Suite("Counting lines")
struct CSVLineCountTests {
  @Test(
    "lines are counted whatever ends them",
    arguments: [("", 0), ("a", 1), ("a\n", 1), ("a\r\nb\r\n", 2), ("a\rb", 2), ("\n\r\r\n", 3)])
  func lines(_ text: String, _ count: Int) {
    Array(text.utf8).withUnsafeBufferPointer { #expect(CSVLineCount.count($0, 0..<$0.count) == count) }
  }

  @Test("more of them than a byte can count", arguments: [0, 1, 15, 16, 4_079, 4_080, 4_081, 4_097, 70_001])
  func many(_ count: Int) {
    for (end, width) in [("\n", 1), ("\r\n", 2), ("\r", 1)] {
      let bytes = Array(String(repeating: end, count: count).utf8)
      bytes.withUnsafeBufferPointer { #expect(CSVLineCount.count($0, 0..<count * width) == count) }
    }
  }

  @Test("one byte after another says the same", arguments: 0..<100)
  func laws(_ seed: UInt64) {
    var random = Seeded(seed)
    let alphabet = Array("ab\n\n\r".utf8)
    let bytes = (0..<Int.random(in: 0..<300, using: &random)).map { _ in
      alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
    }
    var lines = 0
    var isOpen = false
    for (at, byte) in bytes.enumerated() {
      isOpen = byte != 0x0A && byte != 0x0D
      // The line feed of CRLF ends nothing more.
      if byte == 0x0D || byte == 0x0A && (at == 0 || bytes[at - 1] != 0x0D) { lines += 1 }
    }
    bytes.withUnsafeBufferPointer { buffer in
      #expect(CSVLineCount.count(buffer, 0..<buffer.count) == lines + (isOpen ? 1 : 0))
    }
  }
}
