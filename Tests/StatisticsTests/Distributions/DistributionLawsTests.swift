import Statistics
import TestKit
import Testing

/// What holds of all distributions, over random arguments.
@Suite struct DistributionLawsTests {
  @Test(arguments: 0..<40) func `Quantiles invert distribution functions, and tails add up to 1`(seed: Int) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 1, replicate: 0)
    let p = draws.uniform()
    let a = 0.5 + 40 * draws.uniform()
    let b = 0.5 + 40 * draws.uniform()
    let laws: [(quantile: Double?, cdf: (Double) -> Double?, upper: (Double) -> Double?)] = [
      (Normal.quantile(p), { Normal.cdf($0) }, { Normal.upperTail($0) }),
      (StudentsT.quantile(p, df: a), { StudentsT.cdf($0, df: a) }, { StudentsT.upperTail($0, df: a) }),
      (ChiSquared.quantile(p, df: a), { ChiSquared.cdf($0, df: a) }, { ChiSquared.upperTail($0, df: a) }),
      (
        FDistribution.quantile(p, numerator: a, denominator: b),
        { FDistribution.cdf($0, numerator: a, denominator: b) },
        { FDistribution.upperTail($0, numerator: a, denominator: b) }
      ),
      (
        BetaDistribution.quantile(p, a, b), { BetaDistribution.cdf($0, a, b) },
        { BetaDistribution.upperTail($0, a, b) }
      ),
      (
        GammaDistribution.quantile(p, shape: a), { GammaDistribution.cdf($0, shape: a) },
        { GammaDistribution.upperTail($0, shape: a) }
      ),
    ]
    for law in laws {
      let x = try #require(law.quantile)
      expectClose(law.cdf(x), p, relative: 1e-12)
      expectClose(law.upper(x), 1 - p, relative: 1e-12)
    }
  }

  @Test(arguments: 0..<20) func `Distributions that are one another's transforms agree`(seed: Int) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 2, replicate: 0)
    let x = 5 * draws.uniform()
    let a = 0.5 + 30 * draws.uniform()
    let b = 0.5 + 30 * draws.uniform()
    let gamma = try #require(GammaDistribution.cdf(x / 2, shape: a / 2))
    expectClose(ChiSquared.cdf(x, df: a), gamma, relative: 1e-13)
    let beta = try #require(BetaDistribution.cdf(a * x / (a * x + b), a / 2, b / 2))
    expectClose(FDistribution.cdf(x, numerator: a, denominator: b), beta, relative: 1e-12)
    let mirrored = try #require(BetaDistribution.upperTail(1 - beta, b, a))
    expectClose(BetaDistribution.cdf(beta, a, b), mirrored, relative: 1e-12)
  }
}
