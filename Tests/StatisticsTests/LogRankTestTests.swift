import Statistics
import TestKit
import Testing

@Suite struct LogRankTestTests {
  private func check(
    _ test: LogRankTest, _ file: SurvivalReference, _ path: String, from first: Int = 0
  ) throws {
    let groups = first..<test.patients.count
    try file.expect(groups.map { test.observed[$0] }, "\(path)/observed")
    try file.expect(groups.map { test.expected[$0] }, "\(path)/expected")
    for row in groups {
      try file.expect(groups.map { test.covariance[row, $0] }, "\(path)/var/\(row - first)")
    }
    try file.expect(test.chiSquared.statistic, "\(path)/chisq")
    try file.expect(Double(test.chiSquared.degreesOfFreedom), "\(path)/df")
    if file.has("\(path)/p") { try file.expectProbability(test.chiSquared.probability, "\(path)/p") }
    if file.has("\(path)/n") { try file.expect(groups.map { test.patients[$0] }, "\(path)/n") }
  }

  @Test func `Lung cancer by sex agrees with survdiff`() throws {
    let table = try SurvivalTable("lung")
    let file = try SurvivalReference("logrank_lung")
    let sex = try table.codes("sex")
    try check(LogRankTest.test(table.sample(), groups: sex).get(), file, "rho0", from: 1)
    try check(LogRankTest.test(table.sample(), groups: sex, rho: 1).get(), file, "rho1", from: 1)
    // One patient has no ECOG stage and is left out.
    let stages = try table.optionalNumbers("ph_ecog")
    let rows = stages.indices.filter { stages[$0] != nil }
    let times = try table.numbers("time")
    let events = try table.flags("event")
    let sample = try SurvivalSample.read(times: rows.map { times[$0] }, events: rows.map { events[$0] }).get()
    let strata = rows.compactMap { stages[$0].map { Int($0) } }
    try check(LogRankTest.test(sample, groups: rows.map { sex[$0] }, strata: strata).get(), file, "stratified", from: 1)
  }

  @Test func `The arms of alsA agree with survdiff`() throws {
    let table = try SurvivalTable("alsA_patients")
    let file = try SurvivalReference("logrank_alsA")
    let arms = try table.codes("arm")
    try check(LogRankTest.test(table.sample(), groups: arms).get(), file, "rho0")
    try check(LogRankTest.test(table.sample(), groups: arms, rho: 1).get(), file, "rho1")
    try check(LogRankTest.test(table.sample(), groups: arms, strata: table.levels("speed")).get(), file, "stratified")
  }

  @Test func `Three groups agree with survdiff`() throws {
    let table = try SurvivalTable("alsA_patients")
    let file = try SurvivalReference("survival_alsA_more")
    let speeds = try table.levels("speed")
    try check(LogRankTest.test(table.sample(), groups: speeds).get(), file, "logrank/three")
    try check(LogRankTest.test(table.sample(), groups: speeds, rho: 0.5).get(), file, "logrank/three_half")
    try check(
      LogRankTest.test(table.sample(), groups: speeds, strata: table.levels("onset")).get(), file,
      "logrank/three_stratified")
  }

  @Test func `Two groups by hand`() throws {
    // Group 0: event at 1, censored at 3; group 1: events at 2 and 3.
    // t = 1: 4 at risk, 2 of them in group 0: E₀ 1/2, V 1·3/3 · 1/2 · 1/2 = 1/4.
    // t = 2: 3 at risk, 1 in group 0: E₀ 1/3, V 1·2/2 · 1/3 · 2/3 = 2/9.
    // t = 3: 2 at risk, 1 in group 0: E₀ 1/2, V 1·1/1 · 1/2 · 1/2 = 1/4.
    let sample = try SurvivalSample.read(times: [1, 3, 2, 3], events: [true, false, true, true]).get()
    let test = try LogRankTest.test(sample, groups: [0, 0, 1, 1]).get()
    #expect(test.observed == [1, 2])
    expectClose(test.expected[0], 4.0 / 3, relative: 1e-15)
    expectClose(test.expected[1], 5.0 / 3, relative: 1e-15)
    let variance = 1.0 / 4 + 2.0 / 9 + 1.0 / 4
    expectClose(test.covariance[0, 0], variance, relative: 1e-15)
    expectClose(test.covariance[0, 1], -variance, relative: 1e-15)
    expectClose(test.chiSquared.statistic, 1.0 / 9 / variance, relative: 1e-14)
    expectClose(test.z, 1.0 / 3 / variance.squareRoot(), relative: 1e-14)
    #expect(test.chiSquared.degreesOfFreedom == 1)
  }

  @Test func `Groups that are never at risk together are not compared`() throws {
    let sample = try SurvivalSample.read(times: [1, 2, 3, 4], events: [true, true, true, true]).get()
    #expect(throws: SurvivalRefusal.noComparison) { try LogRankTest.test(sample, groups: [0, 0, 0, 0]).get() }
    #expect(throws: SurvivalRefusal.noComparison) {
      try LogRankTest.test(sample, groups: [0, 0, 1, 1], strata: [0, 0, 1, 1]).get()
    }
    let censored = try SurvivalSample.read(times: [1, 2], events: [false, false]).get()
    #expect(throws: SurvivalRefusal.noComparison) { try LogRankTest.test(censored, groups: [0, 1]).get() }
  }

  @Test func `A code without patients changes nothing`() throws {
    let cohort = RandomSurvival(1, count: 60)
    let sample = try cohort.sample()
    let plain = try LogRankTest.test(sample, groups: cohort.groups).get()
    let gap = try LogRankTest.test(sample, groups: cohort.groups.map { 2 * $0 }).get()
    expectClose(gap.chiSquared.statistic, plain.chiSquared.statistic, relative: 1e-12)
    #expect(gap.chiSquared.degreesOfFreedom == 1)
  }
}
