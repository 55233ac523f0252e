import Clinical

/// How well the values of a column agree with a concept.
struct ContentFit {
  /// Share of the values that agree; 1 without values.
  let share: Double
  /// Whether the concept may stand: half of the values agree, or there are too few to tell.
  let isAccepted: Bool
  /// What speaks against it.
  let reason: String
  /// Whether the values could hardly be anything else: dates, words for a site or a sex, answers 0 to 4.
  let isTelling: Bool

  init(_ concept: Concept, _ sample: ColumnSample) {
    let known = sample.known
    var agreeing = known
    var reason = ""
    switch concept.use {
    case .patientID, .patientWord, .origin, .free: break
    case .item(let item, _):
      agreeing = sample.numbers.count { $0 >= 0 && $0 <= 4 && $0 == $0.rounded() }
      if !sample.isNumeric { agreeing += sample.count { Vocabulary.itemScore(item, $0) != nil && Double($0) == nil } }
      reason = "values are not 0 to 4"
    case .visitNumber, .patientNumber:
      let range = concept.range ?? -.infinity ... .infinity
      agreeing = sample.count(in: range)
      reason = "values are not numbers from \(numberText(range.lowerBound)) to \(numberText(range.upperBound))"
      if concept.name == "progression_rate", let median = sample.median, median < 0 {
        agreeing = 0
        reason = "values are negative: a fitted slope, not points lost a month"
      }
    case .visitTime(.dates), .date:
      agreeing = sample.dates
      reason = "values are not dates"
    case .visitTime, .moment, .duration, .delay:
      agreeing = sample.numbers.count
      reason = "values are not numbers"
      if case .visitTime(.days) = concept.use, let median = sample.median, median > 20_000 {
        agreeing = 0
        reason = "values look like spreadsheet day numbers; write dates as 2019-03-01"
      }
    case .site:
      agreeing = sample.count { Vocabulary.siteOfOnset($0) != nil }
      reason = "values are not sites of onset"
    case .sex:
      agreeing = sample.count { Vocabulary.sex($0) != nil }
      reason = "values are not words for a sex"
    case .siteFlag, .sexFlag, .yesNo:
      agreeing = sample.count { Vocabulary.yesNo($0) != nil }
      reason = "values are not yes or no"
    case .died:
      agreeing = sample.count { Vocabulary.died($0) != nil }
      reason = "values are not yes or no"
    case .mutation:
      agreeing = sample.count { Vocabulary.mutationFound($0) != nil }
      reason = "values are not positive or negative"
    }
    share = known == 0 ? 1 : Double(agreeing) / Double(known)
    let canBeFew: Bool
    switch concept.use {
    case .item, .visitNumber, .patientNumber:
      canBeFew = sample.numbers.count == known && concept.name != "progression_rate"
    default: canBeFew = false
    }
    isAccepted = agreeing * 2 >= known || known <= 3 && canBeFew
    self.reason = reason
    switch concept.use {
    case .site, .sex: isTelling = known > 0 && share >= 0.99
    case .visitTime(.dates), .date: isTelling = known > 0 && share >= 0.99
    case .died: isTelling = sample.count { Vocabulary.yesNo($0) == nil } * 2 >= known && share >= 0.99
    default: isTelling = false
    }
  }
}

/// A number for a message: whole numbers without a point.
func numberText(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
}
