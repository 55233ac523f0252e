/// The time that the name of a visit or of a REDCap event tells: `month_3_arm_1`, `Week 12 (Arm 1: Drug)`, `Baseline`.
struct EventTime: Hashable {
  enum Unit: String { case days = "visit_day", weeks = "visit_week", months = "months" }

  /// `nil` for the beginning, which is 0 in every unit.
  var unit: Unit?
  var number: Int

  /// The time, or `nil` if the name tells none.
  init?(_ name: String) {
    var words = HeaderName.normalised(name).split(separator: "_").map(String.init)
    // "… arm 1" names the arm.
    if let arm = words.lastIndex(of: "arm"), arm > 0 { words.removeSubrange(arm...) }
    if words.count <= 3, let first = words.first, EventTime.beginnings.contains(first) {
      unit = nil
      number = 0
      return
    }
    for (index, word) in words.enumerated() {
      guard let unit = EventTime.units[word] else { continue }
      let beside = [index + 1, index - 1].filter(words.indices.contains).compactMap { Int(words[$0]) }
      guard let number = beside.first, number >= 0, number < 10_000 else { return nil }
      self.unit = unit
      self.number = number
      return
    }
    return nil
  }

  private static let beginnings: Set = ["baseline", "enrolment", "enrollment", "entry", "inclusion", "bl"]
  private static let units: [String: Unit] = [
    "day": .days, "days": .days, "d": .days, "week": .weeks, "weeks": .weeks, "wk": .weeks, "w": .weeks,
    "month": .months, "months": .months, "mo": .months, "m": .months,
  ]

  /// Times of all names in one unit, or `nil` if a name tells none or the units differ.
  static func common(_ names: [String]) -> (unit: Unit, times: [String: Int])? {
    var unit: Unit?
    var times: [String: Int] = [:]
    for name in names {
      guard let time = EventTime(name) else { return nil }
      if let own = time.unit {
        guard unit == nil || unit == own else { return nil }
        unit = own
      }
      times[name] = time.number
    }
    guard let unit, names.count > 1 else { return nil }
    return (unit, times)
  }
}
