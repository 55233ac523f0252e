import Clinical
import Cohorts
import Evidence
import Statistics
import Variables

/// What makes the projected effect differ between patients: Δᵢ = μ + u + b₁(score − 31)/10 + b₂(fast − f̄) + b₃(bulbar
/// − b̄). A value that is missing counts as the trials' own average, so it moves nothing.
struct EffectCovariates {
  private let score: NumberColumn?
  /// The score that moves the effect: where the visits tell, the mixed model's posterior at entry, which a single
  /// visit's error moves less; else the score at entry.
  private let effectScore: NumberColumn?
  private let deltaFS: NumberColumn?
  private let onset: VariableColumn?

  init(_ store: VariableStore, _ untreated: UntreatedModel) {
    score = numbers("alsfrsr_total", store)
    if case .mixed(_, let scores, _) = untreated, let score, scores.count == score.count {
      effectScore = NumberColumn(values: scores, known: score.known)
    } else {
      effectScore = score
    }
    deltaFS = numbers("delta_fs", store)
    onset = store.column("onset")?.value
  }

  /// Mean of the three terms over some patients.
  struct Means: Equatable {
    var score = 0.0
    var fast = 0.0
    var bulbar = 0.0

    /// Mean and variance of what is added to μ + u; the b are the same for all patients of a replicate.
    func shift(_ modifiers: EffectModifiers) -> (mean: Double, variance: Double) {
      let terms = [(modifiers.score, score), (modifiers.fast, fast), (modifiers.bulbar, bulbar)]
      return (
        terms.reduce(0) { $0 + $1.0.mean * $1.1 },
        terms.reduce(0) { $0 + $1.0.sd * $1.0.sd * $1.1 * $1.1 }
      )
    }

    static func - (left: Means, right: Means) -> Means {
      Means(score: left.score - right.score, fast: left.fast - right.fast, bulbar: left.bulbar - right.bulbar)
    }
  }

  /// Means over patients, at least one. O(rows).
  func means(_ rows: [Int32]) -> Means {
    var scoreSum = 0.0
    var fastSum = 0.0
    var bulbarSum = 0.0
    for row in rows {
      let patient = Int(row)
      if let points = effectScore?[patient] { scoreSum += (points - EffectModifiers.referenceScore) / 10 }
      if let rate = deltaFS?[patient] { fastSum += (rate > 1 ? 1 : 0) - EffectModifiers.referenceFast }
      if let onset, onset.reasonCodes[patient] == 0 {
        bulbarSum += (isBulbar(onset, patient) ? 1 : 0) - EffectModifiers.referenceBulbar
      }
    }
    let count = Double(rows.count)
    return Means(score: scoreSum / count, fast: fastSum / count, bulbar: bulbarSum / count)
  }

  /// Mean ALSFRS-R at entry over the patients who have one; `nil` if none has.
  func meanScore(_ rows: [Int32]) -> Double? {
    guard let score else { return nil }
    var sum = 0.0
    var known = 0
    for row in rows where score.known[Int(row)] {
      sum += score.values[Int(row)]
      known += 1
    }
    return known == 0 ? nil : sum / Double(known)
  }

  private func isBulbar(_ onset: VariableColumn, _ patient: Int) -> Bool {
    guard case .categories(let codes, let levels) = onset.values else { return false }
    return codes[patient] > 0 && levels[Int(codes[patient]) - 1] == "bulbar"
  }
}
