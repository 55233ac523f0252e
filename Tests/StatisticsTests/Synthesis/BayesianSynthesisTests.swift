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

  @Test(arguments: [0, 1]) func `Subgroup effects of a trial agree with the reference`(prior: Int) throws {
    let file = try PublishedResult("interaction_alsA")
    let expected = try file.values.rows("bayes_hierarchical")[prior]
    let synthesis = BayesianSynthesis(
      try subgroups(), priorSD: .infinity, tauScale: try expected.number("tau_scale"))
    expectClose(synthesis.mean.mean, try expected.number("mu_mean"), relative: file.tolerance)
    expectClose(synthesis.mean.standardDeviation, try expected.number("mu_sd"), relative: file.tolerance)
    expectClose(synthesis.meanTau, try expected.number("tau_mean"), relative: file.tolerance)
    let relevant = try expected.number("mcid")
    #expect(synthesis.single.count == 6)
    for (index, effect) in synthesis.single.enumerated() {
      expectClose(effect.mean, try expected.numbers("theta_mean")[index], relative: file.tolerance)
      expectClose(effect.standardDeviation, try expected.numbers("theta_sd")[index], relative: file.tolerance)
      expectClose(effect.upperTail(0), try expected.numbers("prob_gt_0")[index], relative: file.tolerance)
      expectClose(
        effect.upperTail(relevant), try expected.numbers("prob_gt_mcid")[index], relative: file.tolerance, scale: 0)
    }
  }

  @Test func `Effects of equal precision keep their order and the ratios of their distances`() {
    // Given τ, θ = By + (1 − B)μ with one B for all: so are the means over τ, with the mean of B.
    let effects = [-0.5, 0.1, 1.3].map { StudyEffect(value: $0, standardError: 0.4) }
    let single = BayesianSynthesis(effects, priorSD: .infinity, tauScale: 0.3).single.map(\.mean)
    expectClose((single[2] - single[1]) / (single[1] - single[0]), 2, relative: 1e-12)
    #expect(single[0] > -0.5 && single[0] < single[1] && single[2] < 1.3)
  }

  @Test func `With a wide prior on τ a single effect keeps to its own data`() {
    let effects = [(-5.0, 0.1), (5.0, 0.1)].map { StudyEffect(value: $0.0, standardError: $0.1) }
    let single = BayesianSynthesis(effects, priorSD: .infinity, tauScale: 50).single
    expectClose(single[1].mean, 5, relative: 1e-3)
    expectClose(single[1].standardDeviation, 0.1, relative: 1e-3)
  }
}
