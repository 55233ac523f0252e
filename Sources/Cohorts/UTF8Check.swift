/// Counts bytes that are not UTF-8. They are kept as they are; the count is for a warning.
enum UTF8Check {
  /// Number of bytes in `range` that begin no valid sequence; O(bytes), eight at a time while they are ASCII.
  static func invalidCount(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var at = range.lowerBound
    let end = range.upperBound
    var invalid = 0
    while at < end {
      if at + 8 <= end, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
        at += 8
        continue
      }
      if bytes[at] < 0x80 {
        at += 1
      } else {
        let length = sequenceLength(bytes, at, end)
        if length == 0 { invalid += 1 }
        at += max(length, 1)
      }
    }
    return invalid
  }

  /// Length of the valid sequence at `at`, or 0 (Unicode 15, table 3-7).
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    let first = bytes[at]
    let length = first >= 0xC2 && first <= 0xDF ? 2 : first & 0xF0 == 0xE0 ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0
    guard length > 0, at + length <= end else { return 0 }
    let second = bytes[at + 1]
    let low: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    guard second >= low, second <= high else { return 0 }
    for offset in 2..<max(length, 2) where bytes[at + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
