import Clinical
import Cohorts
public import Evidence
import Variables

/// A measure that trials select by and of which the file tells nothing, with what could be done about it.
public struct UnassessedMeasure: Hashable, Sendable {
  /// The measure.
  public let measure: EntryCriterion.Measure
  /// The variable that a column would have to be mapped to; `nil` if the plan leaves the measure out.
  public let variable: String?
  /// Columns that no variable was found for and that could hold it.
  public let columns: [String]

  init(_ measure: EntryCriterion.Measure, _ store: VariableStore, _ plan: ProjectionPlan) {
    self.measure = measure
    let isLeftOut = measure == .recentLossPerMonth && !plan.takesRateForRecentLoss
    variable = isLeftOut ? nil : measure.missingVariable(store)
    columns = variable.map { store.cohort.columnsThatCouldHold($0) } ?? []
  }
}

extension EntryCriterion.Measure {
  /// What is missing of it, as `--map` writes it.
  fileprivate func missingVariable(_ store: VariableStore) -> String {
    let hasOnset = store.column("months_since_onset")?.value != nil
    return switch self {
    case .alsfrsrTotal: "alsfrsr_total"
    case .monthsSinceOnset: "disease_duration"
    case .vitalCapacityPercent: "vc_pct"
    case .ageYears: "age"
    case .monthsSinceDiagnosis: hasOnset ? "diagnostic_delay" : "disease_duration"
    case .usesRiluzole: "riluzole"
    case .recentLossPerMonth: hasOnset ? "alsfrsr_total" : "disease_duration"
    }
  }
}
