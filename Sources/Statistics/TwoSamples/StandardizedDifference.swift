/// How far apart two groups are at baseline, in standard deviations: below 0.1 they count as alike.
///
/// Unlike a test it does not grow with the number of patients. Reference: Austin, Stat Med 2009;28:3083–3107. O(1).
public enum StandardizedDifference {
  /// (x̄₁ − x̄₀) / √((s₁² + s₀²)/2); without an answer if no value varies.
  public static func means(treated: SampleSummary, control: SampleSummary) -> Result<Double, StatisticRefusal> {
    ratio(treated.mean - control.mean, (treated.variance + control.variance) / 2)
  }

  /// (p₁ − p₀) / √((p₁q₁ + p₀q₀)/2); without an answer if a group has no patients, or no share lies between 0 and 1.
  public static func shares(_ table: TwoProportions) -> Result<Double, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let p1 = try table.treated.definedShare()
      let p0 = try table.control.definedShare()
      return try ratio(p1 - p0, (p1 * (1 - p1) + p0 * (1 - p0)) / 2).get()
    }
  }

  private static func ratio(_ difference: Double, _ variance: Double) -> Result<Double, StatisticRefusal> {
    variance > 0 ? .success(difference / variance.squareRoot()) : .failure(.noVariation("the values of both groups"))
  }
}
