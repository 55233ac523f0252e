import Glibc

/// A study's effect with its standard error.
public struct StudyEffect: Hashable, Sendable {
  /// Effect.
  public var value: Double
  /// Standard error, > 0.
  public var standardError: Double

  /// Creates an effect.
  public init(value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }
}

/// Normal–normal random-effects synthesis: yₖ ~ N(μ, sₖ² + τ²), μ ~ N(0, priorSD²), τ ~ half-normal(tauScale).
///
/// μ given τ is normal; τ is integrated over 200 Gauss–Legendre nodes on [0, 8·tauScale], so the posterior of μ is a mixture of 200 normals.
/// O(nodes · studies). Reference: Gelman et al., Bayesian Data Analysis, 3rd ed., section 5.4; Friede et al., Res Synth Methods 2017;8:79–91.
public struct BayesianSynthesis: Sendable {
  /// Posterior of the mean effect μ.
  public let mean: NormalMixture
  /// Posterior predictive distribution of the effect in a new setting, μ + u with u ~ N(0, τ²).
  public let newSetting: NormalMixture

  /// Synthesises effects; without any it returns the prior. `priorSD` and `tauScale` > 0.
  public init(_ effects: [StudyEffect], priorSD: Double, tauScale: Double) {
    precondition(priorSD > 0 && tauScale > 0, "priors need a positive spread")
    let rule = GaussLegendre(count: 200, from: 0, to: 8 * tauScale)
    var logWeights: [Double] = []
    var means: [Double] = []
    var variances: [Double] = []
    for (tau, weight) in zip(rule.nodes, rule.weights) {
      var precision = 1 / (priorSD * priorSD)
      var weighted = 0.0
      var logDensity = log(weight) - tau * tau / (2 * tauScale * tauScale)
      for effect in effects {
        let variance = effect.standardError * effect.standardError + tau * tau
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
  }
}
