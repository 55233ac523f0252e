/// A field read as a decimal number by a strict grammar: optional sign, digits with at most one decimal mark, optional
/// exponent.
///
/// Spaces and tabs around the number are allowed. Not numbers: `nan`, `inf`, hexadecimal, any minus sign but `-`, and
/// digit grouping unless a mark for it is given (see `GroupedNumber`). The result is the double nearest to the decimal (ties to even), whatever the locale.
public enum NumberField: Hashable, Sendable {
  /// A finite number.
  case number(Double)
  /// Nothing but spaces.
  case blank
  /// Something that the grammar does not allow.
  case notANumber
  /// A number too large, or too close to 0, for a double.
  case overflow

  /// Reads `bytes`; `decimal` is the decimal mark, `grouping` the mark between groups of three digits, if any. O(bytes).
  public static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, decimal: UInt8 = UInt8(ascii: "."), grouping: UInt8? = nil
  ) -> NumberField {
    var start = 0
    var end = bytes.count
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    if start == end { return .blank }

    var at = start
    let isNegative = bytes[at] == UInt8(ascii: "-")
    if isNegative || bytes[at] == UInt8(ascii: "+") { at += 1 }
    var mantissa: UInt64 = 0
    var significantDigits = 0
    var digits = 0
    var fraction = 0
    var sawMark = false
    while at < end {
      let byte = bytes[at]
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        digits += 1
        if significantDigits > 0 || digit > 0 { significantDigits += 1 }
        if significantDigits <= 19 { mantissa = mantissa &* 10 &+ UInt64(digit) }
        if sawMark { fraction += 1 }
      } else if byte == decimal, !sawMark {
        sawMark = true
      } else {
        break
      }
      at += 1
    }
    if digits == 0 { return .notANumber }
    var exponent = 0
    if at < end {
      guard bytes[at] | 0x20 == UInt8(ascii: "e") else {
        guard let grouping else { return .notANumber }
        return grouped(bytes, start, end, decimal, grouping)
      }
      at += 1
      let isMinus = at < end && bytes[at] == UInt8(ascii: "-")
      if isMinus || at < end && bytes[at] == UInt8(ascii: "+") { at += 1 }
      guard at < end else { return .notANumber }
      while at < end {
        let digit = bytes[at] &- UInt8(ascii: "0")
        guard digit < 10 else { return .notANumber }
        exponent = min(exponent * 10 + Int(digit), 100_000)
        at += 1
      }
      if isMinus { exponent = -exponent }
    }
    if mantissa == 0 { return .number(isNegative ? -0.0 : 0.0) }
    // Both factors are exact doubles, so that one rounded operation gives the nearest double.
    let power = exponent - fraction
    if significantDigits <= 19, mantissa <= 1 << 53, power >= -22, power <= 22 {
      let magnitude =
        power < 0 ? Double(mantissa) / powersOfTen[-power] : Double(mantissa) * powersOfTen[power]
      return .number(isNegative ? -magnitude : magnitude)
    }
    return slow(bytes, start, end, decimal)
  }

  /// Reads a string; for tests and options.
  public static func parse(_ text: String, decimal: UInt8 = UInt8(ascii: "."), grouping: UInt8? = nil) -> NumberField {
    [UInt8](text.utf8).withUnsafeBufferPointer { parse($0, decimal: decimal, grouping: grouping) }
  }

  /// The number, if it is one.
  public var value: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  private static func grouped(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ decimal: UInt8, _ grouping: UInt8
  ) -> NumberField {
    let field = UnsafeBufferPointer(rebasing: bytes[start..<end])
    guard let plain = GroupedNumber.ungrouped(field, decimal: decimal, grouping: grouping) else { return .notANumber }
    return plain.withUnsafeBufferPointer { parse($0, decimal: decimal) }
  }

  private static func slow(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ decimal: UInt8
  ) -> NumberField {
    let text = bytes[start..<end].map { $0 == decimal ? UInt8(ascii: ".") : $0 }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite, value != 0 else {
      return .overflow
    }
    return .number(value)
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]
