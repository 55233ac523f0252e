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
    var effect = 0.0
    /// Mean decline without treatment, points a month.
    var decline = 0.0
    /// Mean of the score with − the score without treatment at the horizon, each within 0–48: treated decline d − Δ.
    var pointsPreserved = 0.0
    /// The same where the effect is a share of the decline: treated decline d − min(Δ/r_ref, 1) · max(d, 0).
    var pointsPreservedProportionally = 0.0
  }

  /// The truth of some patients.
  func truth(of rows: [Int], _ patients: ModelPatients, _ months: Double) -> Truth {
    var sum = Truth()
    for row in rows {
      let entry = patients.score[row]
      let decline = -patients.slope[row]
      let own = effect(row, patients)
      let share = min(own / EffectModifiers.referenceDecline, 1)
      func score(declining decline: Double) -> Double { min(48, max(0, entry - decline * months)) }
      sum.effect += own
      sum.decline += decline
      sum.pointsPreserved += score(declining: decline - own) - score(declining: decline)
      sum.pointsPreservedProportionally +=
        score(declining: decline - share * max(decline, 0)) - score(declining: decline)
    }
    let count = Double(rows.count)
    return Truth(
      effect: sum.effect / count, decline: sum.decline / count, pointsPreserved: sum.pointsPreserved / count,
      pointsPreservedProportionally: sum.pointsPreservedProportionally / count)
  }

  /// Δᵢ.
  private func effect(_ patient: Int, _ patients: ModelPatients) -> Double {
    let entry = patients.score[patient]
    let isFast = (48 - entry) / patients.monthsSinceOnset[patient] > 1
    let isBulbar = ModelPatients.sites[patients.site[patient]].name == "bulbar"
    return setting + score * (entry - EffectModifiers.referenceScore) / 10
      + fast * ((isFast ? 1 : 0) - EffectModifiers.referenceFast)
      + bulbar * ((isBulbar ? 1 : 0) - EffectModifiers.referenceBulbar)
  }
}
