import Glibc

// Effects from means, from published intervals and from published changes, treated against control. O(1).
extension StudyEffect {
  /// Mean difference, variance s₁²/n₁ + s₀²/n₀.
  public static func meanDifference(
    treated: SampleSummary, control: SampleSummary
  ) -> Result<StudyEffect, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try checked(treated.mean - control.mean, variance: treated.meanVariance + control.meanVariance)
    }
  }

  /// Hedges' g: the mean difference in standard deviations (pooled), freed of its bias in small samples.
  ///
  /// g = J(n₁ + n₀ − 2) · d with the exact J(m) = Γ(m/2) / (√(m/2) Γ((m − 1)/2)), variance 1/n₁ + 1/n₀ +
  /// g²/(2(n₁ + n₀)). Reference: Hedges, J Educ Stat 1981;6:107–128. Without an answer if no value varies.
  public static func hedgesG(
    treated: SampleSummary, control: SampleSummary
  ) -> Result<StudyEffect, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let (n1, n0) = (Double(treated.count), Double(control.count))
      let pooled = pooledVariance(treated, control)
      guard pooled > 0 else { throw .noVariation("the values of both groups") }
      let g = try smallSampleFactor(n1 + n0 - 2) * (treated.mean - control.mean) / pooled.squareRoot()
      return try checked(g, variance: 1 / n1 + 1 / n0 + g * g / (2 * (n1 + n0)))
    }
  }

  /// log hazard ratio, or the log of another ratio, from the ratio with its published limits: standard error
  /// (log high − log low) / 2z. Without an answer unless 0 < low < high hold the ratio.
  public static func logRatio(_ published: Estimate) -> Result<StudyEffect, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      guard published.low > 0 else { throw .outOfRange("the lower limit of a ratio", needs: "above 0") }
      let logs = Estimate(
        value: log(published.value), low: log(published.low), high: log(published.high), level: published.level)
      return try difference(logs).get()
    }
  }

  /// A difference from its published limits: standard error (high − low) / 2z. Without an answer unless low < high hold
  /// the difference.
  public static func difference(_ published: Estimate) -> Result<StudyEffect, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      guard published.low < published.high, published.low <= published.value, published.value <= published.high else {
        throw .outOfRange("the estimate", needs: "between its lower and its upper limit")
      }
      let error = (published.high - published.low) / (2 * (try normalQuantile(level: published.level)))
      return try checked(published.value, variance: error * error)
    }
  }

  /// Difference of slopes from a difference of changes between two visits `months` apart, with its standard error: both
  /// divided by the months. It takes the difference to grow by equal steps. Without an answer unless `months` > 0.
  public static func slopeDifference(
    changeDifference: StudyEffect, months: Double
  ) -> Result<StudyEffect, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      guard months > 0, months.isFinite else { throw .outOfRange("the number of months", needs: "above 0") }
      return try checked(changeDifference.value / months, variance: changeDifference.variance / (months * months))
    }
  }

  private static func smallSampleFactor(_ m: Double) throws(StatisticRefusal) -> Double {
    guard let ratio = GammaFunction.ratio((m - 1) / 2, shift: 0.5) else { throw .notFinite("Hedges' correction") }
    return 1 / (ratio * (m / 2).squareRoot())
  }
}

/// Variance within groups: sums of squares over n₁ + n₀ − 2.
func pooledVariance(_ first: SampleSummary, _ second: SampleSummary) -> Double {
  let (m1, m2) = (Double(first.count - 1), Double(second.count - 1))
  return (m1 * first.variance + m2 * second.variance) / (m1 + m2)
}
