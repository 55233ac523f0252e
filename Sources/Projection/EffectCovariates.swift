import Clinical
import Cohorts
import Evidence
import Statistics
import Variables

/// What makes the projected effect differ between patients: Δᵢ = μ + u + b₁x₁ + b₂x₂ + b₃x₃ with x₁ = (score − 31)/10, x₂ =
/// fast − f̄ and x₃ = bulbar − b̄, a column each. A value that is missing counts as the trials' own average, so it moves
/// nothing.
///
/// The score is, where the visits tell, the mixed model's posterior at entry, which a single visit's error moves less;
/// else the score at entry.
struct EffectCovariates: Sendable {
  /// x₁.
  private(set) var score: [Double]
  /// x₂.
  private(set) var fast: [Double]
  /// x₃.
  private(set) var bulbar: [Double]

  /// O(patients).
  init(_ store: VariableStore, _ courses: PatientCourses?) {
    let patients = store.cohort.patientCount
    score = [Double](repeating: 0, count: patients)
    fast = score
    bulbar = score
    if let points = numbers("alsfrsr_total", store) {
      for patient in 0..<patients where points.known[patient] {
        var value = points.values[patient]
        if case .lines(let lines)? = courses { value = min(48, max(0, lines.intercepts[patient])) }
        score[patient] = (value - EffectModifiers.referenceScore) / 10
      }
    }
    if let rates = numbers("delta_fs", store) {
      for patient in 0..<patients where rates.known[patient] {
        fast[patient] = (rates.values[patient] > 1 ? 1 : 0) - EffectModifiers.referenceFast
      }
    }
    if let onset = store.column("onset")?.value, case .categories(let codes, let levels) = onset.values {
      let code = levels.firstIndex(of: "bulbar").map { UInt16($0 + 1) }
      for patient in 0..<patients where onset.reasonCodes[patient] == 0 {
        bulbar[patient] = (codes[patient] == code ? 1 : 0) - EffectModifiers.referenceBulbar
      }
    }
  }
}
