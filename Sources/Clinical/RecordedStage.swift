/// Reads stages as files write them.
enum RecordedStage {
  /// The code in capitals without the words around it: "King's stage 4a + 4b" gives "4A4B", "MiToS 2.0" gives "2".
  /// Empty if there is none.
  static func code(_ words: some Sequence<UInt8>) -> String {
    var code = ""
    var isAfterPoint = false
    for byte in words {
      switch byte {
      case UInt8(ascii: "."):
        isAfterPoint = true
      case UInt8(ascii: "0") where isAfterPoint:
        continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isAfterPoint { return "" }
        code.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "a"), UInt8(ascii: "b"):
        // Letters count only after a digit: the A of "Stage" does not.
        if !code.isEmpty { code.unicodeScalars.append(Unicode.Scalar(byte & 0xDF)) }
      default:
        continue
      }
    }
    return code
  }
}
