/// A trial that compares two proportions by the χ² test, groups of equal size.
///
/// n a group = (z_{1−α/2}√(2p̄q̄) + z_{power}√(p₁q₁ + p₀q₀))² / (p₁ − p₀)². Reference: Fleiss, Statistical Methods for
/// Rates and Proportions, 2nd ed. 1981, section 3.2; Fleiss, Tytun, Ury, Biometrics 1980;36:343–346 (continuity). O(1).
public struct ProportionsDesign: Hashable, Sendable {
  /// Share of treated patients with the event, between 0 and 1.
  public var treated: Double
  /// Share of control patients with the event, between 0 and 1.
  public var control: Double

  /// Creates a design.
  public init(treated: Double, control: Double) {
    self.treated = treated
    self.control = control
  }

  /// Patients for the aim; `continuityCorrected`: for a χ² test with Yates' correction, n/4 · (1 + √(1 + 4/(n|p₁ −
  /// p₀|)))² a group.
  public func sampleSize(
    aim: TrialAim = TrialAim(), continuityCorrected: Bool = false
  ) -> Result<SampleSize, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let spread = try spreads()
      let z = try aim.quantiles()
      let root = (z.significance * spread.equal + z.power * spread.different) / spread.difference
      var n = root * root
      if continuityCorrected {
        let factor = 1 + (1 + 4 / (n * spread.difference)).squareRoot()
        n *= factor * factor / 4
      }
      return try SampleSize(total: 2 * n, treatedShare: 0.5)
    }
  }

  /// Power with a number of patients a group, without continuity correction.
  public func power(perGroup n: Double, significance: Double = 0.05) -> Result<Double, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let spread = try spreads()
      try checkCount(n, "the number of patients a group")
      let z = try TrialAim.quantile(significance: significance)
      return Normal.cdf((n.squareRoot() * spread.difference - z * spread.equal) / spread.different)
    }
  }

  /// |p₁ − p₀|, and the standard deviations if the shares are equal and if they are not.
  private func spreads() throws(StatisticRefusal) -> (difference: Double, equal: Double, different: Double) {
    guard treated > 0, treated < 1, control > 0, control < 1 else {
      throw .outOfRange("a share of patients with the event", needs: "between 0 and 1")
    }
    let difference = abs(treated - control)
    try checkEffect(difference, "the difference of shares")
    let mean = (treated + control) / 2
    return (
      difference, (2 * mean * (1 - mean)).squareRoot(),
      (treated * (1 - treated) + control * (1 - control)).squareRoot()
    )
  }
}
