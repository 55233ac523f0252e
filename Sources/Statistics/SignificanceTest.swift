/// What a test of a hypothesis found.
public struct SignificanceTest: Hashable, Sendable {
  /// The test statistic.
  public let statistic: Double
  /// Degrees of freedom; `nil` where there are none to count.
  public let degreesOfFreedom: Double?
  /// Probability of a statistic at least as extreme if the hypothesis holds.
  public let probability: Double

  init(statistic: Double, degreesOfFreedom: Double?, probability: Double) {
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.probability = probability
  }

  /// A statistic that has a χ² distribution with `df` degrees of freedom if the hypothesis holds.
  init(chiSquared statistic: Double, df: Double) throws(StatisticRefusal) {
    guard let probability = ChiSquared.upperTail(statistic, df: df) else { throw .notFinite("the statistic") }
    self.init(statistic: statistic, degreesOfFreedom: df, probability: probability)
  }

  /// A standard normal statistic, tested on both sides.
  init(normal statistic: Double) {
    self.init(statistic: statistic, degreesOfFreedom: nil, probability: normalProbability(statistic))
  }

  /// A statistic that has Student's t distribution, tested on both sides.
  init(t statistic: Double, df: Double) throws(StatisticRefusal) {
    guard let tail = StudentsT.cdf(-abs(statistic), df: df) else { throw .notFinite("the statistic") }
    self.init(statistic: statistic, degreesOfFreedom: df, probability: 2 * tail)
  }
}
