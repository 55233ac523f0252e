import Statistics
import TestKit
import Testing

@Suite struct StudentsTTests {
  @Test func `Student's t agrees to 12 digits, with broken degrees of freedom too`() throws {
    let vectors = try SpecialFunctionVectors()
    vectors.check("t_cdf", count: 80) { StudentsT.cdf($0.x, df: $0.a) }
    vectors.check("t_sf", count: 80) { StudentsT.upperTail($0.x, df: $0.a) }
    vectors.check("t_ppf", count: 96) { StudentsT.quantile($0.x, df: $0.a) }
  }

  @Test func `The non-central t agrees to 12 digits of 1`() throws {
    let vectors = try SpecialFunctionVectors()
    vectors.check("nct_cdf", count: 20, scale: 1) { NoncentralT.cdf($0.x, df: $0.a, noncentrality: $0.b) }
    vectors.check("nct_cdf", count: 20, scale: 1) { vector in
      NoncentralT.upperTail(vector.x, df: vector.a, noncentrality: vector.b).map { 1 - $0 }
    }
  }

  @Test func `Without non-centrality it is Student's`() {
    for x in [-3, -0.5, 0, 1, 4] {
      expectClose(NoncentralT.cdf(x, df: 7.5, noncentrality: 0), StudentsT.cdf(x, df: 7.5) ?? .nan, relative: 1e-13)
    }
  }

  @Test func `Outside its domain a function has no value`() {
    #expect(StudentsT.quantile(0.5, df: 0) == nil)
    #expect(StudentsT.quantile(1, df: 3) == nil)
    #expect(StudentsT.cdf(0, df: -1) == nil)
    #expect(StudentsT.cdf(.nan, df: 2) == nil)
    #expect(NoncentralT.cdf(0, df: 0, noncentrality: 1) == nil)
    #expect(NoncentralT.upperTail(.infinity, df: 2, noncentrality: 1) == nil)
    #expect(NoncentralT.cdf(1, df: 2, noncentrality: .nan) == nil)
  }
}
