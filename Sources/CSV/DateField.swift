/// A field read as a calendar date by a strict grammar. Days are counted from 1970-01-01 in the proleptic Gregorian
/// calendar.
///
/// Accepted: `2019-03-01` and `2019/03/01` (also followed by a time of day, which is dropped), `01.03.2019` (day
/// first), `02JAN2014`, `2014-03` and `2014` (partial), and `01/03/2019` or `01-03-2019`, whose order only the whole column can tell.
public enum DateField: Hashable, Sendable {
  /// A day.
  case day(Int)
  /// Two numbers and a year whose order is not written: day and month, or month and day.
  case unordered(first: Int, second: Int, year: Int)
  /// A month or a year without a day: `2014-03` or `2014`. The day in the middle: the 15th, 1 July.
  case partial(Int)
  /// Nothing but spaces.
  case blank
  /// Something that the grammar does not allow.
  case notADate
  /// The form of a date, but no such day: 30 February.
  case noSuchDay

  /// Reads `bytes`.
  public static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> DateField {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    if start == end { return .blank }
    var cursor = Cursor(bytes: bytes, at: start, end: end)
    guard let first = cursor.digits() else { return .notADate }
    if cursor.at == end {
      guard first.count == 4, (1900...2099).contains(first.value) else { return .notADate }
      return .partial(dayNumber(year: first.value, month: 7, day: 1))
    }
    let mark = bytes[cursor.at]
    if mark | 0x20 >= UInt8(ascii: "a"), mark | 0x20 <= UInt8(ascii: "z") {
      guard first.count <= 2, let month = cursor.monthName(), let year = cursor.digits(), year.count == 4,
        cursor.at == end
      else { return .notADate }
      return day(year.value, month, first.value)
    }
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: ".") else { return .notADate }
    cursor.at += 1
    guard let second = cursor.digits(), second.count <= 2 else { return .notADate }
    if cursor.at == end, first.count == 4, mark == UInt8(ascii: "-"), (1900...2099).contains(first.value) {
      guard (1...12).contains(second.value) else { return .noSuchDay }
      return .partial(dayNumber(year: first.value, month: second.value, day: 15))
    }
    guard cursor.at < end, bytes[cursor.at] == mark else { return .notADate }
    cursor.at += 1
    guard let third = cursor.digits() else { return .notADate }
    if first.count == 4, third.count <= 2, mark != UInt8(ascii: ".") {
      guard cursor.isAtEndOrTimeOfDay else { return .notADate }
      return day(first.value, second.value, third.value)
    }
    guard first.count <= 2, third.count == 4, cursor.isAtEndOrTimeOfDay else { return .notADate }
    if mark == UInt8(ascii: ".") { return day(third.value, second.value, first.value) }
    let larger = max(first.value, second.value)
    let smaller = min(first.value, second.value)
    guard smaller >= 1, smaller <= 12, larger <= 31 else { return .noSuchDay }
    return .unordered(first: first.value, second: second.value, year: third.value)
  }

  /// Reads a string; for tests and options.
  public static func parse(_ text: String) -> DateField { [UInt8](text.utf8).withUnsafeBufferPointer { parse($0) } }

  /// The day of a year, month (1–12) and day of the month, or `.noSuchDay`.
  public static func day(_ year: Int, _ month: Int, _ dayOfMonth: Int) -> DateField {
    guard (1...12).contains(month), dayOfMonth >= 1, dayOfMonth <= daysInMonth(year, month) else { return .noSuchDay }
    return .day(dayNumber(year: year, month: month, day: dayOfMonth))
  }

  /// Days from 1970-01-01 to a date that exists; negative before. After H. Hinnant, "chrono-compatible low-level date
  /// algorithms".
  public static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    // Years begin in March, so that the leap day is the last.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Days in a month of the Gregorian calendar.
  static func daysInMonth(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private struct Cursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var at: Int
    let end: Int

    mutating func digits() -> (value: Int, count: Int)? {
      var value = 0
      let start = at
      while at < end, bytes[at] &- UInt8(ascii: "0") < 10, at - start < 5 {
        value = value * 10 + Int(bytes[at] - UInt8(ascii: "0"))
        at += 1
      }
      return at == start ? nil : (value, at - start)
    }

    mutating func monthName() -> Int? {
      guard at + 3 <= end else { return nil }
      let name = (bytes[at] | 0x20, bytes[at + 1] | 0x20, bytes[at + 2] | 0x20)
      at += 3
      return monthNames.firstIndex { $0 == name }.map { $0 + 1 }
    }

    var isAtEndOrTimeOfDay: Bool {
      if at == end { return true }
      guard bytes[at] == 0x20 || bytes[at] == UInt8(ascii: "T"), at + 1 < end else { return false }
      return bytes[(at + 1)..<end].allSatisfy { byte in
        byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
          || byte == UInt8(ascii: "Z") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      }
    }
  }
}

private let monthNames: [(UInt8, UInt8, UInt8)] = [
  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
].map { name in
  let bytes = [UInt8](name.utf8)
  return (bytes[0], bytes[1], bytes[2])
}
