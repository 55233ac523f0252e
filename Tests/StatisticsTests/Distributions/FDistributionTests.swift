import Statistics
import TestKit
import Testing

@Suite struct FDistributionTests {
  @Test func `F agrees to 12 digits, with broken degrees of freedom too`() throws {
    let vectors = try SpecialFunctionVectors()
    vectors.check("f_cdf", count: 216) { FDistribution.cdf($0.x, numerator: $0.a, denominator: $0.b) }
    vectors.check("f_sf", count: 216) { FDistribution.upperTail($0.x, numerator: $0.a, denominator: $0.b) }
    vectors.check("f_ppf", count: 309) { FDistribution.quantile($0.x, numerator: $0.a, denominator: $0.b) }
  }

  @Test func `With one degree of freedom it is the square of t`() throws {
    for t in [0.3, 1.2, 3.4] {
      let both = 2 * (try #require(StudentsT.upperTail(t, df: 9.3)))
      expectClose(FDistribution.upperTail(t * t, numerator: 1, denominator: 9.3), both, relative: 1e-13, scale: 0)
    }
  }

  @Test func `Outside its domain a function has no value`() {
    #expect(FDistribution.upperTail(-1, numerator: 1, denominator: 2) == nil)
    #expect(FDistribution.upperTail(1, numerator: 1, denominator: 0) == nil)
    #expect(FDistribution.cdf(1, numerator: .nan, denominator: 2) == nil)
    #expect(FDistribution.quantile(1, numerator: 1, denominator: 2) == nil)
  }
}
