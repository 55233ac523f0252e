/// A linear combination of coefficients, Σ lⱼβⱼ, with its uncertainty.
public struct Contrast: Hashable, Sendable {
  /// The combination.
  public let value: Double
  /// Its standard error.
  public let standardError: Double
  /// Degrees of freedom of t; `nil` where the normal distribution stands for it.
  public let degreesOfFreedom: Double?

  /// Value over standard error.
  public var statistic: Double { value / standardError }

  /// Two-sided probability of a statistic at least as far from 0, if the combination is 0; `nil` if it has no standard
  /// error.
  public var probability: Double? {
    guard standardError > 0 else { return nil }
    guard let degreesOfFreedom else { return 2 * Normal.cdf(-abs(statistic)) }
    return StudentsT.cdf(-abs(statistic), df: degreesOfFreedom).map { 2 * $0 }
  }

  /// Value ± quantile · standard error; `nil` unless 0 < `level` < 1.
  public func interval(level: Double = 0.95) -> Estimate? {
    let p = 0.5 + level / 2
    guard let quantile = degreesOfFreedom.map({ StudentsT.quantile(p, df: $0) }) ?? Normal.quantile(p) else {
      return nil
    }
    let half = quantile * standardError
    return Estimate(value: value, low: value - half, high: value + half, level: level)
  }
}

/// A test of several combinations of coefficients at once by the F distribution.
public struct FTest: Hashable, Sendable {
  /// F.
  public let statistic: Double
  /// Number of independent combinations.
  public let numeratorDegrees: Double
  /// Degrees of freedom of the variance below.
  public let denominatorDegrees: Double
  /// P(F > statistic) if all combinations are 0; `nil` without degrees of freedom.
  public var probability: Double? {
    FDistribution.upperTail(statistic, numerator: numeratorDegrees, denominator: denominatorDegrees)
  }
}
