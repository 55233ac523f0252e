import Evidence
import Statistics

/// How the mean effect of a group hangs on what all its patients share: Δ = k₀(μ + u) + k₁b₁ + k₂b₂ + k₃b₃.
///
/// On the additive scale k₀ = 1 and the others are the group's mean covariates; on the proportional scale each patient
/// weighs by expected loss/r_ref. So a group is the weighted mean of its parts, and in the difference of two groups on
/// the additive scale μ and u cancel.
struct EffectWeights: Equatable, Sendable {
  /// k₀.
  var level = 0.0
  /// k₁, k₂ and k₃.
  var score = 0.0
  var fast = 0.0
  var bulbar = 0.0

  /// The means over patients on both scales. `losses` holds E[max(0, decline)]. O(rows).
  static func means(
    _ rows: [Int32], _ covariates: EffectCovariates, losses: [Double]
  ) -> (additive: EffectWeights, proportional: EffectWeights) {
    var additive = EffectWeights()
    var proportional = EffectWeights()
    for row in rows {
      let patient = Int(row)
      let loss = losses.isEmpty ? 0 : losses[patient] / EffectModifiers.referenceDecline
      let (score, fast, bulbar) = (covariates.score[patient], covariates.fast[patient], covariates.bulbar[patient])
      additive.level += 1
      additive.score += score
      additive.fast += fast
      additive.bulbar += bulbar
      proportional.level += loss
      proportional.score += loss * score
      proportional.fast += loss * fast
      proportional.bulbar += loss * bulbar
    }
    let share = 1 / Double(rows.count)
    return (additive.scaled(by: share), proportional.scaled(by: share))
  }

  func scaled(by factor: Double) -> EffectWeights {
    EffectWeights(level: level * factor, score: score * factor, fast: fast * factor, bulbar: bulbar * factor)
  }

  static func - (left: EffectWeights, right: EffectWeights) -> EffectWeights {
    EffectWeights(
      level: left.level - right.level, score: left.score - right.score, fast: left.fast - right.fast,
      bulbar: left.bulbar - right.bulbar)
  }

  /// The distribution of Δ. O(parts of the posterior).
  func distribution(_ posterior: EffectPosterior) -> NormalMixture {
    let terms = [
      (posterior.modifiers.score, score), (posterior.modifiers.fast, fast), (posterior.modifiers.bulbar, bulbar),
    ]
    return posterior.newSetting.scaled(by: level).adding(
      mean: terms.reduce(0) { $0 + $1.0.mean * $1.1 },
      variance: terms.reduce(0) { $0 + $1.0.sd * $1.0.sd * $1.1 * $1.1 })
  }

  /// Δ of a replicate.
  @inline(__always)
  func effect(_ draws: EffectDraws, _ replicate: Int) -> Double {
    level * draws.effects[replicate] + score * draws.score[replicate] + fast * draws.fast[replicate]
      + bulbar * draws.bulbar[replicate]
  }
}
