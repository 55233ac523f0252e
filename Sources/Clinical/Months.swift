/// The one conversion between days and months in the program: 1 month = 365.25 / 12 days.
public enum Months {
  /// Days in a month.
  public static let days = 30.4375
  /// Weeks in a month are `days / 7`; 28 weeks are 6.4394 months.
  public static func fromWeeks(_ weeks: Double) -> Double { weeks * 7 / days }
  /// Months for a number of days.
  public static func fromDays(_ days: Double) -> Double { days / Months.days }
}
