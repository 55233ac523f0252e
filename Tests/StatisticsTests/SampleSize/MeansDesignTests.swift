import Statistics
import TestKit
import Testing

@Suite struct MeansDesignTests {
  @Test func `t tests agree with R`() throws {
    let file = try PublishedResult("power")
    let rows = try file.values.rows("t_test")
    #expect(rows.count == 2)
    for row in rows {
      let design = MeansDesign(difference: try row.number("delta"), standardDeviation: try row.number("sd"))
      let aim = TrialAim(power: try row.number("power"), significance: try row.number("alpha"))
      expectClose(
        try design.sampleSize(aim: aim).get().treated, try row.number("n_per_group"), relative: file.tolerance)
      let n = try row.number("n")
      expectClose(try design.power(perGroup: n).get(), try row.number("power_at_n"), relative: file.tolerance)
      expectClose(
        try design.power(perGroup: n, bothTails: true).get(), try row.number("power_at_n_both_tails"),
        relative: file.tolerance)
      expectClose(
        try design.normalSampleSize(aim: aim).get().treated, try row.number("normal_approx_n"),
        relative: file.tolerance)
    }
  }

  @Test func `The examples of power.t.test`() throws {
    // R 4.2.2: n = 20, delta = 1; and power = .90, delta = 1, whose root R finds to about 1e-6.
    let design = MeansDesign(difference: 1, standardDeviation: 1)
    expectClose(try design.power(perGroup: 20).get(), 0.8689528016924978, relative: 1e-12)
    expectClose(
      try design.sampleSize(aim: TrialAim(power: 0.9)).get().treated, 22.02109770385123, relative: 1e-6)
  }

  @Test func `A normal approximation by hand`() throws {
    // Power ½ has z = 0: 2 · 1.96² · (3/2)².
    let design = MeansDesign(difference: -2, standardDeviation: 3)
    expectClose(
      try design.normalSampleSize(aim: TrialAim(power: 0.5)).get().treated, 4.5 * 3.841458820694124, relative: 1e-12)
  }

  @Test(arguments: 0..<20) func `The power of the number of patients is the power aimed at`(seed: Int) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 15, replicate: 0)
    let design = MeansDesign(difference: 0.05 + 2 * draws.uniform(), standardDeviation: 0.5 + draws.uniform())
    let aim = TrialAim(power: 0.5 + 0.48 * draws.uniform(), significance: 0.002 + 0.1 * draws.uniform())
    let size = try design.sampleSize(aim: aim).get()
    expectClose(
      try design.power(perGroup: size.treated, significance: aim.significance).get(), aim.power, relative: 1e-9)
    #expect(size.treated >= (try design.normalSampleSize(aim: aim).get().treated))
  }

  @Test func `Designs that cannot be are refused`() {
    expectRefused(
      MeansDesign(difference: 0, standardDeviation: 1).sampleSize(),
      .outOfRange("the difference of means", needs: "a number other than 0"))
    expectRefused(
      MeansDesign(difference: 1, standardDeviation: 0).sampleSize(),
      .outOfRange("the standard deviation", needs: "above 0"))
    for n in [1, 0, .nan, .infinity] {
      expectRefused(
        MeansDesign(difference: 1, standardDeviation: 1).power(perGroup: n),
        .outOfRange("the number of patients a group", needs: "above 1"))
    }
  }
}
