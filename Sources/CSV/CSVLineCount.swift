import Glibc

/// Counts the lines of bytes, before anything is known of their quotes.
public enum CSVLineCount {
  /// Number of lines in `range` of `bytes`, ended by LF, CRLF or CR; a last line needs no end. No less than the number
  /// of records. O(bytes), some 10 GB a second without CR.
  public static func count(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range outside the bytes")
    guard !range.isEmpty, let base = bytes.baseAddress else { return 0 }
    var lines = 0
    var at = range.lowerBound
    // The search of the system's library looks at 32 bytes and more at once.
    while at < range.upperBound, let found = memchr(base + at, 0x0A, range.upperBound - at) {
      lines &+= 1
      at = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
    }
    if memchr(base + range.lowerBound, 0x0D, range.count) != nil { lines += loneReturns(bytes, range) }
    let last = bytes[range.upperBound - 1]
    return last == 0x0A || last == 0x0D ? lines : lines + 1
  }

  private static func loneReturns(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for at in range where bytes[at] == 0x0D && (at + 1 == range.upperBound || bytes[at + 1] != 0x0A) { count += 1 }
    return count
  }
}
