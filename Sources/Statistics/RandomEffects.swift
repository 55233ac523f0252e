import Glibc

/// Frequentist pool of study effects: one heterogeneity estimator, Wald and Hartung–Knapp limits, prediction interval.
///
/// wₖ = 1/(sₖ² + τ²), μ̂ = Σ wₖyₖ / Σ wₖ, SE = (Σ wₖ)^−½. Q and I² use τ² = 0.
/// References: DerSimonian and Laird, Control Clin Trials 1986;7:177–188; Paule and Mandel, J Res Natl Bur Stand 1982;87:377–385; Viechtbauer, J
/// Educ Behav Stat 2005;30:261–293 (REML); Hartung and Knapp, Stat Med 2001;20:3875–3889; Higgins et al., JRSS A 2009;172:137–159.
public struct RandomEffects: Hashable, Sendable {
  /// How τ² is estimated.
  public enum Method: String, Sendable, CaseIterable {
    /// τ² = 0.
    case fixedEffect = "FE"
    /// DerSimonian–Laird, by moments.
    case derSimonianLaird = "DL"
    /// Paule–Mandel: Q(τ²) = k − 1.
    case pauleMandel = "PM"
    /// Restricted maximum likelihood.
    case restrictedMaximumLikelihood = "REML"
  }

  /// Pooled effect with 95 % Wald limits.
  public let wald: Estimate
  /// Its standard error.
  public let standardError: Double
  /// Between-study variance.
  public let tauSquared: Double
  /// Pooled effect with Hartung–Knapp limits (t with k − 1 degrees of freedom); `nil` for one study.
  public let hartungKnapp: Estimate?
  /// The same, never narrower than Wald (Röver et al., BMC Med Res Methodol 2015;15:99); `nil` for one study.
  public let modifiedHartungKnapp: Estimate?
  /// Where the effect of a new study lies: normal limits with variance SE² + τ².
  public let prediction: Estimate
  /// Cochran's Q.
  public let q: Double
  /// P(χ²(k − 1) > Q); `nil` for one study.
  public let qProbability: Double?
  /// Share of variation beyond sampling error, 0–1.
  public let iSquared: Double

  /// Pools at least one effect.
  public init(_ effects: [StudyEffect], method: Method) {
    precondition(
      !effects.isEmpty && effects.allSatisfy { $0.standardError > 0 }, "a pool needs effects with standard errors")
    let degrees = Double(effects.count - 1)
    let fixed = RandomEffects.weighted(effects, tauSquared: 0)
    q = RandomEffects.q(effects, tauSquared: 0)
    qProbability = effects.count > 1 ? ChiSquared.upperTail(q, df: degrees) : nil
    switch method {
    case .fixedEffect: tauSquared = 0
    case .derSimonianLaird: tauSquared = RandomEffects.moments(effects, q: q, fixed)
    case .pauleMandel: tauSquared = RandomEffects.pauleMandel(effects)
    case .restrictedMaximumLikelihood: tauSquared = RandomEffects.restricted(effects)
    }
    iSquared = RandomEffects.inconsistency(fixed, tauSquared, degrees)
    let pooled = RandomEffects.weighted(effects, tauSquared: tauSquared)
    let error = (1 / pooled.weight).squareRoot()
    standardError = error
    wald = RandomEffects.interval(pooled.mean, Normal.z975 * error)
    prediction = RandomEffects.interval(pooled.mean, Normal.z975 * (error * error + tauSquared).squareRoot())
    if effects.count > 1, let t = StudentsT.quantile(0.975, df: degrees) {
      let scale = RandomEffects.q(effects, tauSquared: tauSquared) / degrees
      hartungKnapp = RandomEffects.interval(pooled.mean, t * error * scale.squareRoot())
      modifiedHartungKnapp = RandomEffects.interval(pooled.mean, t * error * max(1, scale).squareRoot())
    } else {
      hartungKnapp = nil
      modifiedHartungKnapp = nil
    }
  }

  private struct Sums {
    var mean: Double
    var weight: Double
    var squaredWeights: Double
  }

  private static func weighted(_ effects: [StudyEffect], tauSquared: Double) -> Sums {
    var weight = 0.0
    var squares = 0.0
    var product = 0.0
    for effect in effects {
      let w = 1 / (effect.standardError * effect.standardError + tauSquared)
      weight += w
      squares += w * w
      product += w * effect.value
    }
    return Sums(mean: product / weight, weight: weight, squaredWeights: squares)
  }

  private static func q(_ effects: [StudyEffect], tauSquared: Double) -> Double {
    let center = weighted(effects, tauSquared: tauSquared).mean
    return effects.reduce(0) { sum, effect in
      let distance = effect.value - center
      return sum + distance * distance / (effect.standardError * effect.standardError + tauSquared)
    }
  }

  private static func moments(_ effects: [StudyEffect], q: Double, _ fixed: Sums) -> Double {
    guard effects.count > 1 else { return 0 }
    return max(0, (q - Double(effects.count - 1)) / (fixed.weight - fixed.squaredWeights / fixed.weight))
  }

  /// I² = τ² / (τ² + typical sampling variance), Higgins and Thompson, Stat Med 2002;21:1539–1558.
  private static func inconsistency(_ fixed: Sums, _ tauSquared: Double, _ degrees: Double) -> Double {
    guard degrees > 0 else { return 0 }
    let typical = degrees * fixed.weight / (fixed.weight * fixed.weight - fixed.squaredWeights)
    return tauSquared / (tauSquared + typical)
  }

  /// Q falls as τ² grows, so halving finds where it equals k − 1.
  private static func pauleMandel(_ effects: [StudyEffect]) -> Double {
    let target = Double(effects.count - 1)
    guard effects.count > 1, q(effects, tauSquared: 0) > target else { return 0 }
    var high = 1.0
    while q(effects, tauSquared: high) > target { high *= 2 }
    return halve(0, high) { q(effects, tauSquared: $0) > target }
  }

  /// The zero of the restricted score, τ² = Σ w²((y − μ̂)² − s²) / Σ w² + 1/Σ w, as a fixed point by halving.
  private static func restricted(_ effects: [StudyEffect]) -> Double {
    guard effects.count > 1 else { return 0 }
    func score(_ tauSquared: Double) -> Double {
      let sums = weighted(effects, tauSquared: tauSquared)
      var score = 0.0
      for effect in effects {
        let w = 1 / (effect.standardError * effect.standardError + tauSquared)
        let distance = effect.value - sums.mean
        score += w * w * distance * distance - w
      }
      return score + sums.squaredWeights / sums.weight
    }
    guard score(0) > 0 else { return 0 }
    var high = 1.0
    while score(high) > 0 { high *= 2 }
    return halve(0, high) { score($0) > 0 }
  }

  private static func halve(_ low: Double, _ high: Double, isBelow: (Double) -> Bool) -> Double {
    var low = low
    var high = high
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      if isBelow(middle) { low = middle } else { high = middle }
    }
  }

  private static func interval(_ center: Double, _ half: Double) -> Estimate {
    Estimate(value: center, low: center - half, high: center + half)
  }
}
