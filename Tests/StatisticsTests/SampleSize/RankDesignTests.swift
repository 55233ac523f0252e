import Statistics
import TestKit
import Testing

@Suite struct RankDesignTests {
  @Test func `Noether's formula agrees with the reference`() throws {
    let file = try PublishedResult("power")
    let rows = try file.values.rows("wilcoxon_noether")
    #expect(rows.count == 1)
    for row in rows {
      let design = RankDesign(winProbability: try row.number("p"), treatedShare: try row.number("w"))
      expectClose(
        try design.sampleSize(aim: TrialAim(power: row.number("power"))).get().total, try row.number("n_total"),
        relative: file.tolerance)
    }
  }

  @Test func `By hand`() throws {
    // π = 1, halves, power ½: 1.96²/(12 · ¼ · ¼).
    expectClose(
      try RankDesign(winProbability: 1).sampleSize(aim: TrialAim(power: 0.5)).get().total, 3.841458820694124 / 0.75,
      relative: 1e-12)
  }

  @Test(arguments: [0.3, 0.55, 0.8]) func `The power of the number of patients is the power aimed at`(win: Double)
    throws
  {
    let design = RankDesign(winProbability: win, treatedShare: 0.4)
    let size = try design.sampleSize(aim: TrialAim(power: 0.85)).get()
    expectClose(try design.power(patients: size.total).get(), 0.85, relative: 1e-10)
    expectClose(size.treated, 0.4 * size.total, relative: 1e-14)
  }

  @Test func `Designs that cannot be are refused`() {
    for win in [0.5, -0.1, 1.1, .nan] {
      expectRefused(
        RankDesign(winProbability: win).sampleSize(),
        .outOfRange("the probability of a win", needs: "between 0 and 1 and other than 0.5"))
    }
    expectRefused(
      RankDesign(winProbability: 0.6, treatedShare: 2).power(patients: 10),
      .outOfRange("the share of treated patients", needs: "between 0 and 1"))
    expectRefused(
      RankDesign(winProbability: 0.6).power(patients: .infinity),
      .outOfRange("the number of patients", needs: "above 0"))
  }
}
