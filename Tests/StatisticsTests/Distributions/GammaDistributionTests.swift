import Glibc
import Statistics
import TestKit
import Testing

@Suite struct GammaDistributionTests {
  @Test func `The incomplete gamma functions agree to 12 digits`() throws {
    let vectors = try SpecialFunctionVectors()
    vectors.check("gamma_p", count: 37) { GammaDistribution.cdf($0.x, shape: $0.a) }
    vectors.check("gamma_q", count: 42) { GammaDistribution.upperTail($0.x, shape: $0.a) }
  }

  @Test func `The gamma function and its derivative agree to 12 digits`() throws {
    let vectors = try SpecialFunctionVectors()
    vectors.check("lgamma", count: 5) { GammaFunction.log($0.a) }
    vectors.check("digamma", count: 6) { GammaFunction.digamma($0.a) }
  }

  @Test func `With shape 1 it is the exponential distribution`() {
    expectClose(GammaDistribution.quantile(0.75, shape: 1), log(4), relative: 1e-15)
    expectClose(GammaDistribution.upperQuantile(1e-30, shape: 1), 30 * log(10), relative: 1e-15)
  }

  @Test func `A ratio of gamma functions keeps its digits for large numbers`() {
    // Γ(x)/Γ(x + 1) = 1/x.
    expectClose(GammaFunction.ratio(1e9, shift: 1), 1e-9, relative: 1e-15, scale: 0)
    expectClose(GammaFunction.ratio(1, shift: -0.5), 1 / Double.pi.squareRoot(), relative: 1e-15)
  }

  @Test func `Outside its domain a function has no value`() {
    #expect(GammaDistribution.cdf(-1, shape: 1) == nil)
    #expect(GammaDistribution.upperTail(1, shape: 0) == nil)
    #expect(GammaDistribution.upperTail(.infinity, shape: 2) == 0)
    #expect(GammaDistribution.quantile(1, shape: 1) == nil)
    #expect(GammaDistribution.upperQuantile(0, shape: 1) == nil)
    #expect(GammaFunction.log(0) == nil)
    #expect(GammaFunction.digamma(-1) == nil)
    #expect(GammaFunction.ratio(0.5, shift: -0.5) == nil)
  }
}
