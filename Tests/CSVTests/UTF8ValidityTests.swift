import TestKit
import Testing

@testable import CSV

@Suite("How much of some bytes is UTF-8")
struct UTF8ValidityTests {
  /// Bytes that begin, continue and break characters of every length.
  private static let alphabet: [UInt8] = [
    0x41, 0x0A, 0xC3, 0xA9, 0xC1, 0xE2, 0x82, 0xAC, 0xED, 0xA0, 0xF0, 0x9F, 0x98, 0x80, 0xF4, 0x90, 0xFF,
  ]

  @Test("pieces looked at side by side say what one pass says", arguments: 0..<200)
  func pieces(_ seed: UInt64) {
    var random = Seeded(seed)
    let bytes = (0..<40).map { _ in
      UTF8ValidityTests.alphabet[Int.random(in: 0..<UTF8ValidityTests.alphabet.count, using: &random)]
    }
    bytes.withUnsafeBufferPointer { buffer in
      let whole = UTF8Validity(buffer, 0..<buffer.count)
      for piece in 1...12 { #expect(UTF8Validity(all: buffer, piece: piece) == whole, "\(bytes), \(piece) a piece") }
    }
  }

  // The standard library decides what is UTF-8.
  @Test("valid is what the standard library takes", arguments: 0..<200)
  func standard(_ seed: UInt64) {
    var random = Seeded(seed)
    let characters = ["a", "é", "€", "😀", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{10FFFF}"]
    var bytes = (0..<30).flatMap { _ in Array(characters[Int.random(in: 0..<characters.count, using: &random)].utf8) }
    if seed % 2 == 1 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8(Int.random(in: 0..<8, using: &random))
    }
    bytes.withUnsafeBufferPointer { buffer in
      #expect(UTF8Validity(all: buffer, piece: 7).isValid == (String(validating: bytes, as: UTF8.self) != nil))
    }
  }
}
