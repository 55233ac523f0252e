/// Philox4x64-10, a random generator without state: a counter and a key go in, four random words come out, so that a
/// draw depends on its place in the design (stream, replicate, patient) and never on the order or the number of threads
/// that asked for it.
///
/// Reference: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011), doi
/// 10.1145/2063384.2063405; same words as Random123 and numpy's `Philox`. Not for secrets.
public enum Philox {
  /// Ten rounds over one counter. Every bit pattern of counter and key is allowed.
  public static func block(counter: SIMD4<UInt64>, key: SIMD2<UInt64>) -> SIMD4<UInt64> {
    let words = words((counter[0], counter[1], counter[2], counter[3]), key: (key[0], key[1]))
    return SIMD4(words.0, words.1, words.2, words.3)
  }

  /// The same for loops over many blocks, which keep their words in registers.
  @inline(__always)
  static func words(
    _ counter: (UInt64, UInt64, UInt64, UInt64), key: (UInt64, UInt64)
  ) -> (UInt64, UInt64, UInt64, UInt64) {
    var (x0, x1, x2, x3) = counter
    var (k0, k1) = key
    for _ in 0..<10 {
      let first = multiplier0.multipliedFullWidth(by: x0)
      let second = multiplier1.multipliedFullWidth(by: x2)
      (x0, x1, x2, x3) = (second.high ^ x1 ^ k0, second.low, first.high ^ x3 ^ k1, first.low)
      k0 &+= weyl0
      k1 &+= weyl1
    }
    return (x0, x1, x2, x3)
  }

  /// Uniform double in (0, 1), never an end point: the top 53 bits plus one half, times 2⁻⁵³.
  public static func uniform(_ word: UInt64) -> Double {
    // The one half is rounded away in the upper half of the range, so that the last value would become 1.
    min((Double(word >> 11) + 0.5) * 0x1p-53, 1 - 0x1p-53)
  }

  /// Index in 0 ..< `count` as the high word of `word` × `count`; no draw is rejected, so the bias is below `count` /
  /// 2⁶⁴.
  public static func index(_ word: UInt64, below count: Int) -> Int {
    precondition(count > 0, "an index needs at least one element to choose from")
    return Int(truncatingIfNeeded: word.multipliedFullWidth(by: UInt64(count)).high)
  }

  // Multipliers and Weyl increments of the 64-bit variant, Salmon 2011, table 2 and Random123 philox.h.
  private static let multiplier0: UInt64 = 0xD2E7_470E_E14C_6C93
  private static let multiplier1: UInt64 = 0xCA5A_8263_9512_1157
  private static let weyl0: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let weyl1: UInt64 = 0xBB67_AE85_84CA_A73B
}

/// The words of one stream of one replicate in order: word j is word j mod 4 of the block with counter
/// (j / 4, replicate, stream, substream) under the key (seed, 0).
///
/// Two streams with a different (seed, stream, replicate, substream) never share a counter. A copy repeats the words
/// that follow.
public struct PhiloxStream: RandomNumberGenerator, Sendable {
  private let key: SIMD2<UInt64>
  private var counter: SIMD4<UInt64>
  private var words = SIMD4<UInt64>()
  private var used = 4

  /// The start of a stream. `stream` names the purpose, `replicate` the bootstrap sample or the patient, `substream`
  /// what is left.
  public init(seed: UInt64, stream: UInt64, replicate: UInt64, substream: UInt64 = 0) {
    key = SIMD2(seed, 0)
    counter = SIMD4(0, replicate, stream, substream)
  }

  /// Next word.
  public mutating func next() -> UInt64 {
    if used == 4 {
      words = Philox.block(counter: counter, key: key)
      counter[0] &+= 1
      used = 0
    }
    defer { used += 1 }
    return words[used]
  }

  /// Next uniform double in (0, 1).
  public mutating func uniform() -> Double { Philox.uniform(next()) }

  /// Next index in 0 ..< `count`.
  public mutating func index(below count: Int) -> Int { Philox.index(next(), below: count) }
}
