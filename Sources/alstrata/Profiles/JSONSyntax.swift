/// Finds where a text stops being JSON (RFC 8259): the library's parser does not say.
struct JSONSyntax {
  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0

  /// What was expected at a place, by its line.
  struct Mistake: Error {
    var line: Int
    var expected: String
  }

  /// The first mistake; `nil` where the text is JSON.
  static func firstMistake(in bytes: [UInt8]) -> Mistake? {
    var syntax = JSONSyntax(bytes: bytes)
    do throws(Mistake) {
      try syntax.value()
      syntax.skipSpace()
      return syntax.at == bytes.count ? nil : syntax.mistake("the end of the file")
    } catch {
      return error
    }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private func mistake(_ expected: String) -> Mistake {
    Mistake(line: 1 + bytes[..<min(at, bytes.count)].count { $0 == 0x0A }, expected: expected)
  }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
  }

  private mutating func value() throws(Mistake) {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"):
      try list(until: UInt8(ascii: "}")) { (syntax) throws(Mistake) in
        guard syntax.next == UInt8(ascii: "\"") else { throw syntax.mistake("a key in double quotes") }
        try syntax.string()
        syntax.skipSpace()
        guard syntax.next == UInt8(ascii: ":") else { throw syntax.mistake("a colon after the key") }
        syntax.at += 1
        try syntax.value()
      }
    case UInt8(ascii: "["): try list(until: UInt8(ascii: "]")) { (syntax) throws(Mistake) in try syntax.value() }
    case UInt8(ascii: "\""): try string()
    default: try word()
    }
  }

  private mutating func list(
    until end: UInt8, _ member: (inout JSONSyntax) throws(Mistake) -> Void
  ) throws(Mistake) {
    depth += 1
    // No profile nests deeper; the stack of the program is finite.
    guard depth < 64 else { throw mistake("fewer brackets inside one another") }
    at += 1
    skipSpace()
    if next == end {
      at += 1
      depth -= 1
      return
    }
    while true {
      skipSpace()
      try member(&self)
      skipSpace()
      if next == UInt8(ascii: ",") {
        at += 1
      } else if next == end {
        at += 1
        depth -= 1
        return
      } else {
        throw mistake("a comma or \(Character(UnicodeScalar(end)))")
      }
    }
  }

  private mutating func string() throws(Mistake) {
    let start = at
    at += 1
    while let byte = next, byte != UInt8(ascii: "\""), byte != 0x0A {
      at += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard next == UInt8(ascii: "\"") else {
      at = start
      throw mistake("a double quote at the end of the word")
    }
    at += 1
  }

  private mutating func word() throws(Mistake) {
    let start = at
    while let byte = next, UnicodeScalar(byte).properties.isAlphabetic || "+-.0123456789".utf8.contains(byte) {
      at += 1
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard ["true", "false", "null"].contains(text) || Double(text) != nil else {
      at = start
      throw mistake("a word in double quotes, a list or an object")
    }
  }
}
