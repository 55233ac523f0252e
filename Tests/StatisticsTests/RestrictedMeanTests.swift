import Statistics
import TestKit
import Testing

@Suite struct RestrictedMeanTests {
  private func check(_ table: SurvivalTable, _ groups: [Int], _ name: String) throws {
    let file = try SurvivalReference(name)
    let curves = try SurvivalCurve.curves(table.sample(), groups: groups)
    let count = try file.list("").count
    #expect(count == 3)
    for entry in 0..<count {
      let result = try RestrictedMeanComparison.compare(
        curves[curves.count - 1], with: curves[curves.count - 2], to: file.number("\(entry)/tau")
      ).get()
      try file.expect(result.reference.mean.value, "\(entry)/rmst_reference")
      try file.expect(result.reference.standardError, "\(entry)/se_reference")
      try file.expect(result.comparison.mean.value, "\(entry)/rmst_comparison")
      try file.expect(result.comparison.standardError, "\(entry)/se_comparison")
      try file.expect(result.difference.value, "\(entry)/difference")
      try file.expect(result.standardError, "\(entry)/se_difference")
      try file.expect(result.difference.low, "\(entry)/diff_lower")
      try file.expect(result.difference.high, "\(entry)/diff_upper")
      try file.expectProbability(result.differenceProbability.get(), "\(entry)/p_difference")
      let ratio = try result.ratio.get()
      try file.expect(ratio.estimate.value, "\(entry)/ratio")
      try file.expect(ratio.estimate.low, "\(entry)/ratio_lower")
      try file.expect(ratio.estimate.high, "\(entry)/ratio_upper")
      try file.expectProbability(ratio.probability, "\(entry)/p_ratio")
      let lost = try result.lostRatio.get()
      try file.expect(lost.estimate.value, "\(entry)/rmtl_ratio")
      try file.expect(lost.estimate.low, "\(entry)/rmtl_ratio_lower")
      try file.expect(lost.estimate.high, "\(entry)/rmtl_ratio_upper")
    }
  }

  @Test func `Lung cancer by sex agrees with survRM2`() throws {
    let table = try SurvivalTable("lung")
    try check(table, table.codes("sex"), "rmst_lung_sex")
  }

  @Test func `The arms of alsA agree with survRM2`() throws {
    let table = try SurvivalTable("alsA_patients")
    try check(table, table.codes("arm"), "rmst_alsA")
  }

  private func curve(_ times: [Double], _ events: [Bool]) throws -> SurvivalCurve {
    SurvivalCurve.curves(try SurvivalSample.read(times: times, events: events).get())[0]
  }

  @Test func `Four patients by hand`() throws {
    // S = 1 to 1, 3/4 to 2, 1/2 to 4: area to 3 is 1 + 3/4 + 1/2 = 9/4.
    // Right of 1: 5/4, right of 2: 1/2; variance (5/4)²/(4·3) + (1/2)²/(3·2) = 25/192 + 8/192.
    let curve = try curve([1, 2, 4, 4], [true, true, false, false])
    let mean = try curve.restrictedMean(to: 3).get()
    expectClose(mean.mean.value, 9.0 / 4, relative: 1e-15)
    expectClose(mean.standardError, (33.0 / 192).squareRoot(), relative: 1e-15)
    expectClose(mean.lost, 3.0 / 4, relative: 1e-15)
    #expect(mean.count == 4)
  }

  @Test func `A horizon beyond the follow-up is refused`() throws {
    let open = try curve([1, 2, 4], [true, true, false])
    let closed = try curve([1, 2], [true, true])
    #expect(throws: SurvivalRefusal.horizonBeyondFollowUp(horizon: 5, followUp: 4)) {
      try RestrictedMeanComparison.compare(open, with: closed, to: 5).get()
    }
    #expect(throws: SurvivalRefusal.horizonNotPositive) { try open.restrictedMean(to: 0).get() }
    #expect(throws: SurvivalRefusal.horizonNotPositive) { try open.restrictedMean(to: .nan).get() }
    #expect(RestrictedMeanComparison.largestHorizon([open, closed]) == 2)
    // Where all have had the event there is nothing left to see: the mean is that of 1 and 2.
    #expect(try closed.restrictedMean(to: 10).get().mean.value == 1.5)
  }

  @Test func `Without any event there is nothing to compare`() throws {
    let a = try curve([5, 6], [false, false])
    let result = try RestrictedMeanComparison.compare(a, with: a, to: 4).get()
    #expect(result.difference.value == 0)
    #expect(throws: SurvivalRefusal.noComparison) { try result.differenceProbability.get() }
    #expect(throws: SurvivalRefusal.ratioWithoutLimit) { try result.lostRatio.get() }
  }
}
