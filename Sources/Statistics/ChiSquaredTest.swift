/// A statistic that is χ² distributed if there is nothing to find.
public struct ChiSquaredTest: Hashable, Sendable {
  /// The statistic.
  public let statistic: Double
  /// Its degrees of freedom, ≥ 1.
  public let degreesOfFreedom: Int
  /// P(χ² > statistic).
  public let probability: Double

  /// A statistic that rounding may have made negative counts as 0; `nil` without degrees of freedom.
  init?(_ statistic: Double, df: Int) {
    let positive = max(0, statistic)
    guard df > 0, let probability = ChiSquared.upperTail(positive, df: Double(df)) else { return nil }
    self.statistic = positive
    degreesOfFreedom = df
    self.probability = probability
  }
}

extension ChiSquaredTest {
  /// Wald's test of combinations with values Lβ and covariance LVL': (Lβ)'(LVL')⁻¹(Lβ). `nil` if a combination depends
  /// on the others.
  init?(values: [Double], covariance: Matrix) {
    guard let cholesky = Cholesky(covariance) else { return nil }
    self.init(dot(values, cholesky.solve(values)), df: values.count)
  }
}
