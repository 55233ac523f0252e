import Clinical
import Cohorts
import Evidence
import Variables

/// What the cohort tells of one measure that trials select by, a value a patient.
struct CriterionValues {
  /// The values; `nil` if the file as a whole cannot tell.
  let column: NumberColumn?

  init(_ measure: EntryCriterion.Measure, _ store: VariableStore) {
    let column: NumberColumn? =
      switch measure {
      case .alsfrsrTotal: numbers("alsfrsr_total", store)
      case .monthsSinceOnset: numbers("months_since_onset", store)
      case .vitalCapacityPercent: numbers("vc_pct", store)
      case .ageYears: numbers("age", store)
      case .recentLossPerMonth: numbers("delta_fs", store)
      case .monthsSinceDiagnosis: difference(numbers("months_since_onset", store), numbers("diagnostic_delay", store))
      case .usesRiluzole: store.cohort.patientColumns.smalls(PatientFact.riluzole).map(asNumbers)
      }
    self.column = column.flatMap { $0.known.populationCount > 0 ? $0 : nil }
  }

  /// Of every measure that the plan takes from the cohort.
  static func all(_ store: VariableStore, _ plan: ProjectionPlan) -> [EntryCriterion.Measure: CriterionValues] {
    var values: [EntryCriterion.Measure: CriterionValues] = [:]
    for measure in EntryCriterion.Measure.allCases where measure != .recentLossPerMonth || plan.takesRateForRecentLoss {
      values[measure] = CriterionValues(measure, store)
    }
    return values
  }
}

/// A numeric variable; `nil` if the file cannot tell or it is not numeric.
func numbers(_ name: String, _ store: VariableStore) -> NumberColumn? {
  guard let column = store.column(name)?.value, case .numbers(let numbers) = column.values else { return nil }
  return numbers
}

private func difference(_ left: NumberColumn?, _ right: NumberColumn?) -> NumberColumn? {
  guard let left, let right else { return nil }
  return NumberColumn(values: zip(left.values, right.values).map(-), known: left.known & right.known)
}

private func asNumbers(_ column: SmallColumn) -> NumberColumn {
  var values = [Double](repeating: 0, count: column.count)
  for row in values.indices where column.known[row] { values[row] = Double(column.values[row]) }
  return NumberColumn(values: values, known: column.known)
}
