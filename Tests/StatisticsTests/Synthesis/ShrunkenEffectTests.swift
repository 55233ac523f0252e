import Statistics
import TestKit
import Testing

@Suite struct ShrunkenEffectTests {
  @Test(arguments: RandomEffectsTests.files) func `Empirical Bayes estimates of studies agree with metafor`(
    name: String
  ) throws {
    let file = try PublishedResult(name)
    let expected = try file.values.row("REML").row("blup")
    let pool = RandomEffects(try RandomEffectsTests.effects(file), method: .restrictedMaximumLikelihood)
    #expect(pool.shrunkenEffects.count == (try expected.numbers("pred").count))
    for (index, effect) in pool.shrunkenEffects.enumerated() {
      expectClose(effect.value, try expected.numbers("pred")[index], relative: file.tolerance)
      expectClose(effect.standardError, try expected.numbers("se")[index], relative: file.tolerance)
      expectClose(effect.estimate.low, try expected.numbers("lower")[index], relative: file.tolerance)
      expectClose(effect.estimate.high, try expected.numbers("upper")[index], relative: file.tolerance)
    }
  }

  @Test func `Subgroup effects of a trial are shrunken as metafor does`() throws {
    let file = try PublishedResult("interaction_alsA")
    let pool = RandomEffects(try subgroups(), method: .restrictedMaximumLikelihood)
    let expected = try file.values.row("empirical_bayes_REML")
    expectClose(pool.tauSquared, try expected.number("tau2"), relative: file.tolerance)
    expectClose(pool.wald.value, try expected.number("mu"), relative: file.tolerance)
    expectClose(pool.standardError, try expected.number("se_mu"), relative: file.tolerance)
    for (index, effect) in pool.shrunkenEffects.enumerated() {
      expectClose(effect.value, try expected.numbers("shrunk")[index], relative: file.tolerance)
      expectClose(effect.standardError, try expected.numbers("shrunk_se")[index], relative: file.tolerance)
      expectClose(effect.ownWeight, try expected.numbers("shrinkage_factor")[index], relative: file.tolerance)
    }
    let moments = RandomEffects(try subgroups(), method: .derSimonianLaird)
    let cochran = try file.values.row("cochran_Q")
    expectClose(moments.q, try cochran.number("Q"), relative: file.tolerance)
    expectClose(moments.qProbability, try cochran.number("p"), relative: file.tolerance)
    expectClose(moments.iSquared * 100, try cochran.number("I2_DL"), relative: file.tolerance)
    expectClose(moments.tauSquared, try cochran.number("tau2_DL"), relative: file.tolerance)
  }

  @Test func `Half of the weight is own where τ² equals the sampling variance`() {
    // Effects ±1, s² = ½: τ² = 1.5 (by moments), B = ¾; μ̂ = 0, SE² = (0.5 + 1.5)/2 = 1: variance ¾·½ + 1/16.
    let pool = RandomEffects(
      [-1.0, 1].map { StudyEffect(value: $0, standardError: 0.5.squareRoot()) }, method: .derSimonianLaird)
    expectClose(pool.shrunkenEffects[1].value, 0.75, relative: 1e-14)
    expectClose(pool.shrunkenEffects[1].standardError, 0.4375.squareRoot(), relative: 1e-14)
  }

  @Test func `Without heterogeneity every subgroup has the pooled effect`() {
    let pool = RandomEffects(
      [StudyEffect(value: 0.2, standardError: 1), StudyEffect(value: 0.3, standardError: 2)],
      method: .restrictedMaximumLikelihood)
    for effect in pool.shrunkenEffects {
      #expect(effect.ownWeight == 0)
      expectClose(effect.value, pool.wald.value, relative: 1e-15)
      expectClose(effect.standardError, pool.standardError, relative: 1e-15)
    }
  }
}

/// Differences of slopes between the arms of alsA in cells of speed and onset.
func subgroups() throws -> [StudyEffect] {
  let table = try PublishedResult("interaction_alsA").values.row("subgroup_table")
  return zip(try table.numbers("diff"), try table.numbers("se")).map { StudyEffect(value: $0, standardError: $1) }
}
