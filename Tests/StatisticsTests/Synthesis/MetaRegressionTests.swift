import Statistics
import TestKit
import Testing

@Suite struct MetaRegressionTests {
  @Test func `BCG against latitude agrees with metafor`() throws {
    let file = try PublishedResult("meta_bcg_logrr")
    let expected = try file.values.row("meta_regression")
    let effects = try RandomEffectsTests.effects(file)
    let result = try MetaRegression.fit(
      effects, moderator: try expected.numbers("x"), method: .restrictedMaximumLikelihood
    ).get()
    for (index, coefficient) in [result.intercept, result.slope].enumerated() {
      expectClose(coefficient.value, try expected.numbers("b")[index], relative: file.tolerance)
      expectClose(coefficient.standardError, try expected.numbers("se")[index], relative: file.tolerance)
      expectClose(coefficient.knappHartungError, try expected.numbers("knha_se")[index], relative: file.tolerance)
      expectClose(
        try coefficient.knappHartungTest.get().probability, try expected.numbers("knha_p")[index],
        relative: file.tolerance)
    }
    expectClose(result.tauSquared, try expected.number("tau2"), relative: file.tolerance)
    expectClose(result.moderatorTest.statistic, try expected.number("QM"), relative: file.tolerance)
    expectClose(result.moderatorTest.probability, try expected.number("QM_p"), relative: file.tolerance)
    expectClose(result.residualTest.statistic, try expected.number("QE"), relative: file.tolerance)
    expectClose(try result.explained.get() * 100, try expected.number("R2"), relative: file.tolerance)
  }

  @Test(arguments: RandomEffectsTests.files) func `Egger's test agrees with metafor`(name: String) throws {
    let file = try PublishedResult(name)
    let expected = try file.values.row("egger")
    let test = try MetaRegression.eggerTest(try RandomEffectsTests.effects(file)).get()
    expectClose(test.statistic, try expected.number("t"), relative: file.tolerance)
    expectClose(test.degreesOfFreedom, try expected.number("df"), relative: file.tolerance)
    expectClose(test.probability, try expected.number("p"), relative: file.tolerance)
  }

  @Test func `Effects on a line leave nothing`() throws {
    let effects = [1.0, 3, 5].map { StudyEffect(value: $0, standardError: 1) }
    let result = try MetaRegression.fit(effects, moderator: [0, 1, 2], method: .maximumLikelihood).get()
    // Slope 2 with variance 1/Σ(x − 1)² = ½; intercept 1 with variance 1/3 + 1/2.
    expectClose(result.slope.value, 2, relative: 1e-14)
    expectClose(result.slope.standardError, 0.5.squareRoot(), relative: 1e-14)
    expectClose(result.intercept.value, 1, relative: 1e-14)
    expectClose(result.intercept.standardError, (5 / 6.0).squareRoot(), relative: 1e-14)
    expectClose(result.moderatorTest.statistic, 8, relative: 1e-14)
    expectClose(result.slope.waldTest.statistic, 8.0.squareRoot(), relative: 1e-14)
    #expect(result.tauSquared == 0)
    expectRefused(result.slope.knappHartungTest, .noVariation("the effects around the line"))
    // Spread 8 around the mean 3 over k = 3 by maximum likelihood, less s² = 1: 5/3, all of it accounted for.
    expectClose(try result.explained.get(), 1, relative: 1e-14)
  }

  @Test(arguments: RandomEffects.Method.allCases)
  func `A moderator that moves and stretches moves and stretches the line`(
    method: RandomEffects.Method
  ) throws {
    var draws = PhiloxStream(seed: 4, stream: 11, replicate: 0)
    for _ in 0..<10 {
      let count = 3 + draws.index(below: 9)
      let x = (0..<count).map { _ in draws.uniform() }
      let effects = x.map { StudyEffect(value: $0 + draws.uniform(), standardError: 0.1 + draws.uniform() / 3) }
      let fit = try MetaRegression.fit(effects, moderator: x, method: method).get()
      let other = try MetaRegression.fit(effects, moderator: x.map { 10 * $0 - 5 }, method: method).get()
      expectClose(other.slope.value, fit.slope.value / 10, relative: 1e-7)
      expectClose(other.intercept.value, fit.intercept.value + fit.slope.value / 2, relative: 1e-7)
      expectClose(other.tauSquared, fit.tauSquared, relative: 1e-7)
      expectClose(other.moderatorTest.statistic, fit.moderatorTest.statistic, relative: 1e-7)
    }
  }

  @Test func `Too few studies and a constant moderator are refused`() {
    let effects = [1.0, 2, 3].map { StudyEffect(value: $0, standardError: 1) }
    func fit(_ effects: [StudyEffect], _ x: [Double]) -> Result<MetaRegression, StatisticRefusal> {
      MetaRegression.fit(effects, moderator: x, method: .derSimonianLaird)
    }
    expectRefused(fit(Array(effects.prefix(2)), [1, 2]), .tooFew("studies", found: 2, needed: 3))
    expectRefused(fit(effects, [1, 1, 1]), .noVariation("values of the moderator"))
    expectRefused(fit(effects, [1, 2, .nan]), .notFinite("a value of the moderator"))
    expectRefused(MetaRegression.eggerTest(effects), .noVariation("values of the moderator"))
    let same = [1.0, 2, 3].map { StudyEffect(value: 1, standardError: $0) }
    #expect(throws: StatisticRefusal.self) { try fit(same, [1, 2, 4]).get().explained.get() }
  }
}
