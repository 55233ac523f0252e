import Execution

/// How much of some bytes is UTF-8 (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
public struct UTF8Validity: Hashable, Sendable {
  /// Bytes that belong to no valid sequence.
  public var invalidBytes = 0
  /// Valid sequences of two to four bytes.
  public var longSequences = 0

  /// Whether every byte belongs to a valid sequence.
  public var isValid: Bool { invalidBytes == 0 }

  /// Looks at all of `bytes`, on all cores.
  ///
  /// A piece begins where the one pass from the beginning would look too: at a byte that continues no character, or after
  /// three that do, which is as many as a character has.
  init(all bytes: UnsafeBufferPointer<UInt8>, piece: Int = 4 << 20) {
    let count = (bytes.count + piece - 1) / piece
    let starts = (0..<count).map { number in
      var at = number * piece
      while number > 0, at < min(number * piece + 3, bytes.count), bytes[at] & 0xC0 == 0x80 { at += 1 }
      return at
    }
    nonisolated(unsafe) let shared = bytes
    let pieces = firstBlocks(count, work: Work()) { number in
      UTF8Validity(shared, starts[number]..<(number + 1 < count ? starts[number + 1] : shared.count))
    }
    for piece in pieces {
      invalidBytes += piece.invalidBytes
      longSequences += piece.longSequences
    }
  }

  /// Looks at `range` of `bytes`. O(bytes), 32 at a time while they are ASCII.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var at = range.lowerBound
    let end = range.upperBound
    while at < end {
      if at &+ 32 <= end {
        let low =
          raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          | raw.loadUnaligned(fromByteOffset: at &+ 8, as: UInt64.self)
        let high =
          raw.loadUnaligned(fromByteOffset: at &+ 16, as: UInt64.self)
          | raw.loadUnaligned(fromByteOffset: at &+ 24, as: UInt64.self)
        if (low | high) & 0x8080_8080_8080_8080 == 0 {
          at &+= 32
          continue
        }
      }
      // One word or one character, then the wide steps are tried again.
      if at &+ 8 <= end, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
        at &+= 8
      } else if bytes[at] < 0x80 {
        at &+= 1
      } else {
        let length = UTF8Validity.sequenceLength(bytes, at, end)
        if length == 0 { invalidBytes += 1 } else { longSequences += 1 }
        at &+= max(length, 1)
      }
    }
  }

  /// Length of the valid sequence of two to four bytes at `at`, or 0.
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
