import TestKit
import Testing

@testable import Calibration

@Suite struct KolmogorovSmirnovTests {
  @Test func `The distance, by hand`() {
    // The steps at 0.2, 0.3 and 0.9 reach 1/3, 2/3 and 1: 2/3 − 0.3 is the largest gap.
    expectClose(KolmogorovSmirnov.distance(ofUniform: [0.9, 0.2, 0.3]), 2.0 / 3 - 0.3, relative: 1e-15)
  }

  /// Exact probabilities by scipy 1.17.1, `stats.kstest(x, "uniform", mode="exact")`.
  @Test func `The probability is that of the exact test`() {
    let ten = [0.05, 0.11, 0.24, 0.27, 0.33, 0.41, 0.58, 0.62, 0.74, 0.93]
    expectClose(KolmogorovSmirnov.probability(ofUniform: ten), 0.7994599807966074, relative: 0.025)
    let squeezed = (0..<20).map { (Double($0) + 0.5) / 20 * 0.7 }
    expectClose(KolmogorovSmirnov.probability(ofUniform: squeezed), 0.027203706755613233, relative: 0.001, scale: 0.027)
  }
}
