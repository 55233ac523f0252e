/// A header of a wide table that names a measure and a visit: `alsfrs_2_score`, `ALSFRS-R (Month 12)`, `q1_v3`.
struct RepeatedHeader: Hashable {
  /// What the number counts.
  enum Unit: Hashable { case visit, days, weeks, months, years }

  /// The header without the visit: `alsfrs_score`.
  var measure: String
  var number: Int
  /// `nil` where only the numbers of all headers can tell.
  var unit: Unit?

  /// All ways to read a header as a measure of a visit; none for most headers.
  static func readings(_ header: String) -> [RepeatedHeader] {
    let words = HeaderName.normalised(header).split(separator: "_").map(String.init)
    var readings: [RepeatedHeader] = []
    for (index, word) in words.enumerated() {
      func without(_ range: ClosedRange<Int>) -> String {
        var rest = words
        rest.removeSubrange(range)
        return rest.joined(separator: "_")
      }
      if words.count == 1 { continue }
      if beginnings.contains(word) {
        readings.append(RepeatedHeader(measure: without(index...index), number: 0, unit: nil))
      } else if let unit = units[word], index + 1 < words.count, let number = Int(words[index + 1]) {
        readings.append(RepeatedHeader(measure: without(index...index + 1), number: number, unit: unit))
      } else if let joined = joined(word) {
        readings.append(RepeatedHeader(measure: without(index...index), number: joined.number, unit: joined.unit))
      } else if let number = Int(word), number < 1_000, index == 0 || units[words[index - 1]] == nil {
        readings.append(RepeatedHeader(measure: without(index...index), number: number, unit: nil))
      }
    }
    return readings.filter { !$0.measure.isEmpty }
  }

  /// `m12`, `v3`, `month6`, `12m`, `wk4`.
  private static func joined(_ word: String) -> (number: Int, unit: Unit)? {
    let digits = word.drop { !$0.isNumber }
    let letters = word.prefix { !$0.isNumber }
    if !letters.isEmpty, let number = Int(digits), let unit = units[String(letters)] { return (number, unit) }
    let front = word.prefix { $0.isNumber }
    let back = word.drop { $0.isNumber }
    if !front.isEmpty, let number = Int(front), let unit = units[String(back)] { return (number, unit) }
    return nil
  }

  private static let beginnings: Set = ["baseline", "bl", "base"]
  private static let units: [String: Unit] = [
    "v": .visit, "visit": .visit, "vis": .visit, "t": .visit, "time": .visit, "d": .days, "day": .days, "days": .days,
    "w": .weeks, "wk": .weeks, "week": .weeks, "weeks": .weeks, "m": .months, "mo": .months, "mon": .months,
    "month": .months, "months": .months, "y": .years, "yr": .years, "year": .years, "years": .years,
  ]
}
