import Glibc

/// Normal–normal random-effects synthesis: yₖ ~ N(θₖ, sₖ²), θₖ ~ N(μ, τ²), μ ~ N(0, priorSD²), τ ~ half-normal(tauScale).
///
/// μ and θₖ given τ are normal; τ is integrated over 200 Gauss–Legendre nodes on [0, 8·tauScale], so that each posterior
/// is a mixture of 200 normals and every probability of it a sum. O(nodes · studies). Reference: Gelman et al., Bayesian
/// Data Analysis, 3rd ed., section 5.4; Friede et al., Res Synth Methods 2017;8:79–91.
public struct BayesianSynthesis: Sendable {
  /// Posterior of the mean effect μ.
  public let mean: NormalMixture
  /// Posterior predictive distribution of the effect in a new setting, μ + u with u ~ N(0, τ²).
  public let newSetting: NormalMixture
  /// Posteriors of the single effects θₖ: studies, or subgroups that do not overlap, shrunken towards μ.
  public let single: [NormalMixture]
  /// Posterior mean of τ.
  public let meanTau: Double

  /// Synthesises effects; without any it returns the prior. `priorSD` and `tauScale` > 0; with an infinite `priorSD`,
  /// which is a flat prior, there must be an effect.
  public init(_ effects: [StudyEffect], priorSD: Double, tauScale: Double) {
    precondition(priorSD > 0 && tauScale > 0 && tauScale.isFinite, "priors need a positive spread")
    precondition(priorSD.isFinite || !effects.isEmpty, "a flat prior alone is no distribution")
    let rule = GaussLegendre(count: 200, from: 0, to: 8 * tauScale)
    var logWeights: [Double] = []
    var means: [Double] = []
    var variances: [Double] = []
    for (tau, weight) in zip(rule.nodes, rule.weights) {
      var precision = 1 / (priorSD * priorSD)
      var weighted = 0.0
      var logDensity = log(weight) - tau * tau / (2 * tauScale * tauScale)
      for effect in effects {
        let variance = effect.variance + tau * tau
        precision += 1 / variance
        weighted += effect.value / variance
        logDensity -= 0.5 * (log(variance) + effect.value * effect.value / variance)
      }
      let mean = weighted / precision
      logDensity += 0.5 * (mean * mean * precision - log(precision))
      logWeights.append(logDensity)
      means.append(mean)
      variances.append(1 / precision)
    }
    let largest = logWeights.max() ?? 0
    let weights = logWeights.map { exp($0 - largest) }
    mean = NormalMixture(weights: weights, means: means, variances: variances)
    newSetting = NormalMixture(
      weights: weights, means: means, variances: zip(variances, rule.nodes).map { $0 + $1 * $1 })
    single = effects.map { effect in
      // Given τ, θ = By + (1 − B)μ + a rest of variance Bs².
      let own = rule.nodes.map { $0 * $0 / ($0 * $0 + effect.variance) }
      return NormalMixture(
        weights: weights, means: zip(own, means).map { $0 * effect.value + (1 - $0) * $1 },
        variances: zip(own, variances).map { $0 * effect.variance + (1 - $0) * (1 - $0) * $1 })
    }
    meanTau = zip(mean.weights, rule.nodes).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
