/// The difference of two means with Student's t: estimate, test and interval.
public struct MeanDifference: Hashable, Sendable {
  /// Treated − control.
  public let value: Double
  /// Its standard error, > 0.
  public let standardError: Double
  /// Degrees of freedom of t; whole for the pooled test only.
  public let degreesOfFreedom: Double
  /// The test that the means are equal.
  public let test: SignificanceTest

  /// Welch's t test, for groups whose variances may differ: SE² = s₁²/n₁ + s₀²/n₀, degrees of freedom by Satterthwaite.
  /// Without an answer if no value of either group varies. Reference: Welch, Biometrika 1947;34:28–35. O(1).
  public static func welch(
    treated: SampleSummary, control: SampleSummary
  ) -> Result<MeanDifference, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let (first, second) = (treated.meanVariance, control.meanVariance)
      let sum = first + second
      guard sum > 0 else { throw .noVariation("the values of both groups") }
      // Shares instead of squares of variances, which may be too small or too large for a number.
      let (a, b) = (first / sum, second / sum)
      let degrees = 1 / (a * a / Double(treated.count - 1) + b * b / Double(control.count - 1))
      return try MeanDifference(treated.mean - control.mean, sum.squareRoot(), degrees)
    }
  }

  /// Student's t test, for groups with one variance: SE² = s²(1/n₁ + 1/n₀), n₁ + n₀ − 2 degrees of freedom. Without an
  /// answer if no value of either group varies. Reference: Student, Biometrika 1908;6:1–25. O(1).
  public static func pooled(
    treated: SampleSummary, control: SampleSummary
  ) -> Result<MeanDifference, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let variance = pooledVariance(treated, control) * (1 / Double(treated.count) + 1 / Double(control.count))
      guard variance > 0 else { throw .noVariation("the values of both groups") }
      return try MeanDifference(
        treated.mean - control.mean, variance.squareRoot(), Double(treated.count + control.count - 2))
    }
  }

  private init(_ value: Double, _ standardError: Double, _ degrees: Double) throws(StatisticRefusal) {
    self.value = value
    self.standardError = standardError
    degreesOfFreedom = degrees
    test = try SignificanceTest(t: value / standardError, df: degrees)
  }

  /// Difference ± t · SE for a `level` between 0 and 1.
  public func interval(level: Double = 0.95) -> Result<Estimate, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let half = try tQuantile(level: level, df: degreesOfFreedom) * standardError
      return Estimate(value: value, low: value - half, high: value + half, level: level)
    }
  }
}
