import Statistics
import TestKit
import Testing

@Suite struct ProportionsDesignTests {
  @Test func `Two proportions agree with R and with Fleiss`() throws {
    let file = try PublishedResult("power")
    let rows = try file.values.rows("two_proportions")
    #expect(rows.count == 1)
    for row in rows {
      let design = ProportionsDesign(treated: try row.number("p1"), control: try row.number("p2"))
      let aim = TrialAim(power: try row.number("power"))
      expectClose(
        try design.sampleSize(aim: aim).get().treated, try row.number("n_per_group"), relative: file.tolerance)
      expectClose(
        try design.sampleSize(aim: aim, continuityCorrected: true).get().treated, try row.number("n_fleiss_cc"),
        relative: file.tolerance)
      expectClose(
        try design.power(perGroup: 100).get(), try row.number("power_at_n100"), relative: file.tolerance)
    }
  }

  @Test func `The examples of power.prop.test`() throws {
    // R 4.2.2: n = 50, p1 = .50, p2 = .75; and power = .90, whose root R finds to about 1e-6.
    let design = ProportionsDesign(treated: 0.75, control: 0.5)
    expectClose(try design.power(perGroup: 50).get(), 0.7401659013313879, relative: 1e-12)
    expectClose(
      try design.sampleSize(aim: TrialAim(power: 0.9)).get().treated, 76.70693011410766, relative: 1e-6)
  }

  @Test(arguments: 0..<20) func `The power of the number of patients is the power aimed at`(seed: Int) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 16, replicate: 0)
    let design = ProportionsDesign(treated: draws.uniform(), control: draws.uniform())
    let aim = TrialAim(power: 0.5 + 0.49 * draws.uniform(), significance: 0.1 * draws.uniform())
    let size = try design.sampleSize(aim: aim).get()
    expectClose(
      try design.power(perGroup: size.treated, significance: aim.significance).get(), aim.power, relative: 1e-10)
    #expect(try design.sampleSize(aim: aim, continuityCorrected: true).get().total > size.total)
    let turned = ProportionsDesign(treated: design.control, control: design.treated)
    expectClose(try turned.sampleSize(aim: aim).get().total, size.total, relative: 1e-12)
  }

  @Test func `Shares without difference or at the ends are refused`() {
    expectRefused(
      ProportionsDesign(treated: 0.3, control: 0.3).sampleSize(),
      .outOfRange("the difference of shares", needs: "a number other than 0"))
    for share in [0, 1, -0.2, .nan] {
      expectRefused(
        ProportionsDesign(treated: share, control: 0.3).sampleSize(),
        .outOfRange("a share of patients with the event", needs: "between 0 and 1"))
    }
  }
}
