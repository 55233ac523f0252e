/// Reads the numbers that most fields hold, at most eight bytes of digits with perhaps a sign and a decimal mark, all at
/// once. Whatever it reads, `NumberField` reads as the same double.
public struct ShortNumber {
  @usableFromInline let marks: UInt64

  /// A reader of numbers with this decimal mark.
  public init(decimal: UInt8) { marks = UInt64(decimal) &* 0x0101_0101_0101_0101 }

  /// Longest field that it is for, bytes.
  public static let limit = 8

  /// The number in the `length` (1 to 8) highest bytes of a little-endian word, or `nil` if it is for `NumberField`. The
  /// lower bytes do not matter. O(1).
  @inlinable @inline(__always)
  public func read(_ bytes: UInt64, length: Int) -> Double? {
    let shift = UInt64(truncatingIfNeeded: 64 &- length &* 8)
    let zeros: UInt64 = 0x3030_3030_3030_3030
    let kept = UInt64.max &<< shift
    var word = bytes & kept | zeros & ~kept
    var digits = length
    var isNegative = false
    if (word &>> shift) & 0xFF == 0x2D {
      isNegative = true
      digits &-= 1
      word ^= (0x2D ^ 0x30) &<< shift
    }
    var fraction = 0
    let marked = word ^ marks
    let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let found = ~(((marked & lows) &+ lows) | marked | lows)
    if found != 0 {
      // The digits before the mark move up by one byte over it.
      let bit = UInt64(truncatingIfNeeded: found.trailingZeroBitCount &- 7)
      let before = (UInt64(1) &<< bit) &- 1
      word = word & ~(before &<< 8 | 0xFF) | (word & before) &<< 8 | 0x30
      fraction = 7 &- Int(truncatingIfNeeded: bit &>> 3)
      digits &-= 1
    }
    let value = word ^ zeros
    guard (value | (value &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 == 0, digits > 0 else { return nil }
    // Eight digits by three multiplications (D. Lemire, 2018, "Quickly parsing eight digits").
    let pairs = value &* 10 &+ value &>> 8
    let number =
      ((pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        &+ ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001) &>> 32
    // Both are exact doubles, so that one rounded operation gives the nearest double.
    let magnitude = Double(Int64(truncatingIfNeeded: number)) / ShortNumber.power(fraction)
    return isNegative ? -magnitude : magnitude
  }

  /// The whole number of `length` digits, one or two, in the highest bytes of a little-endian word, or `nil` if there is
  /// anything but digits: scores, visits, flags. O(1).
  @inlinable @inline(__always)
  public static func readWhole(_ bytes: UInt64, length: Int) -> Double? {
    let ones = UInt32(truncatingIfNeeded: bytes &>> 56) ^ 0x30
    // Without a branch: scores go from one digit to two and back, as no processor can foresee.
    let hasTens = 0 &- UInt32(truncatingIfNeeded: length &- 1)
    let tens = (UInt32(truncatingIfNeeded: bytes &>> 48) & 0xFF ^ 0x30) & hasTens
    // 10 and more go over a byte.
    guard (ones &+ 0xF6) | (tens &+ 0xF6) < 0x100 else { return nil }
    return Double(Int32(truncatingIfNeeded: tens &* 10 &+ ones))
  }

  /// 10 to the power of 0 to 7, exactly. Without a switch, which would be a jump that no processor foresees where fractions
  /// differ in length.
  @inlinable @inline(__always)
  static func power(_ exponent: Int) -> Double {
    (exponent & 1 == 0 ? 1 : 10) * (exponent & 2 == 0 ? 1 : 100) * (exponent & 4 == 0 ? 1 : 1e4)
  }
}
