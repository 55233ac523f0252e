import Execution
import Glibc
import Statistics
import TestKit
import Testing

/// Balanced data, whose restricted likelihood has its maximum in closed form.
@Suite struct MixedModelFitTests {
  /// Three patients with two values each: means 2, 6 and 10, within each ±1.
  private let oneWay = RepeatedMeasures(
    offsets: [0, 2, 4, 6], times: [0, 1, 0, 1, 0, 1], values: [1, 3, 5, 7, 9, 11])
  private let constant = [LinearMixedModel.FixedEffect("mean", .level([1, 1, 1]))]

  @Test func `One-way analysis of variance gives the restricted estimates`() throws {
    // Between: 2·(16 + 0 + 16)/2 = 32. Within: 6/3 = 2. σ² = 2, D = (32 − 2)/2 = 15, Var(β̂) = 32/6 with 2 degrees.
    let fit = try LinearMixedModelTests.fit(oneWay, constant, .intercept, .restrictedMaximumLikelihood)
    expectClose(fit.components.residual, 2, relative: 1e-10)
    expectClose(fit.components.random.intercept, 15, relative: 1e-10)
    let mean = try #require(fit.coefficient("mean"))
    expectClose(mean.value, 6, relative: 1e-14)
    expectClose(mean.standardError, (32.0 / 6).squareRoot(), relative: 1e-10)
    expectClose(mean.degreesOfFreedom, 2, relative: 1e-9)
    // log det Vᵢ = log(2·(2 + 2·15)) = log 64, X'V⁻¹X = 6/32, quadratic form 5 (its degrees of freedom), p = 1.
    expectClose(
      fit.minus2LogLikelihood, 3 * log(64) + log(6.0 / 32) + 5 + 5 * log(2 * Double.pi), relative: 1e-13)
    #expect(!fit.isSingular)
    #expect(fit.varianceParameters == 2)
    expectClose(fit.aic, fit.minus2LogLikelihood + 6, relative: 1e-14)
    expectClose(fit.bic, fit.minus2LogLikelihood + 3 * log(6), relative: 1e-14)
  }

  @Test func `The likelihood divides by the number of patients`() throws {
    // D = (32·2/3 − 2)/2 = 29/3.
    let fit = try LinearMixedModelTests.fit(oneWay, constant, .intercept, .maximumLikelihood)
    expectClose(fit.components.residual, 2, relative: 1e-10)
    expectClose(fit.components.random.intercept, 29.0 / 3, relative: 1e-10)
  }

  @Test func `Deviations are shrunk means`() throws {
    let fit = try LinearMixedModelTests.fit(oneWay, constant, .intercept, .restrictedMaximumLikelihood)
    // Shrinkage 15/(15 + 2/2) = 15/16; conditional variance 15/16; β̂ adds (15/16)²·32/6.
    let deviations = fit.deviations()
    for (found, mean) in zip(deviations, [-4.0, 0, 4]) {
      expectClose(found.intercept, mean * 15 / 16, relative: 1e-10)
      #expect(found.slope == 0)
      expectClose(found.conditional.intercept, 15.0 / 16, relative: 1e-10)
      expectClose(found.prediction.intercept, 15.0 / 16 + 225.0 / 256 * 32 / 6, relative: 1e-10)
    }
    // The mean of these three patients is their mean value: Var = σ²/6. A new patient's has 32/6 instead.
    let all = try #require(fit.meanCourse(of: [0, 1, 2], intercept: 1, slope: 0))
    expectClose(all.value, 6, relative: 1e-12)
    expectClose(all.variance, 1.0 / 3, relative: 1e-10)
    #expect(fit.meanCourse(of: [], intercept: 1, slope: 0) == nil)
  }

  /// Four patients at times 4, 5 and 6: lines with intercepts (at 5) 7 ± 3 and slopes 2 + (−3, 3, 1, −1), and around
  /// them ±(1, −2, 1).
  private let slopes = RepeatedMeasures(
    offsets: [0, 3, 6, 9, 12], times: [4, 5, 6, 4, 5, 6, 4, 5, 6, 4, 5, 6],
    values: zip([4.0, 10, 4, 10], zip([-1.0, 5, 3, 1], [1.0, -1, 1, -1])).flatMap { level, rest in
      let (slope, around) = rest
      return [level - slope + around, level - 2 * around, level + slope + around]
    })
  private let line = [
    LinearMixedModel.FixedEffect("level", .level([1, 1, 1, 1])),
    LinearMixedModel.FixedEffect("trend", .trend([1, 1, 1, 1])),
  ]

  @Test func `Balanced lines give the restricted estimates`() throws {
    // Sample covariance of the lines at time 5: (12, 4; 4, 20/3). σ² = 4·6/4 = 6, its share of it diag(6/3, 6/2), so
    // D = (10, 4; 4, 11/3) at time 5, and 10 − 2·5·4 + 25·11/3 for the intercept at 0.
    let fit = try LinearMixedModelTests.fit(slopes, line, .interceptAndSlope, .restrictedMaximumLikelihood)
    expectClose(fit.components.residual, 6, relative: 1e-9)
    expectClose(fit.components.random.slope, 11.0 / 3, relative: 1e-9)
    expectClose(fit.components.random.covariance, 4 - 5 * 11.0 / 3, relative: 1e-9)
    expectClose(fit.components.random.intercept, 10 - 40 + 25 * 11.0 / 3, relative: 1e-9)
    expectClose(fit.coefficients[0], 7 - 5 * 2, relative: 1e-12)
    expectClose(fit.coefficients[1], 2, relative: 1e-12)
    let trend = try #require(fit.coefficient("trend"))
    expectClose(trend.standardError, (5.0 / 3).squareRoot(), relative: 1e-9)
    // The patients' own slopes are four independent numbers.
    expectClose(trend.degreesOfFreedom, 3, relative: 1e-7)
    expectClose(trend.probability, 0.219102, relative: 1e-5)  // t = 1.549 with 3 degrees of freedom
    #expect(fit.coefficient("other") == nil)
  }

  @Test func `A joint test of balanced lines is Hotelling's, with his first degrees of freedom`() throws {
    let fit = try LinearMixedModelTests.fit(slopes, line, .interceptAndSlope, .restrictedMaximumLikelihood)
    // At time 5 the mean line is (7, 2) with covariance (3, 1; 1, 5/3): (7, 2)·V⁻¹·(7, 2) = (49·5/3 − 28 + 12)/4.
    let wald = try #require(fit.wald([[1, 5], [0, 1]]))
    expectClose(wald.statistic, (49.0 * 5 / 3 - 28 + 12) / 4, relative: 1e-9)
    #expect(wald.degreesOfFreedom == 2)
    let test = try #require(fit.fTest([[1, 5], [0, 1]]))
    expectClose(test.statistic, wald.statistic / 2, relative: 1e-12)
    expectClose(test.denominatorDegrees, 3, relative: 1e-6)
    #expect(fit.wald([[1, 0], [2, 0]]) == nil)
    #expect(fit.fTest([[1, 0], [2, 0]]) == nil)
    let one = try #require(fit.fTest([[0, 1]]))
    let trend = try #require(fit.coefficient("trend"))
    expectClose(one.statistic, trend.statistic * trend.statistic, relative: 1e-12)
    expectClose(one.probability, try #require(trend.probability), relative: 1e-12)
  }

  /// Four parallel lines, with residuals that alone would make slopes vary more.
  private let parallel = RepeatedMeasures(
    offsets: [0, 3, 6, 9, 12], times: [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2],
    values: [0, -1, 2, 9, 12, 11, 20, 19, 22, 29, 32, 31])

  @Test func `A joint test of level and trend has degrees of freedom between theirs`() throws {
    let fit = try LinearMixedModelTests.fit(parallel, line, .intercept, .restrictedMaximumLikelihood)
    // At the mean time they are independent: 4 − 1 = 3 degrees between patients, 12 − 4 − 1 = 7 within. The mean of
    // F(1, 3) and F(1, 7) is (3 + 7/5)/2 = 2.2, that of F(2, ν) is ν/(ν − 2) with ν = 11/3.
    expectClose(fit.contrast([1, 1]).degreesOfFreedom, 3, relative: 1e-6)
    expectClose(fit.contrast([0, 1]).degreesOfFreedom, 7, relative: 1e-6)
    expectClose(fit.fTest([[1, 1], [0, 1]])?.denominatorDegrees, 11.0 / 3, relative: 1e-6)
  }

  @Test func `Slopes that vary less than their error have no variance`() throws {
    for method in LinearMixedModel.Method.allCases {
      let both = try LinearMixedModelTests.fit(parallel, line, .uncorrelatedInterceptAndSlope, method)
      let intercept = try LinearMixedModelTests.fit(parallel, line, .intercept, method)
      #expect(both.boundary == .noSlopeVariance)
      #expect(both.components.random.slope == 0)
      #expect(intercept.boundary == nil)
      expectClose(both.minus2LogLikelihood, intercept.minus2LogLikelihood, relative: 1e-12)
      expectClose(both.components.residual, intercept.components.residual, relative: 1e-8)
      // 12 visits less 4 patients; the restricted likelihood knows that a slope was estimated too.
      expectClose(
        both.coefficient("trend")?.degreesOfFreedom, method == .maximumLikelihood ? 8 : 7, relative: 1e-6)
    }
  }

  @Test func `Intercepts that vary less than their error have no variance`() throws {
    // Level 7 at time 0 for all; slopes 2 + (−3, 3, 1, −1); around the lines ±(1, −2, 1).
    let fan = RepeatedMeasures(
      offsets: [0, 3, 6, 9, 12], times: [-1, 0, 1, -1, 0, 1, -1, 0, 1, -1, 0, 1],
      values: [9, 5, 7, 1, 9, 11, 5, 5, 11, 5, 9, 7])
    let fit = try LinearMixedModelTests.fit(
      fan, line, .uncorrelatedInterceptAndSlope, .restrictedMaximumLikelihood)
    // σ² = 4·6/(4 + 3), the levels' differences of 0 counted in; D = 20/3 − σ²/2 for slopes.
    #expect(fit.boundary == .noInterceptVariance)
    #expect(fit.components.random.intercept == 0)
    expectClose(fit.components.residual, 24.0 / 7, relative: 1e-9)
    expectClose(fit.components.random.slope, 20.0 / 3 - 12.0 / 7, relative: 1e-9)
  }

  @Test func `Of two maxima the higher one is found`() throws {
    // Three patients whose likelihood has maxima at D/σ² = 0.13 and 143.6: −2 log L by the matrix W of all visits,
    // minimised over a grid and then by scipy 1.17, is 26.510 and 23.433544.
    let data = RepeatedMeasures(
      offsets: [0, 2, 4, 6], times: [2, 2, 1, 2, 0, 0], values: [-5, -6, 2, 1, 9, 9])
    let line = [LinearMixedModel.FixedEffect("level", .level([1, 1, 1])), .init("trend", .trend([1, 1, 1]))]
    let fit = try LinearMixedModelTests.fit(data, line, .intercept, .maximumLikelihood)
    expectClose(fit.minus2LogLikelihood, 23.4335437774488, relative: 1e-9)
    expectClose(fit.components.residual, 0.1713309, relative: 1e-6)
    expectClose(fit.components.random.intercept / fit.components.residual, 143.61288, relative: 1e-6)
  }

  @Test func `Intercepts and slopes that move together have correlation 1`() throws {
    // Lines k·(1 + t) for k = 0…3 and around them ±(0.1, −0.2, 0.1).
    let rising = RepeatedMeasures(
      offsets: [0, 3, 6, 9, 12], times: [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2],
      values: [0.1, -0.2, 0.1, 0.9, 2.2, 2.9, 2.1, 3.8, 6.1, 2.9, 6.2, 8.9])
    let fit = try LinearMixedModelTests.fit(rising, line, .interceptAndSlope, .restrictedMaximumLikelihood)
    #expect(fit.boundary == .fullCorrelation)
    expectClose(fit.components.random.correlation, 1, relative: 1e-9)
    #expect(fit.coefficient("trend")?.degreesOfFreedom != nil)
  }

  @Test func `Held at a fit's variances, least squares give the fit again`() throws {
    let fit = try LinearMixedModelTests.fit(slopes, line, .interceptAndSlope, .restrictedMaximumLikelihood)
    let again = try fit.model.solve(holding: fit.components, work: Work()).get()
    for (row, coefficient) in fit.coefficients.enumerated() {
      expectClose(again.coefficients[row], coefficient, relative: 1e-12)
      for column in fit.coefficients.indices {
        expectClose(again.covariance[row, column], fit.covariance[row, column], relative: 1e-10)
      }
    }
    expectClose(again.minus2LogLikelihood, fit.minus2LogLikelihood, relative: 1e-12)
    #expect(again.varianceParameters == 0)
    #expect(again.contrast([0, 1]).degreesOfFreedom == nil)
    #expect(again.fTest([[0, 1]]) == nil)
    // 2/√(5/3) by the normal distribution.
    expectClose(again.contrast([0, 1]).probability, 0.121335, relative: 1e-5)
  }
}
