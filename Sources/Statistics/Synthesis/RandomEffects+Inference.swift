// What else a pool tells: tests, intervals of other kinds, and how much hangs on one study.
extension RandomEffects {
  /// Wald's test that the pooled effect is 0.
  public var waldTest: SignificanceTest { SignificanceTest(normal: wald.value / standardError) }

  /// The test of Hartung and Knapp that the pooled effect is 0; without an answer below two studies, or if all effects
  /// are equal.
  public var hartungKnappTest: Result<SignificanceTest, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let error = try hartungKnappError()
      guard error > 0 else { throw .noVariation("the effects") }
      return try SignificanceTest(t: wald.value / error, df: Double(effects.count - 1))
    }
  }

  /// Where the effect of a new study lies, with the error of Hartung and Knapp: t(k − 1) · √(SE² + τ²). Without an
  /// answer below three studies, which do not tell how effects spread.
  public var hartungKnappPrediction: Result<Estimate, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let error = try hartungKnappError()
      return try prediction(error: error, degrees: effects.count - 1)
    }
  }

  /// The same by Higgins, Thompson and Spiegelhalter (JRSS A 2009;172:137–159): Wald's error and t(k − 2).
  public var higginsPrediction: Result<Estimate, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in try prediction(error: standardError, degrees: effects.count - 2) }
  }

  /// τ² with limits of a `level` between 0 and 1 by the Q profile: the τ² at which Q(τ²) lies at the quantiles of
  /// χ²(k − 1). The limits need not hold the estimate of another method. Reference: Viechtbauer, Stat Med
  /// 2007;26:37–52. Without an answer below two studies.
  public func tauSquaredInterval(level: Double = 0.95) -> Result<Estimate, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let heterogeneity = Heterogeneity(effects)
      try RandomEffects.check(effects, atLeast: 2)
      try checkLevel(level)
      let tail = (1 - level) / 2
      guard let least = ChiSquared.quantile(tail, df: heterogeneity.degrees),
        let most = ChiSquared.quantile(1 - tail, df: heterogeneity.degrees)
      else { throw .notFinite("a limit") }
      return Estimate(
        value: tauSquared, low: heterogeneity.whereQ(equals: most), high: heterogeneity.whereQ(equals: least),
        level: level)
    }
  }

  /// The pool without each study in turn; without an answer below two studies. O(studies) pools.
  public var leaveOneOut: Result<[RandomEffects], StatisticRefusal> {
    guard effects.count >= 2 else { return .failure(.tooFew("studies", found: effects.count, needed: 2)) }
    return .success(
      effects.indices.map { left in
        RandomEffects(effects.indices.filter { $0 != left }.map { effects[$0] }, method: method)
      })
  }

  /// log likelihood of the pool; the restricted one for REML; `nil` for methods without a likelihood.
  public var logLikelihood: Double? {
    switch method {
    case .maximumLikelihood, .restrictedMaximumLikelihood:
      Heterogeneity(effects).logLikelihood(
        tauSquared: tauSquared, restricted: method == .restrictedMaximumLikelihood)
    default: nil
    }
  }

  private func hartungKnappError() throws(StatisticRefusal) -> Double {
    guard let hartungKnappScale else { throw .tooFew("studies", found: effects.count, needed: 2) }
    return standardError * hartungKnappScale.squareRoot()
  }

  private func prediction(error: Double, degrees: Int) throws(StatisticRefusal) -> Estimate {
    guard effects.count >= 3 else { throw .tooFew("studies", found: effects.count, needed: 3) }
    let t = try tQuantile(level: 0.95, df: Double(degrees))
    return Estimate(wald.value, plusMinus: t * (error * error + tauSquared).squareRoot())
  }
}
