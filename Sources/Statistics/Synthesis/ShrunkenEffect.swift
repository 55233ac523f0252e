/// The effect of one study or subgroup, drawn towards the pooled effect by as much as its own data are weak.
public struct ShrunkenEffect: Hashable, Sendable {
  /// The shrunken effect.
  public let value: Double
  /// Standard error of prediction; holds the uncertainty of the pooled effect, not that of τ².
  public let standardError: Double
  /// Weight of the study's own data, 0–1; the pooled effect has the rest.
  public let ownWeight: Double

  /// 95 % limits.
  public var estimate: Estimate { Estimate(value, plusMinus: Normal.z975 * standardError) }
}

extension RandomEffects {
  /// Empirical Bayes estimates of the single effects (best linear unbiased predictions): B·y + (1 − B)·μ̂ with
  /// B = τ²/(τ² + s²), variance B·s² + (1 − B)²·SE².
  ///
  /// For subgroups that do not overlap; nested cut points share patients. With τ² = 0 all are the pooled effect: show
  /// the Bayesian ones then. Reference: Raudenbush and Bryk, J Educ Stat 1985;10:75–98. O(studies).
  public var shrunkenEffects: [ShrunkenEffect] {
    effects.map { effect in
      let own = tauSquared / (tauSquared + effect.variance)
      let variance = own * effect.variance + (1 - own) * (1 - own) * standardError * standardError
      return ShrunkenEffect(
        value: own * effect.value + (1 - own) * wald.value, standardError: variance.squareRoot(), ownWeight: own)
    }
  }
}
