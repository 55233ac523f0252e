import CSV
import Glibc

/// A day of the calendar, for the date that exports carry.
struct CivilDay {
  var text: String

  /// Reads `2026-01-31`; `nil` for anything else, and for days that do not exist.
  init?(parsing text: String) {
    guard text.utf8.count == 10, text.utf8.dropFirst(4).first == UInt8(ascii: "-"), case .day = DateField.parse(text)
    else {
      return nil
    }
    self.text = text
  }

  /// The day in UTC of a number of seconds since 1970; `nil` beyond the calendar.
  init?(secondsSince1970 seconds: Int) {
    var time = time_t(seconds)
    var parts = tm()
    guard gmtime_r(&time, &parts) != nil else { return nil }
    text =
      "\(Self.padded(Int(parts.tm_year) + 1900, 4))-\(Self.padded(Int(parts.tm_mon) + 1, 2))-\(Self.padded(Int(parts.tm_mday), 2))"
  }

  private static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
