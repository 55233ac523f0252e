import Statistics
import TestKit
import Testing

@Suite struct BayesianSynthesisTests {
  @Test func `Without studies the posterior is the prior`() {
    let synthesis = BayesianSynthesis([], priorSD: 0.25, tauScale: 0.25)
    expectClose(synthesis.mean.mean, 0, relative: 1e-12)
    expectClose(synthesis.mean.standardDeviation, 0.25, relative: 1e-12)
    // E[τ²] of a half-normal is its scale squared.
    expectClose(synthesis.newSetting.standardDeviation, (2 * 0.25 * 0.25).squareRoot(), relative: 1e-10)
  }

  @Test func `With a tiny τ it is the conjugate normal posterior`() {
    // Prior precision 1, data precision 4: mean 4·0.5/5 = 0.4, SD 1/√5.
    let synthesis = BayesianSynthesis([StudyEffect(value: 0.5, standardError: 0.5)], priorSD: 1, tauScale: 1e-6)
    expectClose(synthesis.mean.mean, 0.4, relative: 1e-9)
    expectClose(synthesis.mean.standardDeviation, 0.2.squareRoot(), relative: 1e-9)
  }

  @Test func `Studies far apart widen the next setting`() {
    func spread(_ gap: Double) -> Double {
      BayesianSynthesis(
        [StudyEffect(value: -gap, standardError: 0.1), StudyEffect(value: gap, standardError: 0.1)],
        priorSD: 1, tauScale: 0.25
      ).newSetting.standardDeviation
    }
    #expect(spread(0) < spread(0.3))
    #expect(spread(0.3) < spread(0.6))
  }
}
