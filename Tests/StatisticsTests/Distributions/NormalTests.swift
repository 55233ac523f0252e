import Statistics
import TestKit
import Testing

@Suite struct NormalTests {
  @Test func `The normal distribution agrees to 12 digits, far tails included`() throws {
    let vectors = try SpecialFunctionVectors()
    vectors.check("norm_cdf", count: 10) { Normal.cdf($0.x) }
    vectors.check("norm_sf", count: 10) { Normal.upperTail($0.x) }
    vectors.check("norm_logcdf", count: 10) { Normal.logCDF($0.x) }
    vectors.check("norm_ppf", count: 12) { Normal.quantile($0.x) }
  }

  @Test func `The logarithm goes on where the probability is no number any more`() {
    // pnorm(x, log.p = TRUE), R 4.2.2.
    let known: [(Double, Double)] = [
      (-20, -2.039171553710973e+02), (-30, -4.543212439563432e+02), (-31, -4.848539636271793e+02),
      (-40, -8.046084420137538e+02), (-1000, -5.000078266948122e+05), (3, -1.350809964748194e-03),
    ]
    for (x, value) in known { expectClose(Normal.logCDF(x), value, relative: 1e-14, scale: 0) }
  }

  @Test func `Only probabilities have quantiles`() {
    for p in [0, 1, -1, 2, .nan] { #expect(Normal.quantile(p) == nil) }
    expectClose(Normal.quantile(0.975), Normal.z975, relative: 1e-15)
  }
}
