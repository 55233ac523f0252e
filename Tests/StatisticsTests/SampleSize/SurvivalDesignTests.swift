import Glibc
import Statistics
import TestKit
import Testing

@Suite struct SurvivalDesignTests {
  @Test func `Schoenfeld's events and patients agree with the reference`() throws {
    let file = try PublishedResult("power")
    let rows = try file.values.rows("logrank_schoenfeld")
    #expect(rows.count == 2)
    for row in rows {
      let design = SurvivalDesign(
        hazardRatio: try row.number("hr"), controlSurvival: try row.number("s0"), treatedShare: try row.number("w"))
      let aim = TrialAim(power: try row.number("power"))
      expectClose(try design.events(aim: aim).get(), try row.number("events"), relative: file.tolerance)
      expectClose(try design.treatedSurvival.get(), try row.number("survival_treated"), relative: file.tolerance)
      expectClose(try design.eventProbability.get(), try row.number("prob_event"), relative: file.tolerance)
      expectClose(try design.sampleSize(aim: aim).get().total, try row.number("n_total"), relative: file.tolerance)
    }
  }

  @Test func `By hand`() throws {
    // HR 2, halves, power ½: 1.96²/(¼ log²2) events; survival 0.8 and 0.64, event probability 0.28.
    let design = SurvivalDesign(hazardRatio: 2, controlSurvival: 0.8)
    let events = 4 * 3.841458820694124 / (log(2) * log(2))
    expectClose(try design.events(aim: TrialAim(power: 0.5)).get(), events, relative: 1e-12)
    expectClose(try design.sampleSize(aim: TrialAim(power: 0.5)).get().total, events / 0.28, relative: 1e-12)
  }

  @Test(arguments: 0..<20) func `The power of the events is the power aimed at, for the inverse hazard ratio too`(
    seed: Int
  ) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 17, replicate: 0)
    let ratio = 0.3 + 0.6 * draws.uniform()
    let share = 0.2 + 0.6 * draws.uniform()
    let aim = TrialAim(power: 0.5 + 0.49 * draws.uniform(), significance: 0.1 * draws.uniform())
    for hazardRatio in [ratio, 1 / ratio] {
      let design = SurvivalDesign(hazardRatio: hazardRatio, controlSurvival: 0.6, treatedShare: share)
      let events = try design.events(aim: aim).get()
      expectClose(
        try design.power(events: events, significance: aim.significance).get(), aim.power, relative: 1e-10)
    }
  }

  @Test func `Designs that cannot be are refused`() {
    for ratio in [0, 1, -1, .nan, .infinity] {
      expectRefused(
        SurvivalDesign(hazardRatio: ratio, controlSurvival: 0.5).events(),
        .outOfRange("the hazard ratio", needs: "above 0 and other than 1"))
    }
    for survival in [0, 1, .nan] {
      expectRefused(
        SurvivalDesign(hazardRatio: 0.7, controlSurvival: survival).sampleSize(),
        .outOfRange("the survival of control patients", needs: "between 0 and 1"))
    }
    expectRefused(
      SurvivalDesign(hazardRatio: 0.7, controlSurvival: 0.5, treatedShare: 0).events(),
      .outOfRange("the share of treated patients", needs: "between 0 and 1"))
    expectRefused(
      SurvivalDesign(hazardRatio: 0.7, controlSurvival: 0.5).power(events: -1),
      .outOfRange("the number of events", needs: "above 0"))
  }
}
