import Statistics
import TestKit
import Testing

@Suite struct MantelHaenszelTests {
  private static func table(_ a: Int, _ n1: Int, _ c: Int, _ n0: Int) -> TwoProportions {
    TwoProportions(treated: Proportion(events: a, of: n1), control: Proportion(events: c, of: n0))
  }

  @Test(arguments: ["threshold_0.5", "threshold_1.25"]) func `Responders stratified by speed agree with R`(
    threshold: String
  ) throws {
    let file = try PublishedResult("responder_alsA")
    let strata = try ["fast", "intermediate", "slow"].map { speed in
      let row = try file.values.row(threshold + "_by_speed").row(speed)
      return MantelHaenszelTests.table(
        try row.count("x1"), try row.count("n1"), try row.count("x2"), try row.count("n2"))
    }
    let expected = try file.values.row(threshold + "_mantel_haenszel")
    let result = MantelHaenszel(strata)
    expectClose(try result.test.get().statistic, try expected.number("chisq"), relative: file.tolerance)
    expectClose(try result.test.get().probability, try expected.number("p"), relative: file.tolerance)
    if expected.isNull("common_or") {
      expectRefused(
        result.oddsRatio, .emptyCell("was treated and free of the event beside a control patient with it"))
    } else {
      try expectEstimate(
        result.oddsRatio, [try expected.number("common_or")] + expected.numbers("ci"), relative: file.tolerance)
    }
  }

  @Test func `Admission to Berkeley by department agrees with R`() throws {
    // mantelhaen.test(UCBAdmissions, correct = FALSE), R 4.2.2: admitted of men against admitted of women.
    let departments = [
      (512, 825, 89, 108), (353, 560, 17, 25), (120, 325, 202, 593), (138, 417, 131, 375), (53, 191, 94, 393),
      (22, 373, 24, 341),
    ]
    let result = MantelHaenszel(departments.map { MantelHaenszelTests.table($0.0, $0.1, $0.2, $0.3) })
    try expectEstimate(
      result.oddsRatio, [0.9046968282586231, 0.7719073617593505, 1.0603297644366556], relative: 1e-12)
    expectClose(try result.test.get().statistic, 1.524606660443436, relative: 1e-12)
    expectClose(try result.test.get().probability, 0.2169236970555184, relative: 1e-12)
  }

  @Test func `One stratum gives its own odds ratio, and empty strata change nothing`() throws {
    let alone = MantelHaenszelTests.table(3, 10, 2, 12)
    let result = MantelHaenszel([alone, MantelHaenszelTests.table(0, 0, 3, 4)])
    expectClose(try result.oddsRatio.get().value, 3.0 * 10 / (7 * 2), relative: 1e-14)
    #expect(result.oddsRatio == MantelHaenszel([alone]).oddsRatio)
  }

  @Test func `Without events nothing can be told`() {
    let result = MantelHaenszel([MantelHaenszelTests.table(0, 5, 0, 5)])
    #expect(throws: StatisticRefusal.self) { try result.oddsRatio.get() }
    expectRefused(result.test, .emptyCell("had an event in a stratum where another had none"))
    #expect(throws: StatisticRefusal.self) { try MantelHaenszel([]).test.get() }
  }
}
