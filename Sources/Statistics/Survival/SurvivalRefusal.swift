/// Why a survival or composite-endpoint estimate cannot be given.
public enum SurvivalRefusal: Error, Hashable, Sendable {
  /// There is nobody to look at.
  case noPatients
  /// A time, an entry or a weight that cannot be one. Rows count from 0.
  case invalidRow(row: Int, RowFault)
  /// A covariate holds a number that is infinite or not a number.
  case notFinite(covariate: String)
  /// Fewer events than the estimate needs.
  case tooFewEvents(found: Int, needed: Int)
  /// Fewer patients in an arm than a variance needs.
  case tooFewPatients(found: Int, needed: Int)
  /// No event happened while patients of two groups were under observation, or every pair of patients ties.
  case noComparison
  /// A covariate that is constant, or a combination of the covariates before it, wherever an event happens.
  case dependentCovariate(String)
  /// A covariate along which the likelihood rises without end: it separates those with the event from those without.
  case separation(covariate: String)
  /// The likelihood was still rising when the steps ran out.
  case notConverged(steps: Int)
  /// A horizon that is not a positive number.
  case horizonNotPositive
  /// Nobody was observed up to the horizon.
  case horizonBeyondFollowUp(horizon: Double, followUp: Double)
  /// Patients who are alive at the landmark without a measure of function.
  case functionMissing(patients: Int)
  /// One side of a ratio is 0.
  case ratioWithoutLimit

  /// What is wrong with a row.
  public enum RowFault: Hashable, Sendable {
    /// The time is negative or not a number.
    case time
    /// The entry is not before the time at which the row ends.
    case entry
    /// The weight is not a positive number.
    case weight
  }

  /// The reason in words.
  public var words: String {
    switch self {
    case .noPatients: "there are no patients"
    case .invalidRow(let row, .time): "row \(row + 1) has a time that is negative or not a number"
    case .invalidRow(let row, .entry): "row \(row + 1) is entered at or after the time at which it ends"
    case .invalidRow(let row, .weight): "row \(row + 1) has a weight that is not a positive number"
    case .notFinite(let covariate): "\(covariate) holds a number that is not finite"
    case .tooFewEvents(let found, let needed): "too few events: \(found), needed are at least \(needed)"
    case .tooFewPatients(let found, let needed): "too few patients in an arm: \(found), needed are at least \(needed)"
    case .noComparison: "no event sets the groups apart: there is nothing to compare"
    case .dependentCovariate(let name):
      "\(name) is constant, or follows from the covariates before it, wherever an event happens"
    case .separation(let covariate):
      "\(covariate) separates those with the event from those without, so its hazard ratio has no finite estimate"
    case .notConverged(let steps): "the likelihood has no maximum after \(steps) steps"
    case .horizonNotPositive: "the horizon is not a positive number"
    case .horizonBeyondFollowUp(let horizon, let followUp):
      "the horizon \(horizon) lies beyond the follow-up of a group, which ends at \(followUp)"
    case .functionMissing(let patients):
      "\(patients) \(patients == 1 ? "patient is" : "patients are") alive at the landmark without a measure of function"
    case .ratioWithoutLimit: "one side of the ratio is 0"
    }
  }
}
