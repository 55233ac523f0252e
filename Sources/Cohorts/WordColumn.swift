import CSV
import Glibc

/// The words of one column in one block.
struct WordColumn {
  private var table = LevelTable()
  // Code of each string of the table; 0 for words that mean "missing".
  private var codes: [UInt32] = []
  private(set) var levelCount = 0
  // Codes of short words that were seen lately, by a hash of their bytes.
  private var recent = [Recent](repeating: Recent(), count: 64)

  private struct Recent {
    var key: UInt64 = 0
    var length = 0
    var code: UInt32 = 0
  }

  /// Words that do not mean "missing".
  var levels: ByteTable {
    let all = table.table
    var levels = ByteTable()
    for index in codes.indices where codes[index] != 0 { levels.append(all[index]) }
    return levels
  }

  /// Code of a word of one to eight bytes.
  @inline(__always)
  mutating func code(key: UInt64, _ content: UnsafeBufferPointer<UInt8>, _ missing: MissingWords) -> UInt32 {
    let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 58)
    let found = recent[slot]
    if found.key == key, found.length == content.count { return found.code }
    let code = code(content, missing)
    recent[slot] = Recent(key: key, length: content.count, code: code)
    return code
  }

  /// Code of a word; spaces around it do not count.
  mutating func code(_ content: UnsafeBufferPointer<UInt8>, _ missing: MissingWords) -> UInt32 {
    var start = 0
    var end = content.count
    while start < end, content[start] == 0x20 || content[start] == 0x09 { start += 1 }
    while end > start, content[end - 1] == 0x20 || content[end - 1] == 0x09 { end -= 1 }
    if start == end { return 0 }
    let word = UnsafeBufferPointer(rebasing: content[start..<end])
    let number = table.number(of: word)
    if number == codes.count {
      if missing.contains(word) {
        codes.append(0)
      } else {
        levelCount += 1
        codes.append(UInt32(levelCount))
      }
    }
    return codes[number]
  }
}
