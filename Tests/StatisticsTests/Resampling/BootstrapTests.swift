import Execution
import Statistics
import TestKit
import Testing

@Suite struct BootstrapTests {
  private static let plan = BootstrapPlan(seed: 11, replicates: 50)

  @Test func `The difference of slopes agrees with numpy`() throws {
    let file = try PublishedResult("rng_bootstrap_alsA")
    let expected = try file.values.row("bootstrap_slope_difference")
    let slopes = try slopesByArm()
    let groups = [slopes.control, slopes.treated]
    let plan = BootstrapPlan(seed: UInt64(try expected.count("seed")), replicates: try expected.count("B"))
    let difference: @Sendable ([[Int]]) -> Double? = { drawn in
      let means = zip(groups, drawn).map { values, indices in
        indices.reduce(0) { $0 + values[$1] } / Double(indices.count)
      }
      return means[1] - means[0]
    }
    let any = try bootstrap(groupSizes: groups.map(\.count), plan: plan, work: Work(), statistic: difference).get()
    let acceleration = try jackknifeAcceleration(
      groupSizes: groups.map(\.count), work: Work(), statistic: difference
    ).get()
    try check(any, acceleration, expected, tolerance: file.tolerance)

    let sample = GroupedSample(
      groups.flatMap(\.self), groups: groups.enumerated().flatMap { index, group in group.map { _ in index } },
      groupCount: 2)
    let means = try BootstrapMeans(sample, plan: plan, work: Work())
    try check(
      try means.difference(of: 1, minus: 0).get(), try means.acceleration(of: 1, minus: 0).get(), expected,
      tolerance: file.tolerance)
  }

  private func check(
    _ result: BootstrapDistribution, _ acceleration: Double, _ expected: [String: Any], tolerance: Double
  ) throws {
    expectClose(result.estimate, try expected.number("theta"), relative: tolerance)
    for (replicate, value) in zip(result.replicates, try expected.numbers("first10")) {
      expectClose(replicate, value, relative: tolerance)
    }
    expectClose(result.mean, try expected.number("mean"), relative: tolerance)
    expectClose(result.standardError, try expected.number("se"), relative: tolerance)
    expectClose(try result.bias.get(), try expected.number("z0"), relative: tolerance)
    expectClose(acceleration, try expected.number("acceleration"), relative: tolerance)
    for level in [0.9, 0.95] {
      let limits = try expected.row("ci").row("\(level)")
      let kinds: [(BootstrapDistribution.Interval, String)] = [
        (.percentile, "percentile"), (.basic, "basic"), (.biasCorrected(acceleration: acceleration), "bca"),
      ]
      for (kind, name) in kinds {
        try expectEstimate(result.interval(kind, level: level), try limits.numbers(name), relative: tolerance, name)
      }
    }
  }

  @Test func `Each group is drawn from its own stream, as often as it has patients`() throws {
    let sizes = [15, 20, 33]
    let seen = try bootstrap(groupSizes: sizes, plan: BootstrapTests.plan, work: Work()) { drawn in
      drawn.map(\.count) == sizes ? Double(drawn[0][3] + 100 * drawn[1][19] + 10_000 * drawn[2][32]) : nil
    }.get()
    for (replicate, value) in seen.replicates.enumerated() {
      var expected = 0
      for (group, place) in [(0, 3), (1, 19), (2, 32)] {
        var stream = PhiloxStream(seed: 11, stream: UInt64(group), replicate: UInt64(replicate))
        for _ in 0..<place { _ = stream.next() }
        expected += stream.index(below: sizes[group]) * [1, 100, 10_000][group]
      }
      #expect(value == Double(expected))
    }
  }

  @Test func `Small groups and statistics without a value are refused`() throws {
    func run(_ sizes: [Int], _ statistic: @escaping @Sendable ([[Int]]) -> Double?) throws -> Result<
      BootstrapDistribution, StatisticRefusal
    > { try bootstrap(groupSizes: sizes, plan: BootstrapTests.plan, work: Work(), statistic: statistic) }
    expectRefused(try run([20, 14]) { _ in 1 }, .tooFew("patients in a group", found: 14, needed: 15))
    expectRefused(try run([]) { _ in 1 }, .tooFew("groups", found: 0, needed: 1))
    expectRefused(try run([20]) { _ in nil }, .notFinite("the statistic"))
    expectRefused(try run([20]) { _ in .infinity }, .notFinite("the statistic"))
    // No value without patient 0, whom most samples hold, but not all.
    let result = try run([20]) { $0[0].contains(0) ? 1 : nil }
    guard case .failure(.undefinedReplicates(let missing, of: 50)) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(missing > 0 && missing < 50)
    expectRefused(
      try jackknifeAcceleration(groupSizes: [20], work: Work()) { $0[0].contains(0) ? 1 : nil },
      .notFinite("the statistic without one patient"))
    expectRefused(try jackknifeAcceleration(groupSizes: [20], work: Work()) { _ in 1 }, .noVariation("the values"))
    expectRefused(
      try jackknifeAcceleration(groupSizes: [3], work: Work()) { _ in 1 },
      .tooFew("patients in a group", found: 3, needed: 15))
  }

  @Test func `The acceleration of a mean is a sixth of its skewness over √n`() throws {
    // Sixteen values: fifteen 0 and one 16. Distances −1 and 15: Σd² = 240, Σd³ = 3360.
    let values = (0..<15).map { _ in 0.0 } + [16]
    let found = try jackknifeAcceleration(groupSizes: [16], work: Work()) { drawn in
      drawn[0].reduce(0) { $0 + values[$1] } / Double(drawn[0].count)
    }.get()
    let sample = GroupedSample(values, groups: values.map { _ in 0 }, groupCount: 1)
    let means = try BootstrapMeans(sample, plan: BootstrapTests.plan, work: Work())
    let expected = 3360 / (6 * 240 * 240.0.squareRoot())
    expectClose(found, expected, relative: 1e-12)
    expectClose(try means.acceleration(of: 0).get(), expected, relative: 1e-12)
  }

  @Test func `Work counts replicates and patients`() throws {
    let work = Work()
    _ = try bootstrap(groupSizes: [20], plan: BootstrapTests.plan, work: work) { _ in 1 }
    #expect(work.done == 50 && work.total == 50)
    _ = try jackknifeAcceleration(groupSizes: [20, 16], work: work) { _ in 1 }
    #expect(work.done == 36 && work.total == 36)
    _ = try BootstrapMeans(
      GroupedSample([1, 2], groups: [0, 1], groupCount: 2), plan: BootstrapTests.plan, work: work)
    #expect(work.done == 50 && work.total == 50)
  }

  @Test func `Cancelled work leaves no distribution`() {
    let work = Work()
    work.cancel()
    #expect(throws: Cancelled.self) {
      try bootstrap(groupSizes: [20], plan: BootstrapTests.plan, work: work) { _ in 1 }
    }
    #expect(throws: Cancelled.self) { try jackknifeAcceleration(groupSizes: [20], work: work) { _ in 1 } }
    let sample = GroupedSample([1, 2], groups: [0, 1], groupCount: 2)
    #expect(throws: Cancelled.self) { try BootstrapMeans(sample, plan: BootstrapTests.plan, work: work) }
  }
}
