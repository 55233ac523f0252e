/// The test for qualitative interaction: whether treatment helps some subgroups and harms others.
public struct GailSimon: Hashable, Sendable {
  /// Σ (d/s)² over the subgroups with a positive effect.
  public let positive: Double
  /// The same over those with a negative effect.
  public let negative: Double
  /// The smaller of both, and its probability if all effects have one sign.
  public let test: SignificanceTest

  /// Tests subgroups that do not overlap; without an answer below two, or if numbers are not finite or standard errors
  /// not above 0.
  ///
  /// p = Σ_{h=1}^{G−1} binomial(h; G − 1, ½) P(χ²(h) > min). Reference: Gail and Simon, Biometrics 1985;41:361–372.
  /// O(subgroups).
  public static func of(_ effects: [StudyEffect]) -> Result<GailSimon, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      guard effects.count >= 2 else { throw .tooFew("subgroups", found: effects.count, needed: 2) }
      try RandomEffects.check(effects, atLeast: 2)
      return try GailSimon(effects)
    }
  }

  private init(_ effects: [StudyEffect]) throws(StatisticRefusal) {
    var positive = 0.0
    var negative = 0.0
    for effect in effects {
      let ratio = effect.value / effect.standardError
      if ratio > 0 { positive += ratio * ratio } else { negative += ratio * ratio }
    }
    self.positive = positive
    self.negative = negative
    let statistic = min(positive, negative)
    guard statistic > 0 else {
      test = SignificanceTest(statistic: 0, degreesOfFreedom: nil, probability: 1)
      return
    }
    let trials = effects.count - 1
    var share = 1.0
    for _ in 0..<trials { share /= 2 }
    var probability = 0.0
    for h in 1...trials {
      share *= Double(trials - h + 1) / Double(h)
      guard let tail = ChiSquared.upperTail(statistic, df: Double(h)) else { throw .notFinite("the statistic") }
      probability += share * tail
    }
    test = SignificanceTest(statistic: statistic, degreesOfFreedom: nil, probability: probability)
  }
}
