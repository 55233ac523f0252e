import Statistics
import TestKit
import Testing

@Suite struct BetaDistributionTests {
  @Test func `The incomplete beta function and its inverse agree to 12 digits`() throws {
    let vectors = try SpecialFunctionVectors()
    vectors.check("ibeta", count: 207) { BetaDistribution.cdf($0.x, $0.a, $0.b) }
    vectors.check("ibetac", count: 205) { BetaDistribution.upperTail($0.x, $0.a, $0.b) }
    vectors.check("ibeta_inv", count: 432) { BetaDistribution.quantile($0.x, $0.a, $0.b) }
  }

  @Test func `The inverse of the complement reaches where 1 − q is 1`() {
    // I_x(1, b) = 1 − (1 − x)^b: the upper tail of Beta(1, 2) is (1 − x)².
    expectClose(BetaDistribution.upperQuantile(1e-20, 1, 2), 1 - 1e-10, relative: 1e-15)
    expectClose(BetaDistribution.upperQuantile(0.25, 1, 2), 0.5, relative: 1e-15)
  }

  @Test func `Outside its domain a function has no value`() {
    #expect(BetaDistribution.cdf(-0.1, 1, 1) == nil)
    #expect(BetaDistribution.cdf(1.1, 1, 1) == nil)
    #expect(BetaDistribution.upperTail(0.5, 0, 1) == nil)
    #expect(BetaDistribution.quantile(0.5, 1, .infinity) == nil)
    #expect(BetaDistribution.quantile(0, 1, 1) == nil)
    #expect(BetaDistribution.upperQuantile(1, 1, 1) == nil)
  }
}
