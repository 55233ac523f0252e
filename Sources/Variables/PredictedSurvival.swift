public import Clinical

/// Predicted survival of one patient from entry on, as a distribution: what the ENCALS model says of patients with the same
/// values who are alive at entry.
///
/// S(t | alive at t₀) = S(t₀ + t) / S(t₀), t₀ months from onset to entry. The end point is ventilation for more than 23
/// hours a day, tracheostomy or death. Reference: Westeneng et al., Lancet Neurol 2018;17:423–433. It describes groups;
/// it is not a forecast for a person.
public struct PredictedSurvival: Sendable {
  /// Months from onset to entry.
  public let entryMonths: Double
  /// Whether the TRICALS risk stands in because C9orf72 is unknown, which makes the prediction approximate.
  public let isApproximate: Bool
  private let risk: Double

  /// The prediction for a patient, or why there is none. O(patients) the first time in a store, O(1) after.
  public static func of(_ store: VariableStore, patient: Int) -> Determination<PredictedSurvival> {
    guard let variable = store.column("encals_remaining_months") else { return .missing(MissingReason("not computed")) }
    switch (variable, store.prognosis) {
    case (.missing(let reason), _), (_, .missing(let reason)): return .missing(reason)
    case (.known(let column), .known(let prognosis)):
      if let reason = column.reason(patient) { return .missing(reason) }
      let (block, row) = prognosis.place(patient)
      return .known(
        PredictedSurvival(
          entryMonths: block.entryMonths[row], isApproximate: block.isApproximate(row), risk: block.risks.values[row]))
    }
  }

  /// Probability of being free of the end point so many months after entry.
  public func survival(months: Double) -> Double {
    ENCALSCurve.published.survival(months: entryMonths + months, givenAliveAt: entryMonths, linearPredictor: risk)
  }

  /// Months from entry until the survival has fallen to a probability; `nil` beyond 100 years.
  public func months(survival probability: Double) -> Double? {
    ENCALSCurve.published.months(survival: probability, givenAliveAt: entryMonths, linearPredictor: risk).value
      .map { $0 - entryMonths }
  }
}
