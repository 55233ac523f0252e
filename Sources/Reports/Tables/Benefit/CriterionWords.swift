import Evidence
public import Projection

extension EntryCriterion {
  /// What is compared, in words with limits and unit; for the recent loss what stands for it.
  var words: String {
    switch measure {
    case .alsfrsrTotal: "ALSFRS-R \(limits)"
    case .monthsSinceOnset: "onset \(limits) months ago"
    case .vitalCapacityPercent: "vital capacity \(limits) %"
    case .ageYears: "age \(limits)"
    case .monthsSinceDiagnosis: "diagnosis \(limits) months ago"
    case .usesRiluzole: limits == "yes" ? "on riluzole" : "not on riluzole"
    case .recentLossPerMonth: "ΔFS \(limits)/month"
    }
  }

  /// Its limits alone: "≥ 25", "18 to 60".
  var limits: String {
    func text(_ limit: Double) -> String { NumberFormat.shortest(limit) }
    switch (atLeast, atMost) {
    case (let low?, let high?): return "\(text(low)) to \(text(high))"
    case (let low?, nil): return measure == .usesRiluzole ? "yes" : "≥ \(text(low))"
    case (nil, let high?): return measure == .usesRiluzole ? "no" : "≤ \(text(high))"
    case (nil, nil): return "any"
    }
  }
}

extension EntryCriterion.Measure {
  /// For narrow tables.
  var shortName: String {
    switch self {
    case .alsfrsrTotal: "ALSFRS-R"
    case .monthsSinceOnset: "onset"
    case .vitalCapacityPercent: "VC"
    case .ageYears: "age"
    case .monthsSinceDiagnosis: "diagnosis"
    case .usesRiluzole: "riluzole"
    case .recentLossPerMonth: "ΔFS"
    }
  }
}

/// What to do about a criterion that cannot be checked.
extension UnassessedMeasure {
  /// Why it cannot.
  var reason: String { variable == nil ? "ΔFS is not taken for it" : "the file cannot tell it" }

  /// What to do in the explorer, in a line.
  public var keys: String {
    let name = measure.rawValue
    guard let variable else { return "\(name) is left out: :run-in on tells it by ΔFS" }
    guard let column = columns.first else {
      return "\(name) is not assessed: :map COLUMN=\(variable) if a column holds it"
    }
    let others = columns.count > 1 ? " (or \(columns.dropFirst().prefix(2).joined(separator: ", ")))" : ""
    return "\(name) is not assessed: :map \(column)=\(variable) if that is it\(others)"
  }

  /// What to do on the command line, in a sentence.
  var sentence: String {
    let name = measure.rawValue
    guard let variable else { return "Left out as asked (--no-rate-for-run-in): \(name)." }
    let names =
      columns.isEmpty
      ? "" : ", say \(columns.prefix(3).joined(separator: ", ")), which no variable was found for"
    return "Not assessed: \(name). If a column holds it\(names): --map COLUMN=\(variable)."
  }
}

/// What each trial asked for, a sentence each: "NurOwn-P3: ALSFRS-R ≥ 25, age 18 to 60."
public func criterionSentences(_ screening: EvidenceScreening) -> [String] {
  screening.trials.map { "\($0.trial.id): \($0.trial.criteria.map(\.words).joined(separator: ", "))." }
}

/// That ΔFS stands for the loss of a run-in, without a full stop; `nil` where it does not.
public func recentLossNote(_ screening: EvidenceScreening) -> String? {
  let isAsked = screening.trials.contains { $0.trial.criteria.contains { $0.measure == .recentLossPerMonth } }
  guard isAsked, screening.plan.takesRateForRecentLoss else { return nil }
  return
    "ΔFS, the mean decline from onset to entry, stands for the loss that trials measured in a run-in: an approximation"
}
