/// Sentences that go with every benefit figure. They bind: screens and exports print them as they are.
public enum Wording {
  /// What the program is not.
  public static let notAdvice = "Research and education tool. Not medical advice, not a prediction for a person."
  /// What the trials say.
  public static let noProof =
    "No blinded trial has shown that MSC therapy works in ALS; two phase 3 trials missed their primary goal."
  /// What a projection is.
  public static let estimand =
    "A projection of trial evidence onto these patients, as if alive at 28 weeks; not a causal estimate from this cohort."
  /// What a change before and after is worth; the numbers are those of `RegressionToTheMean.standard`.
  public static let beforeAfter =
    "A change before and after is no effect: with none at all, patients chosen for a loss of 3 points gain 0.80 "
    + "points/month afterwards, and 27 % \"respond\"."
  /// What no figure here speaks about.
  public static let unknown =
    "No evidence by ancestry, with frontotemporal dementia, on ventilation or in late stages; nothing beyond 28 weeks."

  /// What is feared of the intrathecal route, and not counted.
  public static let deathSignal = "Deaths by arm not known; the FDA spoke of a modest excess in NurOwn phase 3."

  /// What stands with the numbers of trials and pools, which belong to no scenario: the same without a reading.
  public static func binding(_ base: EvidenceBase) -> [String] {
    let silent = base.controlled.count { $0.effect?.origin == .notSignificant }
    return [
      noProof, notAdvice,
      "\(base.controlled.count) controlled trials to \(TrialRegistry.cutoff), \(silent) of them failed and without numbers; "
        + "certainty very low.",
    ]
  }

  /// How many trials, how certain, how recent, and what happened to failed trials without numbers.
  public static func basis(_ reading: EvidenceReading) -> String {
    guard !reading.isAssumption else { return "Evidence scenario none: the effect is zero by assumption." }
    let own = reading.trials.map(\.id).filter(reading.base.changed.contains)
    let ownWords = own.isEmpty ? "" : ", \(own.joined(separator: ", ")) from your evidence file"
    return
      "\(reading.trials.count) controlled trials to \(TrialRegistry.cutoff)\(ownWords); certainty very low. "
      + failedTrials(reading)
  }

  /// The same of a scenario as it stands.
  public static func basis(_ scenario: Scenario) -> String { basis(EvidenceReading(scenario)) }

  /// Whether and as what failed trials without printed numbers are counted.
  public static func failedTrials(_ reading: EvidenceReading) -> String {
    let counted = reading.imputedTrials
    let how: String
    switch reading.options.nulls {
    case _ where counted == 0: how = "NOT counted (\(reading.unpublishedTrials) trials)"
    case .value(0): how = "counted as zero (\(counted) trials)"
    case .value(let value):
      how = "counted as \(value < 0 ? "−" : "+")\(abs(value)) points/month (\(counted) trials)"
    case .censored: how = "counted as \"not significant\" and no more (\(counted) trials)"
    case .leftOut: how = "NOT counted (\(reading.unpublishedTrials) trials)"
    }
    return "Failed trials without numbers: \(how)."
  }

  /// The same of a scenario as it stands.
  public static func failedTrials(_ scenario: Scenario) -> String { failedTrials(EvidenceReading(scenario)) }
}
