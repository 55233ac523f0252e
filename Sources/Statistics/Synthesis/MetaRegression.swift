/// Study effects against one covariate of the studies: y = b₀ + b₁x + u + e, u ~ N(0, τ²), e ~ N(0, s²).
///
/// Reference: Thompson and Higgins, Stat Med 2002;21:1559–1573; Knapp and Hartung, Stat Med 2003;22:2693–2710.
/// O(studies), a few thousand times for the methods of likelihood.
public struct MetaRegression: Hashable, Sendable {
  /// One coefficient.
  public struct Coefficient: Hashable, Sendable {
    /// The coefficient.
    public let value: Double
    /// Standard error by Wald.
    public let standardError: Double
    /// Standard error by Knapp and Hartung, for t with k − 2 degrees of freedom.
    public let knappHartungError: Double
    /// k − 2.
    public let degreesOfFreedom: Double

    /// Wald's test that it is 0.
    public var waldTest: SignificanceTest { SignificanceTest(normal: value / standardError) }

    /// The test of Knapp and Hartung that it is 0; without an answer if the effects lie on the line.
    public var knappHartungTest: Result<SignificanceTest, StatisticRefusal> {
      Result { () throws(StatisticRefusal) in
        guard knappHartungError > 0 else { throw .noVariation("the effects around the line") }
        return try SignificanceTest(t: value / knappHartungError, df: degreesOfFreedom)
      }
    }
  }

  /// Effect where the moderator is 0.
  public let intercept: Coefficient
  /// Change of the effect for one unit of the moderator.
  public let slope: Coefficient
  /// Variance between studies that the moderator leaves.
  public let tauSquared: Double
  /// Test that the slope is 0, χ² with 1 degree of freedom (QM).
  public let moderatorTest: SignificanceTest
  /// Test that no heterogeneity is left, χ² with k − 2 degrees of freedom (QE).
  public let residualTest: SignificanceTest
  /// Share of τ² that the moderator accounts for, 0–1; without an answer if there is no τ² without it.
  public let explained: Result<Double, StatisticRefusal>

  /// Fits effects to a moderator of the same number; without an answer below three studies, for a moderator that does
  /// not vary, or if numbers are not finite or standard errors not above 0.
  public static func fit(
    _ effects: [StudyEffect], moderator: [Double], method: RandomEffects.Method
  ) -> Result<MetaRegression, StatisticRefusal> {
    precondition(effects.count == moderator.count, "one value of the moderator a study")
    return Result { () throws(StatisticRefusal) in
      try RandomEffects.check(effects, atLeast: 3)
      guard moderator.allSatisfy(\.isFinite) else { throw .notFinite("a value of the moderator") }
      guard moderator.contains(where: { $0 != moderator[0] }) else { throw .noVariation("values of the moderator") }
      return try MetaRegression(effects, moderator, method)
    }
  }

  private init(
    _ effects: [StudyEffect], _ moderator: [Double], _ method: RandomEffects.Method
  ) throws(StatisticRefusal) {
    let heterogeneity = Heterogeneity(effects, moderator: moderator)
    let degrees = heterogeneity.degrees
    let tauSquared = heterogeneity.estimate(method).tauSquared
    self.tauSquared = tauSquared
    let fit = heterogeneity.fit(tauSquared: tauSquared)
    let scale = fit.residualSquares / degrees
    func coefficient(_ value: Double, variance: Double) -> Coefficient {
      Coefficient(
        value: value, standardError: variance.squareRoot(), knappHartungError: (variance * scale).squareRoot(),
        degreesOfFreedom: degrees)
    }
    let center = fit.moderatorMean
    intercept = coefficient(
      fit.mean - fit.slope * center, variance: 1 / fit.totalWeight + center * center / fit.moderatorSpread)
    slope = coefficient(fit.slope, variance: 1 / fit.moderatorSpread)
    moderatorTest = try SignificanceTest(chiSquared: fit.slope * fit.slope * fit.moderatorSpread, df: 1)
    residualTest = try SignificanceTest(
      chiSquared: heterogeneity.fit(tauSquared: 0).residualSquares, df: degrees)
    let without = Heterogeneity(effects).estimate(method).tauSquared
    explained =
      without > 0
      ? .success(max(0, (without - tauSquared) / without)) : .failure(.noVariation("effects between studies"))
  }

  /// Egger's test: whether small studies find other effects than large ones, as they do if those that found little were
  /// not published. Regression on the standard error with weights 1/s². Reference: Egger et al., BMJ
  /// 1997;315:629–634. Weak below ten studies.
  public static func eggerTest(_ effects: [StudyEffect]) -> Result<SignificanceTest, StatisticRefusal> {
    fit(effects, moderator: effects.map(\.standardError), method: .fixedEffect).flatMap(\.slope.knappHartungTest)
  }
}
