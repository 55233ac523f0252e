/// A trial that compares two means by a t test, groups of equal size.
///
/// Power by the non-central t distribution: with n patients a group T has 2n − 2 degrees of freedom and non-centrality
/// √(n/2) · difference/SD. O(1).
public struct MeansDesign: Hashable, Sendable {
  /// Difference of the means to be found.
  public var difference: Double
  /// Standard deviation within groups, > 0.
  public var standardDeviation: Double

  /// Creates a design.
  public init(difference: Double, standardDeviation: Double) {
    self.difference = difference
    self.standardDeviation = standardDeviation
  }

  /// Power with a number of patients a group, above 1 and not necessarily whole; `bothTails` counts significance in the
  /// wrong direction, too.
  public func power(
    perGroup n: Double, significance: Double = 0.05, bothTails: Bool = false
  ) -> Result<Double, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try check()
      guard n > 1, n.isFinite else { throw .outOfRange("the number of patients a group", needs: "above 1") }
      _ = try TrialAim.quantile(significance: significance)
      let df = 2 * n - 2
      let noncentrality = (n / 2).squareRoot() * abs(difference) / standardDeviation
      guard let critical = StudentsT.quantile(1 - significance / 2, df: df),
        let above = NoncentralT.upperTail(critical, df: df, noncentrality: noncentrality),
        let below = NoncentralT.cdf(-critical, df: df, noncentrality: noncentrality)
      else { throw .notFinite("the power") }
      return bothTails ? above + below : above
    }
  }

  /// Patients a group for the aim, the wrong direction not counted.
  public func sampleSize(aim: TrialAim = TrialAim()) -> Result<SampleSize, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let rough = try normalSampleSize(aim: aim).get().treated
      // Student's t asks for a few patients more than the normal distribution, never for less.
      var high = rough + 2
      while try power(perGroup: high, significance: aim.significance).get() < aim.power { high *= 2 }
      let n = halving(1, high) { n in
        guard let power = try? power(perGroup: n, significance: aim.significance).get() else { return true }
        return power < aim.power
      }
      return try SampleSize(total: 2 * n, treatedShare: 0.5)
    }
  }

  /// Patients a group by the normal approximation, 2(z_{1−α/2} + z_{power})²SD²/difference².
  public func normalSampleSize(aim: TrialAim = TrialAim()) -> Result<SampleSize, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try check()
      let ratio = standardDeviation / difference
      return try SampleSize(total: 4 * (try aim.squaredSum()) * ratio * ratio, treatedShare: 0.5)
    }
  }

  private func check() throws(StatisticRefusal) {
    try checkEffect(difference, "the difference of means")
    guard standardDeviation > 0, standardDeviation.isFinite else {
      throw .outOfRange("the standard deviation", needs: "above 0")
    }
  }
}
