/// Numbers whose digits are in groups of three: `1,234.5`, `1.234,5`, `1 234,5`, `1'234`.
///
/// One to three digits, then groups of exactly three, all divided by the same mark; digits after the decimal mark are
/// not in groups, and there is no exponent. Other groupings (`12,34,567`) are not read.
public enum GroupedNumber {
  /// The number without its marks, or `nil` if it is not grouped by `grouping` at all. Spaces around are not allowed.
  /// O(bytes).
  public static func ungrouped(_ bytes: UnsafeBufferPointer<UInt8>, decimal: UInt8, grouping: UInt8) -> [UInt8]? {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var at = 0
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      plain.append(bytes[at])
      at += 1
    }
    let first = digits(bytes, &at, &plain)
    guard (1...3).contains(first) else { return nil }
    var groups = 0
    var mark: ArraySlice<UInt8>?
    while at < bytes.count, bytes[at] != decimal {
      let length = markLength(bytes, at, grouping)
      guard length > 0 else { return nil }
      let found = ArraySlice(bytes[at..<at + length])
      guard mark == nil || mark == found else { return nil }
      mark = found
      at += length
      guard digits(bytes, &at, &plain) == 3 else { return nil }
      groups += 1
    }
    guard groups > 0 else { return nil }
    if at < bytes.count {
      plain.append(decimal)
      at += 1
      guard digits(bytes, &at, &plain) > 0, at == bytes.count else { return nil }
    }
    return plain
  }

  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ plain: inout [UInt8]) -> Int {
    let start = at
    while at < bytes.count, bytes[at] &- UInt8(ascii: "0") < 10 {
      plain.append(bytes[at])
      at += 1
    }
    return at - start
  }

  /// Bytes of the mark at `at`, or 0.
  private static func markLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ grouping: UInt8) -> Int {
    if bytes[at] == grouping { return 1 }
    let alternatives = grouping == UInt8(ascii: " ") ? spaces : grouping == UInt8(ascii: "'") ? apostrophes : []
    for mark in alternatives where at + mark.count <= bytes.count && bytes[at..<at + mark.count].elementsEqual(mark) {
      return mark.count
    }
    return 0
  }

  // No-break space, thin space, narrow no-break space; the typographic apostrophe.
  private static let spaces: [[UInt8]] = [Array("\u{A0}".utf8), Array("\u{2009}".utf8), Array("\u{202F}".utf8)]
  private static let apostrophes: [[UInt8]] = [Array("\u{2019}".utf8)]
}
