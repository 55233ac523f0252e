import CSV
import TestKit
import Testing

@Suite("Turning the bytes of a file into UTF-8")
struct TextDecodingTests {
  private func decode(_ bytes: [UInt8], as given: TextEncoding? = nil) -> DecodedText {
    TextDecoding.decode(bytes, as: given)
  }

  private func text(_ decoded: DecodedText) -> String { String(decoding: decoded.bytes, as: UTF8.self) }

  private func utf16(_ units: [UInt16], isBigEndian: Bool) -> [UInt8] {
    units.flatMap { isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
  }

  @Test("valid UTF-8 passes through without a copy, its byte order mark in place", arguments: ["", "\u{FEFF}"])
  func utf8(_ mark: String) {
    let bytes = Array((mark + "id,né\n1,Ω😀\n").utf8)
    let address = bytes.withUnsafeBufferPointer { $0.baseAddress }
    let decoded = decode(bytes)
    #expect(decoded.bytes == bytes)
    #expect(decoded.bytes.withUnsafeBufferPointer { $0.baseAddress } == address)
    #expect(decoded.encoding == .utf8)
    #expect(decoded.hasByteOrderMark == !mark.isEmpty)
    #expect(!decoded.isDoubtful)
  }

  @Test("csvkit: UTF-16 of both orders, Latin-1, UTF-8 with and without a mark")
  func csvkit() throws {
    func decoded(_ name: String) throws -> DecodedText { decode(try Fixture.bytes("ThirdParty/csvkit/\(name)")) }
    for (name, encoding) in [("little", TextEncoding.utf16LittleEndian), ("big", .utf16BigEndian)] {
      let found = try decoded("test_utf16_\(name).csv")
      #expect(found.encoding == encoding)
      #expect(found.hasByteOrderMark)
      #expect(text(found) == "a,b,c\n1,2,3\n4,5,ʤ")
    }
    #expect(text(try decoded("test_latin1.csv")) == "a,b,c\n1,2,3\n4,5,©")
    #expect(try decoded("test_latin1.csv").reason == "1 byte is not UTF-8; read as Windows-1252")
    #expect(text(try decoded("test_utf8_bom.csv")) == "\u{FEFF}foo,bar,baz\n1,2,3\n4,5,ʤ\n")
  }

  // unicode.org/Public/MAPPINGS: 80 is the euro sign, 92 the closing quotation mark, 9C œ; 81, 8D, 8F, 90, 9D nothing.
  @Test("Windows-1252 is the guess for other bytes; its five undefined bytes stay apart and are counted")
  func windows1252() {
    let decoded = decode(Array("p\n".utf8) + [0x80, 0x92, 0x9C, 0xE9, 0xFF, 0x0A, 0x81, 0x8D, 0x8F, 0x90, 0x9D])
    #expect(text(decoded) == "p\n€’œéÿ\n\u{81}\u{8D}\u{8F}\u{90}\u{9D}")
    #expect(decoded.encoding == .windows1252)
    #expect(decoded.replacements == 5)
    #expect(decoded.isDoubtful)
  }

  @Test("a UTF-8 file with a few broken bytes stays UTF-8 and keeps them")
  func damaged() {
    let damaged = Array("é,ü\nö,ß\n".utf8) + [0xE9, 0x0A]
    #expect(decode(damaged).bytes == damaged)
    #expect(decode(damaged).encoding == .utf8)
    #expect(decode(damaged).invalidBytes == 1)
    let marked = [0xEF, 0xBB, 0xBF, 0xE9]
    #expect(decode(marked.map { UInt8($0) }).bytes == marked.map { UInt8($0) })
    let mixed = Array("é\n".utf8) + [0xE9]
    #expect(decode(mixed).encoding == .windows1252)
    #expect(text(decode(mixed)) == "Ã©\né")
  }

  @Test(
    "overlong forms, surrogates and numbers above U+10FFFF are not UTF-8",
    arguments: [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE2, 0x82],
    ])
  func invalid(_ bytes: [UInt8]) {
    #expect(bytes.withUnsafeBufferPointer { UTF8Validity($0, 0..<bytes.count).invalidBytes } == bytes.count)
  }

  @Test("UTF-16 gives every character, with lone halves replaced and counted", arguments: [true, false])
  func utf16Characters(_ isBigEndian: Bool) {
    let whole = "id;né\r\nΩ;😀\n漢字;\u{FFFF}\u{800}\u{7FF}"
    let units = Array(whole.utf16)
    let order: TextEncoding = isBigEndian ? .utf16BigEndian : .utf16LittleEndian
    #expect(text(decode(utf16([0xFEFF] + units, isBigEndian: isBigEndian))) == whole)
    #expect(text(decode(utf16(units, isBigEndian: isBigEndian), as: order)) == whole)
    let broken = utf16([0xFEFF, 0x61, 0xD800, 0x0A, 0xDC00, 0xD83D, 0xD83D, 0xDE00], isBigEndian: isBigEndian) + [0x61]
    #expect(text(decode(broken)) == "a\u{FFFD}\n\u{FFFD}\u{FFFD}😀\u{FFFD}")
    #expect(decode(broken).replacements == 4)
  }

  @Test("binary files and UTF-32 are not taken for UTF-16")
  func notUTF16() {
    let files: [[UInt8]] = [
      [], [0x61, 0], Array("id,x\n1,2\n".utf8), "id,x\n1,2\n".unicodeScalars.flatMap { [UInt8($0.value), 0, 0, 0] },
      (0..<64).flatMap { [UInt8($0), 0] },
    ]
    for file in files {
      #expect(file.withUnsafeBufferPointer { TextDecoding.unmarkedUTF16($0) } == nil)
    }
  }

  @Test("what the user says is done; a byte order mark tells the order of UTF-16")
  func given() {
    let bytes = [0x63, 0xA4, 0x8E].map { UInt8($0) }
    #expect(text(decode(bytes, as: .latin1)) == "c¤\u{8E}")
    #expect(text(decode(bytes, as: .latin9)) == "c€\u{8E}")
    #expect(text(decode(bytes, as: .windows1252)) == "c¤Ž")
    #expect(text(decode([0xB9, 0xEA, 0x9C, 0x9F], as: .windows1250)) == "ąęśź")
    #expect(text(decode([0x8E, 0x9F, 0xA7, 0xCA, 0xDB], as: .macRoman)) == "éüß\u{A0}€")
    #expect(decode(bytes, as: .utf8).bytes == bytes)
    #expect(decode(bytes, as: .utf8).reason == "as asked; 2 bytes are not UTF-8; they are kept as they are")
    let big = utf16(Array("\u{FEFF}aé".utf16), isBigEndian: true)
    #expect(text(decode(big, as: .utf16)) == "aé")
    #expect(decode(big, as: .utf16LittleEndian).encoding == .utf16BigEndian)
    #expect(text(decode(Array("a\0b\0".utf8), as: .utf16)) == "ab")
  }

  @Test("encodings are found by the words that people use, and by their own names")
  func words() {
    #expect(TextEncoding(words: "utf-16") == .utf16)
    #expect(TextEncoding(words: "UTF8") == .utf8)
    #expect(TextEncoding(words: "Latin 1") == .latin1)
    #expect(TextEncoding(words: "cp1252") == .windows1252)
    #expect(TextEncoding(words: "utf_16_le") == .utf16LittleEndian)
    #expect(TextEncoding(words: "ebcdic") == nil)
    for encoding in TextEncoding.allCases { #expect(TextEncoding(words: encoding.rawValue) == encoding) }
  }

  @Test("no encoding changes the number of lines or reads two bytes alike", arguments: TextEncoding.allCases)
  func lines(_ encoding: TextEncoding) {
    guard TextDecoding.decode([0xE9], as: encoding).bytes.count > 1, encoding.rawValue.hasPrefix("UTF") == false
    else { return }
    let decoded = (UInt8(0)...255).map { TextDecoding.decode([$0], as: encoding).bytes }
    #expect(Set(decoded).count == 256)
    for byte in UInt8(0)...0x7F { #expect(decoded[Int(byte)] == [byte]) }
    // Whole words of eight and rests of every length give what single bytes give.
    for start in 0..<24 {
      let bytes = (start..<start + 100).map { UInt8(truncatingIfNeeded: $0 * 7) }
      #expect(TextDecoding.decode(bytes, as: encoding).bytes == bytes.flatMap { decoded[Int($0)] })
    }
  }
}
