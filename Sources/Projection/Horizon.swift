/// How far ahead a projection looks. The controlled evidence ends at 28 weeks, so nothing may look further.
public struct Horizon: Hashable, Sendable {
  /// As printed and typed: "28w", "3m", "90d".
  public let text: String
  /// Months of 30.4375 days.
  public let months: Double

  /// 28 weeks: the follow-up of the controlled trials.
  public static let longest = Horizon(weeks: 28)

  /// A number of weeks from 1 to 28.
  public init(weeks: Int) {
    precondition((1...28).contains(weeks), "a horizon is 1 to 28 weeks")
    text = "\(weeks)w"
    months = Double(weeks) * 7 / 30.4375
  }

  /// A whole number of days ("90d"), weeks ("28w") or months ("6m"), more than 0 and at most 28 weeks; `nil` for
  /// anything else.
  public init?(parsing text: String) {
    guard let unit = text.last, let count = Int(text.dropLast()), count > 0, text.utf8.count <= 4,
      text.utf8.first.map({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) == true
    else { return nil }
    switch unit {
    case "w":
      guard count <= 28 else { return nil }
      self = Horizon(weeks: count)
    case "d":
      self.text = "\(count)d"
      months = Double(count) / 30.4375
    case "m":
      self.text = "\(count)m"
      months = Double(count)
    default: return nil
    }
    if months > Horizon.longest.months { return nil }
  }

  /// Whole weeks, rounded.
  public var weeks: Int { Int((months * 30.4375 / 7).rounded()) }
}
