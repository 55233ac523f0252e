import Statistics
import TestKit
import Testing

@Suite struct NormalMixtureTests {
  @Test func `One part is a normal distribution`() {
    let normal = NormalMixture(weights: [3], means: [1], variances: [4])
    expectClose(normal.cdf(1 + 2 * Normal.z975), 0.975, relative: 1e-14)
    expectClose(normal.quantile(0.975), 1 + 2 * Normal.z975, relative: 1e-12)
    expectClose(normal.standardDeviation, 2, relative: 1e-15)
  }

  @Test func `Mean and spread of two parts are those of the mixture`() {
    // Means ±1 with variance 1, equal weights: mean 0, variance 1 + 1.
    let mixture = NormalMixture(weights: [1, 1], means: [-1, 1], variances: [1, 1])
    expectClose(mixture.mean, 0, relative: 1e-15)
    expectClose(mixture.standardDeviation, 2.0.squareRoot(), relative: 1e-15)
    expectClose(mixture.cdf(0), 0.5, relative: 1e-15)
    expectClose(mixture.quantile(0.5), 0, relative: 1e-12)
  }

  @Test func `A quantile is the inverse of the distribution function`() {
    let mixture = NormalMixture(weights: [0.2, 0.5, 0.3], means: [-2, 0, 0.1], variances: [0.01, 1, 4])
    for step in 1..<100 {
      let p = Double(step) / 100
      expectClose(mixture.cdf(mixture.quantile(p)), p, relative: 1e-10)
    }
  }

  @Test func `An independent normal adds its mean and variance`() {
    let sum = NormalMixture(weights: [1], means: [1], variances: [4]).adding(mean: 2, variance: 5)
    expectClose(sum.mean, 3, relative: 1e-15)
    expectClose(sum.standardDeviation, 3, relative: 1e-15)
  }

  @Test func `A certain value has no spread`() {
    let certain = NormalMixture(certain: 2)
    #expect(certain.cdf(1.999) == 0)
    #expect(certain.cdf(2) == 1)
    #expect(certain.quantile(0.1) == 2)
    #expect(certain.standardDeviation == 0)
  }

  @Test func `The upper tail is what the distribution function leaves, and keeps its digits`() {
    let mixture = NormalMixture(weights: [0.2, 0.8], means: [-2, 1], variances: [0.25, 4])
    for x in [-3, -1, 0, 2.5] { expectClose(mixture.upperTail(x), 1 - mixture.cdf(x), relative: 1e-15) }
    // Ten standard deviations up: pnorm(10, lower.tail = FALSE) = 7.61985302416052e-24, R 4.2.2.
    let normal = NormalMixture(weights: [1], means: [1], variances: [4])
    expectClose(normal.upperTail(21), 7.61985302416052e-24, relative: 1e-13, scale: 0)
    #expect(NormalMixture(certain: 0).upperTail(0) == 0)
    #expect(NormalMixture(certain: 0).upperTail(-1) == 1)
  }
}
