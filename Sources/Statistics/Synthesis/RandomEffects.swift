/// Frequentist pool of study effects: one heterogeneity estimator, Wald and Hartung–Knapp limits, prediction intervals.
///
/// wₖ = 1/(sₖ² + τ²), μ̂ = Σ wₖyₖ / Σ wₖ, SE = (Σ wₖ)^−½. Q uses τ² = 0. All limits are 95 %.
/// References: Hartung and Knapp, Stat Med 2001;20:3875–3889; Higgins and Thompson, Stat Med 2002;21:1539–1558; Higgins
/// et al., JRSS A 2009;172:137–159. O(studies), a few thousand times for the methods of likelihood.
public struct RandomEffects: Hashable, Sendable {
  /// What was pooled.
  public let effects: [StudyEffect]
  /// How τ² was estimated.
  public let method: Method
  /// Pooled effect with 95 % Wald limits.
  public let wald: Estimate
  /// Its standard error.
  public let standardError: Double
  /// Between-study variance.
  public let tauSquared: Double
  /// Standard error of the between-study variance; `nil` for a fixed effect and for one study.
  public let tauSquaredError: Double?
  /// Pooled effect with Hartung–Knapp limits (t with k − 1 degrees of freedom); `nil` for one study.
  public let hartungKnapp: Estimate?
  /// The same, never narrower than Wald (Röver et al., BMC Med Res Methodol 2015;15:99); `nil` for one study.
  public let modifiedHartungKnapp: Estimate?
  /// Factor of the variance by Hartung and Knapp, Σ w(y − μ̂)² / (k − 1); `nil` for one study.
  public let hartungKnappScale: Double?
  /// Where the effect of a new study lies: normal limits with variance SE² + τ².
  public let prediction: Estimate
  /// Cochran's Q.
  public let q: Double
  /// P(χ²(k − 1) > Q); `nil` for one study.
  public let qProbability: Double?
  /// Share of variation beyond sampling error, τ² / (τ² + typical sampling variance), 0–1.
  public let iSquared: Double
  /// Variation as a multiple of sampling error, 1 / (1 − I²), 1 or more.
  public let hSquared: Double
  /// Share of each study in the pooled effect; they add up to 1.
  public let weights: [Double]

  /// Pools effects that may have come from anywhere; without an answer if there are none, or numbers are not finite or
  /// standard errors not above 0.
  public static func pool(_ effects: [StudyEffect], method: Method) -> Result<RandomEffects, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try check(effects, atLeast: 1)
      return RandomEffects(effects, method: method)
    }
  }

  /// Pools at least one effect with finite numbers and standard errors > 0.
  public init(_ effects: [StudyEffect], method: Method) {
    precondition(
      !effects.isEmpty && effects.allSatisfy { $0.value.isFinite && $0.standardError.isFinite && $0.variance > 0 },
      "a pool needs effects with standard errors")
    self.effects = effects
    self.method = method
    let heterogeneity = Heterogeneity(effects)
    let degrees = heterogeneity.degrees
    let fixed = heterogeneity.fit(tauSquared: 0)
    q = fixed.residualSquares
    qProbability = effects.count > 1 ? ChiSquared.upperTail(q, df: degrees) : nil
    (tauSquared, tauSquaredError) = heterogeneity.estimate(method)
    // τ² against the sampling variance of a typical study, Higgins and Thompson 2002, equation 9.
    let typical = degrees > 0 ? degrees / fixed.trace(effects.map { _ in 1 }) : 1
    iSquared = tauSquared / (tauSquared + typical)
    hSquared = tauSquared / typical + 1
    let pooled = heterogeneity.fit(tauSquared: tauSquared)
    weights = pooled.weights.map { $0 / pooled.totalWeight }
    let error = (1 / pooled.totalWeight).squareRoot()
    standardError = error
    wald = Estimate(pooled.mean, plusMinus: Normal.z975 * error)
    prediction = Estimate(pooled.mean, plusMinus: Normal.z975 * (error * error + tauSquared).squareRoot())
    if degrees > 0, let t = StudentsT.quantile(0.975, df: degrees) {
      let scale = pooled.residualSquares / degrees
      hartungKnappScale = scale
      hartungKnapp = Estimate(pooled.mean, plusMinus: t * error * scale.squareRoot())
      modifiedHartungKnapp = Estimate(pooled.mean, plusMinus: t * error * max(1, scale).squareRoot())
    } else {
      hartungKnappScale = nil
      hartungKnapp = nil
      modifiedHartungKnapp = nil
    }
  }

  static func check(_ effects: [StudyEffect], atLeast count: Int) throws(StatisticRefusal) {
    guard effects.count >= count else { throw .tooFew("studies", found: effects.count, needed: count) }
    guard effects.allSatisfy({ $0.value.isFinite && $0.standardError.isFinite }) else {
      throw .notFinite("an effect or its standard error")
    }
    // A square that is 0 or infinite has no inverse to weigh with.
    guard effects.allSatisfy({ $0.standardError > 0 && $0.variance > 0 && $0.variance.isFinite }) else {
      throw .outOfRange("a standard error", needs: "above 0")
    }
  }
}

extension Estimate {
  /// A centre with 95 % limits at equal distances.
  init(_ center: Double, plusMinus half: Double) {
    self.init(value: center, low: center - half, high: center + half)
  }
}
