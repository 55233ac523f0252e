import Evidence
import Projection
import Statistics

/// The effect of the therapy in one setting as `benefit-model` section 2 has it, for true scores at entry.
struct DrawnEffect {
  /// μ + u.
  let setting: Double
  let score: Double
  let fast: Double
  let bulbar: Double

  /// The effect of a setting, and how it differs between patients by the beliefs of the scenario.
  init(setting: Double, _ modifiers: EffectModifiers, _ draws: inout PhiloxStream) {
    self.setting = setting
    score = modifiers.score.mean + modifiers.score.sd * draws.normal()
    fast = modifiers.fast.mean + modifiers.fast.sd * draws.normal()
    bulbar = modifiers.bulbar.mean + modifiers.bulbar.sd * draws.normal()
  }

  /// What holds of some patients.
  struct Truth {
    /// Mean of Δᵢ, points a month.
    let effect: Double
    /// Mean of the score with − the score without treatment at the horizon, each within 0–48.
    let pointsPreserved: Double
    /// Mean of Δᵢ over the mean decline.
    let slowing: Double
  }

  /// The truth of some patients.
  func truth(of rows: [Int], _ patients: ModelPatients, _ months: Double) -> Truth {
    var effect = 0.0
    var points = 0.0
    for row in rows {
      let entry = patients.score[row]
      let isFast = (48 - entry) / patients.monthsSinceOnset[row] > 1
      let isBulbar = ModelPatients.sites[patients.site[row]].name == "bulbar"
      let own =
        setting + score * (entry - EffectModifiers.referenceScore) / 10
        + fast * ((isFast ? 1 : 0) - EffectModifiers.referenceFast)
        + bulbar * ((isBulbar ? 1 : 0) - EffectModifiers.referenceBulbar)
      effect += own
      points += within(entry + (patients.slope[row] + own) * months) - within(entry + patients.slope[row] * months)
    }
    let count = Double(rows.count)
    return Truth(
      effect: effect / count, pointsPreserved: points / count,
      slowing: effect / count / -patients.meanSlope(rows))
  }

  private func within(_ score: Double) -> Double { min(48, max(0, score)) }
}
