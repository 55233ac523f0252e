import Glibc
import Statistics
import TestKit
import Testing

@Suite struct StudyEffectTests {
  @Test func `Effects from counts agree with metafor`() throws {
    let file = try PublishedResult("meta_effect_sizes_bcg")
    let table = try PublishedTable("bcg")
    let columns = try ["tpos", "tneg", "cpos", "cneg"].map { try table.numbers($0).map { Int($0) } }
    let builders: [String: (TwoProportions) -> Result<StudyEffect, StatisticRefusal>] = [
      "RR": { StudyEffect.logRiskRatio($0) }, "OR": { StudyEffect.logOddsRatio($0) },
      "RD": { StudyEffect.riskDifference($0) },
    ]
    for (name, build) in builders {
      let values = try file.numbers(name, "yi")
      let variances = try file.numbers(name, "vi")
      #expect(values.count == 13)
      for trial in values.indices {
        let counts = columns.map { $0[trial] }
        let effect = try build(
          TwoProportions(
            treated: Proportion(events: counts[0], of: counts[0] + counts[1]),
            control: Proportion(events: counts[2], of: counts[2] + counts[3]))
        ).get()
        expectClose(effect.value, values[trial], relative: file.tolerance)
        // Variances of risk differences are small by nature.
        expectClose(
          effect.standardError * effect.standardError, variances[trial], relative: file.tolerance, scale: 0)
      }
    }
  }

  @Test func `An empty cell gets one half, and each of the others too`() throws {
    // 0 of 10 against 4 of 10: 0.5, 10.5, 4.5, 6.5 of 11 and 11.
    let table = TwoProportions(treated: Proportion(events: 0, of: 10), control: Proportion(events: 4, of: 10))
    let ratio = try StudyEffect.logRiskRatio(table).get()
    expectClose(ratio.value, log(0.5 / 4.5), relative: 1e-14)
    expectClose(ratio.standardError, (1 / 0.5 - 1 / 11.0 + 1 / 4.5 - 1 / 11.0).squareRoot(), relative: 1e-14)
    let odds = try StudyEffect.logOddsRatio(table).get()
    expectClose(odds.value, log(0.5 * 6.5 / (10.5 * 4.5)), relative: 1e-14)
    expectRefused(StudyEffect.logRiskRatio(table, correction: 0), .emptyCell("of the treated had the event"))
  }

  @Test func `Studies in which nobody or everybody had the event tell nothing`() {
    let none = TwoProportions(treated: Proportion(events: 0, of: 10), control: Proportion(events: 0, of: 12))
    let all = TwoProportions(treated: Proportion(events: 10, of: 10), control: Proportion(events: 12, of: 12))
    for build in [StudyEffect.logRiskRatio, StudyEffect.logOddsRatio, StudyEffect.riskDifference] {
      expectRefused(build(none, 0.5), .emptyCell("had the event in either group"))
      expectRefused(build(all, 0.5), .emptyCell("was free of the event in either group"))
    }
  }

  private func summary(_ count: Int, _ mean: Double, _ sd: Double) throws -> SampleSummary {
    try SampleSummary.published(count: count, mean: mean, standardDeviation: sd).get()
  }

  @Test func `A difference of means has the variances of both`() throws {
    let effect = try StudyEffect.meanDifference(treated: summary(4, 3, 2), control: summary(9, 1, 3)).get()
    expectClose(effect.value, 2, relative: 1e-15)
    expectClose(effect.standardError, 2.0.squareRoot(), relative: 1e-15)
  }

  @Test func `Hedges' g of two pairs, by hand`() throws {
    // 0, 2 and 4, 6: difference −4, pooled variance 2, d = −2√2; J(2) = Γ(1)/(1·Γ(½)) = 1/√π.
    let effect = try StudyEffect.hedgesG(
      treated: SampleSummary.of([0, 2]).get(), control: SampleSummary.of([4, 6]).get()
    ).get()
    let g = -8.0.squareRoot() / Double.pi.squareRoot()
    expectClose(effect.value, g, relative: 1e-14)
    expectClose(effect.standardError, (1 + g * g / 8).squareRoot(), relative: 1e-14)
  }

  @Test func `A published hazard ratio gives back its interval`() throws {
    // 2 (1 to 4): log 4 over 2z.
    let published = Estimate(value: 2, low: 1, high: 4)
    let effect = try StudyEffect.logRatio(published).get()
    expectClose(effect.value, log(2), relative: 1e-15)
    expectClose(effect.standardError, log(4) / (2 * 1.959963984540054), relative: 1e-14)
    try expectEstimate(effect.interval().map(\.exponentiated), [2, 1, 4], relative: 1e-14)
    let ninety = try StudyEffect.logRatio(Estimate(value: 2, low: 1, high: 4, level: 0.9)).get()
    expectClose(ninety.standardError, log(4) / (2 * 1.6448536269514722), relative: 1e-14)
  }

  @Test func `A difference of changes over 28 weeks becomes one of slopes`() throws {
    let change = try StudyEffect.difference(Estimate(value: 2, low: 0, high: 4)).get()
    let slope = try StudyEffect.slopeDifference(changeDifference: change, months: 8).get()
    expectClose(slope.value, 0.25, relative: 1e-15)
    expectClose(slope.standardError, 0.25 / 1.959963984540054, relative: 1e-14)
  }

  @Test func `Impossible numbers are refused`() throws {
    let (flat, other) = (try summary(3, 1, 0), try summary(3, 2, 0))
    let noVariation = StatisticRefusal.noVariation("the values that the effect is made from")
    expectRefused(StudyEffect.meanDifference(treated: flat, control: other), noVariation)
    expectRefused(StudyEffect.hedgesG(treated: flat, control: other), .noVariation("the values of both groups"))
    expectRefused(
      StudyEffect.logRatio(Estimate(value: 1, low: 0, high: 2)),
      .outOfRange("the lower limit of a ratio", needs: "above 0"))
    for bad in [Estimate(value: 3, low: 1, high: 2), Estimate(value: 1, low: 1, high: 1)] {
      expectRefused(
        StudyEffect.logRatio(bad), .outOfRange("the estimate", needs: "between its lower and its upper limit"))
    }
    let effect = StudyEffect(value: 1, standardError: 1)
    for months in [0, -1, .nan, .infinity] {
      expectRefused(
        StudyEffect.slopeDifference(changeDifference: effect, months: months),
        .outOfRange("the number of months", needs: "above 0"))
    }
  }
}
