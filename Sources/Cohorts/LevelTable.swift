import Glibc

/// Distinct byte strings, numbered in order of first appearance. Open addressing with linear probing; a look-up is
/// O(bytes of the string).
struct LevelTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  private var slots: [UInt32]

  init() { slots = [UInt32](repeating: 0, count: 64) }

  /// Number of distinct strings.
  var count: Int { ends.count }

  /// The strings.
  var table: ByteTable { ByteTable(bytes: bytes, ends: ends) }

  /// Makes room ahead for so many distinct strings in all.
  mutating func reserve(strings: Int) {
    ends.reserveCapacity(strings)
    hashes.reserveCapacity(strings)
    if strings * 2 > slots.count { grow(toHold: strings) }
  }

  /// Number of `string`, which is added if it is new.
  mutating func number(of string: UnsafeBufferPointer<UInt8>) -> Int {
    number(of: string, hash: LevelTable.hash(string))
  }

  /// Numbers of all strings of another table, which are added if they are new.
  mutating func numbers(of other: LevelTable) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(other.count)
    for index in 0..<other.count {
      numbers.append(UInt32(other.withBytes(index) { number(of: $0, hash: other.hashes[index]) }))
    }
    return numbers
  }

  private mutating func number(of string: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, matches(index, string) { return index }
      slot = (slot + 1) & mask
    }
    bytes.append(contentsOf: string)
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow(toHold: ends.count) }
    return ends.count - 1
  }

  /// Calls `body` with the bytes of string `index`.
  func withBytes<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let start = index == 0 ? 0 : ends[index - 1]
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<ends[index]])) }
  }

  /// Whether string `index` has these bytes.
  func matches(_ index: Int, _ string: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == string.count else { return false }
    guard let other = string.baseAddress, !string.isEmpty else { return true }
    return bytes.withUnsafeBufferPointer { own in
      own.baseAddress.map { memcmp($0 + start, other, string.count) == 0 } ?? false
    }
  }

  private mutating func grow(toHold strings: Int) {
    var capacity = slots.count
    while capacity < strings * 2 { capacity *= 4 }
    let mask = capacity - 1
    var larger = [UInt32](repeating: 0, count: capacity)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = UInt32(index + 1)
    }
    slots = larger
  }

  private static func hash(_ string: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(string)
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(raw.count)
    var at = 0
    while at + 8 <= raw.count {
      hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    var tail: UInt64 = 0
    while at < raw.count {
      tail = tail << 8 | UInt64(raw[at])
      at += 1
    }
    return mix(hash ^ tail)
  }

  // Finaliser of MurmurHash3 (A. Appleby, public domain).
  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    var value = value
    value ^= value >> 33
    value &*= 0xFF51_AFD7_ED55_8CCD
    value ^= value >> 33
    value &*= 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }
}
