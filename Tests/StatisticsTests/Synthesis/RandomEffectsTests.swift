import Glibc
import Statistics
import TestKit
import Testing

/// Against metafor.
@Suite struct RandomEffectsTests {
  static let files = ["meta_bcg_logrr", "meta_tiny_k3", "meta_tiny_k3_homogeneous"]
  private static let estimators = RandomEffects.Method.allCases.filter { $0 != .fixedEffect }

  static func effects(_ file: PublishedResult) throws -> [StudyEffect] {
    zip(try file.numbers("yi"), try file.numbers("vi")).map {
      StudyEffect(value: $0, standardError: $1.squareRoot())
    }
  }

  @Test(arguments: files, estimators) func `Each method agrees with metafor`(
    name: String, method: RandomEffects.Method
  ) throws {
    let file = try PublishedResult(name)
    let tolerance = file.tolerance
    let expected = try file.values.row(method.rawValue)
    let result = RandomEffects(try RandomEffectsTests.effects(file), method: method)
    expectClose(result.tauSquared, try expected.number("tau2"), relative: tolerance)
    expectClose(result.tauSquaredError, try expected.number("se_tau2"), relative: tolerance)
    expectClose(result.iSquared, try expected.number("I2") / 100, relative: tolerance)
    expectClose(result.hSquared, try expected.number("H2"), relative: tolerance)
    expectClose(result.standardError, try expected.number("se"), relative: tolerance)
    try expectEstimate(
      .success(result.wald), try ["mu", "wald_lower", "wald_upper"].map(expected.number), relative: tolerance)
    expectClose(result.waldTest.statistic, try expected.number("z"), relative: tolerance)
    expectClose(result.waldTest.probability, try expected.number("p_wald"), relative: tolerance)
    let scale = try #require(result.hartungKnappScale)
    expectClose(scale, try expected.number("hk_scale"), relative: tolerance)
    expectClose(result.standardError * scale.squareRoot(), try expected.number("hk_se"), relative: tolerance)
    let test = try result.hartungKnappTest.get()
    expectClose(test.statistic, try expected.number("hk_t"), relative: tolerance)
    expectClose(test.degreesOfFreedom, try expected.number("hk_df"), relative: tolerance)
    expectClose(test.probability, try expected.number("hk_p"), relative: tolerance)
    for (estimate, prefix) in [(result.hartungKnapp, "hk"), (result.modifiedHartungKnapp, "hk_modified")] {
      expectClose(estimate?.low, try expected.number(prefix + "_lower"), relative: tolerance)
      expectClose(estimate?.high, try expected.number(prefix + "_upper"), relative: tolerance)
    }
    try expectEstimate(.success(result.prediction), try expected.numbers("pi_normal"), relative: tolerance)
    try expectEstimate(result.higginsPrediction, try expected.numbers("pi_hts_t_kminus2"), relative: tolerance)
    try expectEstimate(result.hartungKnappPrediction, try expected.numbers("pi_hk_t_kminus1"), relative: tolerance)
    for (weight, percent) in zip(result.weights, try expected.numbers("weights_percent")) {
      expectClose(weight * 100, percent, relative: tolerance)
    }
  }

  @Test(arguments: files) func `The fixed effect agrees with metafor`(name: String) throws {
    let file = try PublishedResult(name)
    let expected = try file.values.row("common_effect")
    let result = RandomEffects(try RandomEffectsTests.effects(file), method: .fixedEffect)
    try expectEstimate(
      .success(result.wald), try ["mu", "lower", "upper"].map(expected.number), relative: file.tolerance)
    expectClose(result.standardError, try expected.number("se"), relative: file.tolerance)
    expectClose(result.waldTest.statistic, try expected.number("z"), relative: file.tolerance)
    expectClose(result.waldTest.probability, try expected.number("p"), relative: file.tolerance)
    expectClose(result.q, try expected.number("Q"), relative: file.tolerance)
    expectClose(result.qProbability, try expected.number("Q_p"), relative: file.tolerance, scale: 0)
    #expect(result.tauSquared == 0)
    #expect(result.tauSquaredError == nil)
  }

  @Test(arguments: files) func `Likelihood, Q profile and leaving out one study agree with metafor`(name: String) throws
  {
    let file = try PublishedResult(name)
    let expected = try file.values.row("REML")
    let result = RandomEffects(try RandomEffectsTests.effects(file), method: .restrictedMaximumLikelihood)
    expectClose(result.logLikelihood, try expected.number("loglik"), relative: file.tolerance)
    try expectEstimate(
      result.tauSquaredInterval(), try expected.numbers("tau2_qprofile"), relative: file.tolerance)
    let without = try expected.row("leave1out")
    let pools = try result.leaveOneOut.get()
    #expect(pools.count == (try without.numbers("mu").count))
    for (index, pool) in pools.enumerated() {
      expectClose(pool.wald.value, try without.numbers("mu")[index], relative: file.tolerance)
      expectClose(pool.standardError, try without.numbers("se")[index], relative: file.tolerance)
      expectClose(pool.tauSquared, try without.numbers("tau2")[index], relative: file.tolerance)
    }
  }

  @Test func `A fixed effect is the weighted mean`() {
    // Weights 1 and 4: (1·1 + 4·2)/5 = 1.8, SE = 1/√5.
    let result = RandomEffects(
      [StudyEffect(value: 1, standardError: 1), StudyEffect(value: 2, standardError: 0.5)], method: .fixedEffect)
    expectClose(result.wald.value, 1.8, relative: 1e-15)
    expectClose(result.standardError, 0.2.squareRoot(), relative: 1e-15)
    expectClose(result.weights[0], 0.2, relative: 1e-15)
  }

  @Test func `Two studies of equal precision have τ² by hand`() {
    // Effects ±1, s² = ½: sample variance 2, less s² = 1.5 for DL, PM, EB, HE and REML. ML divides by k = 2: 1 − ½.
    // SJ: rough τ² = 2/2 = 1, weights 1/1.5, Q = 2/1.5, τ² = 1·Q/1 = 4/3.
    let effects = [-1.0, 1].map { StudyEffect(value: $0, standardError: 0.5.squareRoot()) }
    let expected: [RandomEffects.Method: Double] = [
      .fixedEffect: 0, .derSimonianLaird: 1.5, .pauleMandel: 1.5, .empiricalBayes: 1.5, .hedgesOlkin: 1.5,
      .restrictedMaximumLikelihood: 1.5, .maximumLikelihood: 0.5, .sidikJonkman: 4.0 / 3,
    ]
    for method in RandomEffects.Method.allCases {
      expectClose(RandomEffects(effects, method: method).tauSquared, expected[method] ?? .nan, relative: 1e-12)
    }
  }

  @Test(arguments: 0..<60) func `No τ² on a fine grid is more likely than the one found`(seed: Int) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 8, replicate: 0)
    // Few studies, unequal precision, effects far apart: where likelihoods have more than one top.
    let effects = (0..<2 + draws.index(below: 6)).map { _ in
      StudyEffect(value: 4 * draws.uniform(), standardError: exp(4 * draws.uniform() - 3))
    }
    func logLikelihood(_ tauSquared: Double, restricted: Bool) -> Double {
      let weights = effects.map { 1 / ($0.standardError * $0.standardError + tauSquared) }
      let total = weights.reduce(0, +)
      let mean = zip(weights, effects).reduce(0) { $0 + $1.0 * $1.1.value } / total
      var sum = zip(weights, effects).reduce(0) { $0 + $1.0 * ($1.1.value - mean) * ($1.1.value - mean) - log($1.0) }
      var degrees = Double(effects.count)
      if restricted {
        sum += log(total) - log(degrees)
        degrees -= 1
      }
      return -0.5 * (sum + degrees * log(2 * .pi))
    }
    for method in [RandomEffects.Method.maximumLikelihood, .restrictedMaximumLikelihood] {
      let restricted = method == .restrictedMaximumLikelihood
      let result = RandomEffects(effects, method: method)
      let found = try #require(result.logLikelihood)
      expectClose(found, logLikelihood(result.tauSquared, restricted: restricted), relative: 1e-11)
      #expect(logLikelihood(0, restricted: restricted) <= found + 1e-11)
      for step in -600...200 {
        #expect(logLikelihood(pow(10, Double(step) / 100), restricted: restricted) <= found + 1e-11)
      }
    }
  }

  @Test(arguments: 0..<30) func `A pool moves and stretches with its effects`(seed: Int) {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 9, replicate: 0)
    let effects = (0..<3 + draws.index(below: 8)).map { _ in
      StudyEffect(value: draws.uniform(), standardError: 0.05 + draws.uniform() / 5)
    }
    let moved = effects.map { StudyEffect(value: 3 + 10 * $0.value, standardError: 10 * $0.standardError) }
    for method in RandomEffects.Method.allCases {
      let (pool, other) = (RandomEffects(effects, method: method), RandomEffects(moved, method: method))
      expectClose(other.wald.value, 3 + 10 * pool.wald.value, relative: 1e-8)
      expectClose(other.tauSquared, 100 * pool.tauSquared, relative: 1e-8)
      expectClose(other.iSquared, pool.iSquared, relative: 1e-8)
      expectClose(pool.weights.reduce(0, +), 1, relative: 1e-14)
      #expect(pool.modifiedHartungKnapp?.low ?? .nan <= pool.wald.low + 1e-12)
    }
  }

  @Test func `One study has no heterogeneity, and two have no prediction`() throws {
    let one = RandomEffects([StudyEffect(value: 1, standardError: 1)], method: .derSimonianLaird)
    #expect(one.hartungKnapp == nil)
    #expect(one.qProbability == nil)
    #expect(one.wald.value == 1)
    expectRefused(one.hartungKnappTest, .tooFew("studies", found: 1, needed: 2))
    expectRefused(one.leaveOneOut, .tooFew("studies", found: 1, needed: 2))
    expectRefused(one.tauSquaredInterval(), .tooFew("studies", found: 1, needed: 2))
    let two = RandomEffects(
      [StudyEffect(value: 1, standardError: 1), StudyEffect(value: 3, standardError: 1)], method: .pauleMandel)
    expectRefused(two.higginsPrediction, .tooFew("studies", found: 2, needed: 3))
    expectRefused(two.hartungKnappPrediction, .tooFew("studies", found: 2, needed: 3))
    #expect(two.logLikelihood == nil)
  }

  @Test func `Equal effects have no test by Hartung and Knapp`() {
    let same = [1.0, 2, 3].map { StudyEffect(value: 0.5, standardError: $0) }
    for method in RandomEffects.Method.allCases {
      let pool = RandomEffects(same, method: method)
      #expect(pool.tauSquared == 0)
      expectRefused(pool.hartungKnappTest, .noVariation("the effects"))
    }
  }

  @Test func `Numbers from outside are checked`() {
    func pool(_ effects: [StudyEffect]) -> Result<RandomEffects, StatisticRefusal> {
      RandomEffects.pool(effects, method: .restrictedMaximumLikelihood)
    }
    expectRefused(pool([]), .tooFew("studies", found: 0, needed: 1))
    expectRefused(
      pool([StudyEffect(value: .nan, standardError: 1)]), .notFinite("an effect or its standard error"))
    for error in [0, -1, 1e-200, 1e200] {
      expectRefused(
        pool([StudyEffect(value: 1, standardError: error)]), .outOfRange("a standard error", needs: "above 0"))
    }
  }
}
