/// Counts the lines of bytes, before anything is known of their quotes.
public enum CSVLineCount {
  /// Number of lines in `range` of `bytes`, ended by LF, CRLF or CR; a last line needs no end. No less than the number
  /// of records. O(bytes), some 10 GB a second without CR.
  public static func count(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range outside the bytes")
    guard !range.isEmpty else { return 0 }
    var (lines, hasReturn) = lineFeeds(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[range]))
    if hasReturn { lines += loneReturns(bytes, range) }
    let last = bytes[range.upperBound - 1]
    return last == 0x0A || last == 0x0D ? lines : lines + 1
  }

  /// Number of line feeds, and whether there is a carriage return. One pass, 16 bytes at a time.
  private static func lineFeeds(_ bytes: UnsafeRawBufferPointer) -> (count: Int, hasReturn: Bool) {
    typealias Piece = SIMD16<UInt8>
    let lineFeed = Piece(repeating: 0x0A)
    let carriageReturn = Piece(repeating: 0x0D)
    var count = 0
    var returns = Piece(repeating: 0)
    var at = 0
    while at &+ 16 <= bytes.count {
      // A lane counts to 255 at most before it is added up.
      let stop = min(at &+ 255 &* 16, bytes.count &- 15)
      var lanes = Piece(repeating: 0)
      while at < stop {
        let piece = bytes.loadUnaligned(fromByteOffset: at, as: Piece.self)
        // A lane of a mask that holds is −1.
        lanes &-= unsafeBitCast(piece .== lineFeed, to: Piece.self)
        returns |= unsafeBitCast(piece .== carriageReturn, to: Piece.self)
        at &+= 16
      }
      count &+= Int(SIMD16<UInt16>(truncatingIfNeeded: lanes).wrappedSum())
    }
    var hasReturn = returns != Piece(repeating: 0)
    while at < bytes.count {
      count &+= bytes[at] == 0x0A ? 1 : 0
      hasReturn = hasReturn || bytes[at] == 0x0D
      at &+= 1
    }
    return (count, hasReturn)
  }

  private static func loneReturns(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for at in range where bytes[at] == 0x0D && (at + 1 == range.upperBound || bytes[at + 1] != 0x0A) { count += 1 }
    return count
  }
}
