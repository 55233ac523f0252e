/// A text file as UTF-8, and how it came to be that.
public struct DecodedText: Sendable {
  /// The text in UTF-8. A UTF-8 byte order mark is left in place, one of UTF-16 is gone. Bytes of a UTF-8 file that are
  /// not UTF-8 are kept as they are.
  public var bytes: [UInt8]
  /// What the file is written in; never `.utf16`, which has no byte order.
  public var encoding: TextEncoding
  /// Whether the file begins with a byte order mark.
  public var hasByteOrderMark: Bool
  /// Bytes and lone surrogates that have no character in `encoding`. Surrogates became U+FFFD, single bytes the control
  /// character of their number, so that two IDs that differ still differ.
  public var replacements: Int
  /// Bytes that are not UTF-8 and were kept, in a file that is otherwise UTF-8.
  public var invalidBytes: Int
  /// Why, in words: "3 bytes are not UTF-8; read as Windows-1252".
  public var reason: String
  /// Whether a person should look: bytes without a meaning, or Windows-1252 for want of anything better.
  public var isDoubtful: Bool

  /// Creates a text; in doubt if anything was kept or replaced.
  public init(
    bytes: [UInt8], encoding: TextEncoding = .utf8, hasByteOrderMark: Bool = false, replacements: Int = 0,
    invalidBytes: Int = 0, reason: String, isDoubtful: Bool = false
  ) {
    self.bytes = bytes
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
    self.replacements = replacements
    self.invalidBytes = invalidBytes
    self.reason = reason
    self.isDoubtful = isDoubtful || replacements > 0 || invalidBytes > 0
  }
}

/// Turns the bytes of a text file into UTF-8 without changing the number of its lines.
///
/// Rules, in order: what the user says; a byte order mark; zero bytes at every second place (UTF-16); valid UTF-8; else
/// Windows-1252, unless four characters of several bytes are valid UTF-8 for each byte that is not: then the file is
/// UTF-8 with damage, which is kept. In text that is Windows-1252 such a character needs two unusual letters in a row.
/// UTF-32 and files that are no text are not told here.
public enum TextDecoding {
  /// Decodes `bytes`. Valid UTF-8 is handed through without a copy. O(bytes) time; at most three times the bytes are
  /// kept for a moment where they have to be rewritten.
  public static func decode(_ bytes: consuming [UInt8], as given: TextEncoding? = nil) -> DecodedText {
    let mark = bytes.withUnsafeBufferPointer { markedEncoding($0) }
    switch given {
    case .utf8: return keep(bytes, isMarked: mark == .utf8, prefix: "as asked")
    case .utf16, .utf16LittleEndian, .utf16BigEndian:
      let isMarked = mark != nil && mark != .utf8
      let unmarked = bytes.withUnsafeBufferPointer { unmarkedUTF16($0) }
      let asked = given == .utf16 ? unmarked ?? .utf16LittleEndian : given
      let encoding = isMarked ? mark : asked
      return utf16(
        bytes, isBigEndian: encoding == .utf16BigEndian, isMarked: isMarked,
        reason: isMarked && asked != mark && given != .utf16 ? "the byte order mark says so" : "as asked")
    case .windows1252, .latin1, .latin9, .windows1250, .macRoman:
      return singleByte(bytes, as: given ?? .windows1252, reason: "as asked", isDoubtful: false)
    case nil: break
    }
    switch mark {
    case .utf16LittleEndian, .utf16BigEndian:
      return utf16(
        bytes, isBigEndian: mark == .utf16BigEndian, isMarked: true, reason: "the byte order mark says so")
    case .utf8: return keep(bytes, isMarked: true, prefix: "the byte order mark says so")
    default: break
    }
    if let order = bytes.withUnsafeBufferPointer({ unmarkedUTF16($0) }) {
      return utf16(
        bytes, isBigEndian: order == .utf16BigEndian, isMarked: false, reason: "every second byte is mostly zero")
    }
    let validity = bytes.withUnsafeBufferPointer { UTF8Validity(all: $0) }
    if validity.isValid || validity.longSequences >= 4 * validity.invalidBytes {
      return kept(bytes, validity, isMarked: false, prefix: "")
    }
    return singleByte(
      bytes, as: .windows1252, reason: "\(notUTF8(validity.invalidBytes)); read as Windows-1252", isDoubtful: true)
  }

  /// UTF-16 told by its zero bytes where it has no byte order mark, or `nil`: in the first 4 KiB at least a quarter of
  /// the units are ASCII (delimiters, digits and line ends always are), none of them a control character, and zero
  /// bytes are rare at the other places, as they are not in UTF-32 and in binary files.
  public static func unmarkedUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let sample = min(bytes.count, 4096) & ~1
    guard sample >= 4 else { return nil }
    var zeros = (even: 0, odd: 0)
    var controls = (even: 0, odd: 0)
    for at in stride(from: 0, to: sample, by: 2) {
      let even = bytes[at]
      let odd = bytes[at + 1]
      if even == 0 { zeros.even += 1 }
      if odd == 0 { zeros.odd += 1 }
      if odd == 0, isControl(even) { controls.even += 1 }
      if even == 0, isControl(odd) { controls.odd += 1 }
    }
    let units = sample / 2
    if zeros.odd * 4 >= units, zeros.even * 16 <= zeros.odd, controls.even == 0 { return .utf16LittleEndian }
    if zeros.even * 4 >= units, zeros.odd * 16 <= zeros.even, controls.odd == 0 { return .utf16BigEndian }
    return nil
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0 && byte != 0x09 && byte != 0x0A && byte != 0x0D && byte != 0x0C
  }

  private static func markedEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    return bytes.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
  }

  // MARK: UTF-8

  private static func keep(_ bytes: consuming [UInt8], isMarked: Bool, prefix: String) -> DecodedText {
    let validity = bytes.withUnsafeBufferPointer { UTF8Validity(all: $0) }
    return kept(bytes, validity, isMarked: isMarked, prefix: prefix)
  }

  private static func kept(
    _ bytes: consuming [UInt8], _ validity: UTF8Validity, isMarked: Bool, prefix: String
  ) -> DecodedText {
    let invalid = validity.invalidBytes
    var sentence = prefix
    if invalid > 0 {
      let pronoun = invalid == 1 ? "it is" : "they are"
      sentence += (prefix.isEmpty ? "" : "; ") + "\(notUTF8(invalid)); \(pronoun) kept as \(pronoun)"
    } else if prefix.isEmpty {
      sentence = validity.longSequences == 0 ? "ASCII only" : "every byte is UTF-8"
    }
    return DecodedText(
      bytes: bytes, hasByteOrderMark: isMarked, invalidBytes: invalid, reason: sentence)
  }

  private static func notUTF8(_ count: Int) -> String {
    count == 1 ? "1 byte is not UTF-8" : "\(count) bytes are not UTF-8"
  }

  // MARK: One byte a character

  private static func singleByte(
    _ bytes: consuming [UInt8], as encoding: TextEncoding, reason: String, isDoubtful: Bool
  ) -> DecodedText {
    var undefined = 0
    if let table = encoding.upperHalf {
      let strange = encoding.undefinedBytes
      bytes = bytes.withUnsafeBytes { TextRewriting.singleByte($0, table, strange, &undefined) }
    }
    let tail = undefined == 0 ? "" : "; \(undefined) of the bytes have no character in it"
    return DecodedText(
      bytes: bytes, encoding: encoding, replacements: undefined, reason: reason + tail, isDoubtful: isDoubtful)
  }

  // MARK: UTF-16

  private static func utf16(
    _ bytes: consuming [UInt8], isBigEndian: Bool, isMarked: Bool, reason: String
  ) -> DecodedText {
    var lone = 0
    bytes = bytes.withUnsafeBytes { TextRewriting.utf16($0, from: isMarked ? 2 : 0, isBigEndian: isBigEndian, &lone) }
    let tail = lone == 0 ? "" : "; \(lone) halves of characters were replaced by U+FFFD"
    return DecodedText(
      bytes: bytes, encoding: isBigEndian ? .utf16BigEndian : .utf16LittleEndian, hasByteOrderMark: isMarked,
      replacements: lone, reason: reason + tail)
  }
}
