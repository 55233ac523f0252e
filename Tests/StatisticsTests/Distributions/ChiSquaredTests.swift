import Statistics
import TestKit
import Testing

@Suite struct ChiSquaredTests {
  @Test func `χ² agrees to 12 digits, with broken degrees of freedom too`() throws {
    let vectors = try SpecialFunctionVectors()
    vectors.check("chi2_cdf", count: 63) { ChiSquared.cdf($0.x, df: $0.a) }
    vectors.check("chi2_sf", count: 72) { ChiSquared.upperTail($0.x, df: $0.a) }
    vectors.check("chi2_ppf", count: 104) { ChiSquared.quantile($0.x, df: $0.a) }
  }

  @Test func `Infinity is beyond everything`() {
    #expect(ChiSquared.cdf(.infinity, df: 3) == 1)
    #expect(ChiSquared.upperTail(.infinity, df: 3) == 0)
  }

  @Test func `Outside its domain a function has no value`() {
    for df in [0, -1, .nan, .infinity] { #expect(ChiSquared.upperTail(1, df: df) == nil) }
    #expect(ChiSquared.upperTail(-1, df: 2) == nil)
    #expect(ChiSquared.cdf(.nan, df: 2) == nil)
    #expect(ChiSquared.quantile(0, df: 2) == nil)
  }
}
