import Statistics
import TestKit
import Testing

/// Slopes of alsA of patients with at least three visits, by arm.
func slopesByArm() throws -> (treated: [Double], control: [Double]) {
  let file = try PublishedResult("ols_slopes_alsA")
  let slopes = try file.optionalNumbers("slope")
  let visits = try file.numbers("n")
  let arm = try PublishedTable("alsA_patients").numbers("arm")
  func group(_ value: Double) -> [Double] {
    arm.indices.compactMap { arm[$0] == value && visits[$0] >= 3 ? slopes[$0] : nil }
  }
  return (group(1), group(0))
}

@Suite struct MeanDifferenceTests {
  @Test func `Slopes of two arms agree with R`() throws {
    let file = try PublishedResult("twosample_alsA")
    let slopes = try slopesByArm()
    let (treated, control) = (try SampleSummary.of(slopes.treated).get(), try SampleSummary.of(slopes.control).get())
    #expect(Double(treated.count) == (try file.number("n1")))
    #expect(Double(control.count) == (try file.number("n0")))
    expectClose(treated.mean, try file.number("mean1"), relative: file.tolerance)
    expectClose(control.mean, try file.number("mean0"), relative: file.tolerance)
    expectClose(treated.standardDeviation, try file.number("sd1"), relative: file.tolerance)
    expectClose(control.standardDeviation, try file.number("sd0"), relative: file.tolerance)
    let welch = try MeanDifference.welch(treated: treated, control: control).get()
    expectClose(welch.value, try file.number("diff"), relative: file.tolerance)
    expectClose(welch.test.statistic, try file.number("welch_t"), relative: file.tolerance)
    expectClose(welch.degreesOfFreedom, try file.number("welch_df"), relative: file.tolerance)
    expectClose(welch.test.probability, try file.number("welch_p"), relative: file.tolerance)
    try expectEstimate(welch.interval(), try file.numbers("welch_ci"), relative: file.tolerance)
    let g = try StudyEffect.hedgesG(treated: treated, control: control).get()
    expectClose(g.value, try file.number("hedges_g"), relative: file.tolerance)
  }

  @Test func `Student's sleep data agree with R`() throws {
    // t.test(extra ~ group, data = sleep), R 4.2.2, without and with var.equal = TRUE.
    let first = try SampleSummary.of([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]).get()
    let second = try SampleSummary.of([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]).get()
    let welch = try MeanDifference.welch(treated: first, control: second).get()
    expectClose(welch.test.statistic, -1.86081346748685306, relative: 1e-13)
    expectClose(welch.degreesOfFreedom, 17.77647351617849836, relative: 1e-13)
    expectClose(welch.test.probability, 0.07939414018735817, relative: 1e-13)
    try expectEstimate(welch.interval(), [-3.36548323071171041, 0.20548323071171018], relative: 1e-13)
    let pooled = try MeanDifference.pooled(treated: first, control: second).get()
    #expect(pooled.degreesOfFreedom == 18)
    expectClose(pooled.test.probability, 0.07918671421593818, relative: 1e-13)
    try expectEstimate(pooled.interval(), [-3.36387403228759840, 0.20387403228759859], relative: 1e-13)
  }

  @Test(arguments: 0..<30) func `Groups of one size have one statistic, and Welch never more degrees of freedom`(
    seed: Int
  ) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 12, replicate: 0)
    let count = 2 + draws.index(below: 20)
    func sample() throws -> SampleSummary {
      let scale = 1 + 5 * draws.uniform()
      return try SampleSummary.of((0..<count).map { _ in scale * draws.uniform() }).get()
    }
    let (first, second) = (try sample(), try sample())
    let welch = try MeanDifference.welch(treated: first, control: second).get()
    let pooled = try MeanDifference.pooled(treated: first, control: second).get()
    expectClose(welch.test.statistic, pooled.test.statistic, relative: 1e-12)
    #expect(welch.degreesOfFreedom <= pooled.degreesOfFreedom + 1e-9)
    #expect(welch.degreesOfFreedom >= Double(count - 1) - 1e-9)
    let turned = try MeanDifference.welch(treated: second, control: first).get()
    expectClose(turned.test.probability, welch.test.probability, relative: 1e-12)
    expectClose(try turned.interval().get().low, -(try welch.interval().get().high), relative: 1e-12)
  }

  @Test func `Constant groups are refused, one constant group is not`() throws {
    let (flat, other) = (try SampleSummary.of([1, 1]).get(), try SampleSummary.of([2, 2]).get())
    expectRefused(MeanDifference.welch(treated: flat, control: other), .noVariation("the values of both groups"))
    expectRefused(MeanDifference.pooled(treated: flat, control: other), .noVariation("the values of both groups"))
    let varying = try SampleSummary.of([1, 3, 5]).get()
    // All variance from one group: its own degrees of freedom.
    #expect(try MeanDifference.welch(treated: varying, control: flat).get().degreesOfFreedom == 2)
  }
}
