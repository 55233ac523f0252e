/// One bit a row, 64 rows a word.
public struct Bitmap: Hashable, Sendable {
  /// Number of rows.
  public private(set) var count: Int
  private var words: [UInt64]

  /// A bitmap of `count` equal bits.
  public init(repeating value: Bool = false, count: Int) {
    self.count = count
    words = [UInt64](repeating: value ? ~0 : 0, count: (count + 63) / 64)
    clearPadding()
  }

  /// A bitmap from its words, the lowest bit of each the first row.
  public init(words: [UInt64], count: Int) {
    precondition(words.count == (count + 63) / 64, "64 rows a word")
    self.count = count
    self.words = words
    clearPadding()
  }

  /// A bitmap of the numbers that are not NaN.
  init(whereNumber numbers: [Double]) {
    count = numbers.count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
    numbers.withUnsafeBufferPointer { numbers in
      for word in words.indices {
        let rows = word &* 64..<min(word &* 64 &+ 64, numbers.count)
        if rows.count == 64, Bitmap.areNumbers(numbers.baseAddress.unsafelyUnwrapped + rows.lowerBound) {
          words[word] = ~0
          continue
        }
        var bits: UInt64 = 0
        for row in rows where numbers[row] == numbers[row] { bits |= 1 &<< UInt64(truncatingIfNeeded: row & 63) }
        words[word] = bits
      }
    }
  }

  /// A bitmap of `count` bits, each as `isSet` says of its row.
  init(count: Int, where isSet: (Int) -> Bool) {
    self.count = count
    words = (0..<(count + 63) / 64).map { word in
      var bits: UInt64 = 0
      for row in word &* 64..<min(word &* 64 &+ 64, count) where isSet(row) {
        bits |= 1 &<< UInt64(truncatingIfNeeded: row & 63)
      }
      return bits
    }
  }

  /// Whether none of 64 numbers is NaN. NaN goes through a sum, so that a sum that is a number says so; one that is not may
  /// also come of infinite numbers, and is then `false` for nothing.
  @inline(__always)
  private static func areNumbers(_ numbers: UnsafePointer<Double>) -> Bool {
    let raw = UnsafeRawPointer(numbers)
    var sum = SIMD8<Double>(repeating: 0)
    for part in 0..<8 { sum += raw.loadUnaligned(fromByteOffset: part &* 64, as: SIMD8<Double>.self) }
    let total = sum.sum()
    return total == total
  }

  /// Bit of row `row`.
  @inlinable
  public subscript(row: Int) -> Bool {
    get { word(row / 64) >> UInt64(row % 64) & 1 == 1 }
    set { set(row, newValue) }
  }

  @usableFromInline
  func word(_ index: Int) -> UInt64 { words[index] }

  @usableFromInline
  mutating func set(_ row: Int, _ value: Bool) {
    precondition(row >= 0 && row < count, "row outside the bitmap")
    let mask: UInt64 = 1 << UInt64(row % 64)
    if value { words[row / 64] |= mask } else { words[row / 64] &= ~mask }
  }

  /// Adds one row at the end.
  public mutating func append(_ value: Bool) {
    if count % 64 == 0 { words.append(0) }
    count += 1
    if value { words[(count - 1) / 64] |= 1 << UInt64((count - 1) % 64) }
  }

  /// Adds the rows of another bitmap at the end.
  public mutating func append(contentsOf other: Bitmap) {
    let shift = UInt64(count % 64)
    if shift == 0 {
      words.append(contentsOf: other.words)
    } else {
      for word in other.words {
        words[words.count - 1] |= word << shift
        words.append(word >> (64 - shift))
      }
    }
    count += other.count
    words.removeLast(words.count - (count + 63) / 64)
  }

  /// Number of rows whose bit is set.
  public var populationCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Rows set in both.
  public static func & (left: Bitmap, right: Bitmap) -> Bitmap { left.combined(with: right, &) }
  /// Rows set in either.
  public static func | (left: Bitmap, right: Bitmap) -> Bitmap { left.combined(with: right, |) }
  /// Rows not set.
  public static prefix func ~ (bitmap: Bitmap) -> Bitmap {
    var result = bitmap
    for index in result.words.indices { result.words[index] = ~result.words[index] }
    result.clearPadding()
    return result
  }

  private func combined(with other: Bitmap, _ combine: (UInt64, UInt64) -> UInt64) -> Bitmap {
    precondition(count == other.count, "bitmaps of different lengths")
    var result = self
    for index in words.indices { result.words[index] = combine(words[index], other.words[index]) }
    return result
  }

  private mutating func clearPadding() {
    let used = count % 64
    if used != 0 { words[words.count - 1] &= (1 << UInt64(used)) - 1 }
  }
}
