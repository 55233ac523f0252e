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

  /// How many trials, how certain, how recent, and what happened to failed trials without numbers.
  public static func basis(_ scenario: Scenario) -> String {
    guard !scenario.trials.isEmpty else { return "Evidence scenario none: the effect is zero by assumption." }
    let trials = scenario.contributions.count
    return
      "\(trials) controlled trials to \(TrialRegistry.cutoff); certainty very low. \(failedTrials(scenario))"
  }

  /// Whether failed trials without printed numbers are counted.
  public static func failedTrials(_ scenario: Scenario) -> String {
    let failed = TrialRegistry.all.filter { $0.effect?.origin == .imputedZero }
    let counted = scenario.imputedTrials
    return counted > 0
      ? "Failed trials without numbers: counted as zero (\(counted) trials)."
      : "Failed trials without numbers: NOT counted (\(failed.count) trials)."
  }

  /// Words that no text of the program may use of MSC therapy, but for `noProof`.
  public static let forbidden = [
    "effective", "works", "stops", "cure", "recommended", "candidate", "best for you", "eligible", "responder-type",
  ]
}
