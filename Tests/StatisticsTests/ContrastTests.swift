import Statistics
import TestKit
import Testing

@Suite struct ContrastTests {
  // y = 0, 3 against a constant: mean 1.5, SE = √(4.5/2) = 1.5, one degree of freedom.
  private func mean() throws -> Contrast {
    try LinearRegression.fit(DesignMatrix(names: ["one"], columns: [[1, 1]]), [0, 3]).get().contrast([1])
  }

  @Test func `Statistic, probability and interval by t`() throws {
    let contrast = try mean()
    expectClose(contrast.statistic, 1, relative: 1e-15)
    // The Cauchy distribution: P(|T| > 1) = 1/2, quantile of 0.975 = tan(0.475π).
    expectClose(contrast.probability, 0.5, relative: 1e-14)
    let interval = try #require(contrast.interval())
    expectClose(interval.high, 1.5 + 1.5 * 12.706204736174705, relative: 1e-12)
    expectClose(interval.low, 1.5 - 1.5 * 12.706204736174705, relative: 1e-12)
    #expect(interval.level == 0.95)
    expectClose(contrast.interval(level: 0.5)?.high, 3, relative: 1e-13)
  }

  @Test func `A level outside 0–1 has no interval`() throws {
    #expect(try mean().interval(level: 1) == nil)
    #expect(try mean().interval(level: -1) == nil)
  }

  @Test func `A combination of nothing has no probability`() throws {
    let fit = try LinearRegression.fit(DesignMatrix(names: ["one"], columns: [[1, 1]]), [0, 3]).get()
    #expect(fit.contrast([0]).probability == nil)
  }
}
