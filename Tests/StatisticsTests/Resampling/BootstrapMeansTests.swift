import Execution
import Statistics
import TestKit
import Testing

@Suite struct BootstrapMeansTests {
  /// Values of groups of these sizes, and the values in random order of patients.
  private static func sample(_ sizes: [Int], seed: Int) -> (groups: [[Double]], sample: GroupedSample) {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 18, replicate: 0)
    let members = sizes.enumerated().flatMap { group, size in (0..<size).map { _ in group } }.shuffled(using: &draws)
    let values = members.map { Double($0) + draws.uniform() }
    let groups = sizes.indices.map { group in members.indices.filter { members[$0] == group }.map { values[$0] } }
    return (groups, GroupedSample(values, groups: members, groupCount: sizes.count))
  }

  @Test(arguments: 0..<8) func `Means are those of the samples that the bootstrap of any statistic draws`(seed: Int)
    throws
  {
    // Sizes with every remainder by four, the words of a block.
    let sizes = [16, 17, 18, 19, 40 + seed]
    let (groups, sample) = BootstrapMeansTests.sample(sizes, seed: seed)
    let plan = BootstrapPlan(seed: UInt64(seed), replicates: 30)
    let means = try BootstrapMeans(sample, plan: plan, work: Work())
    for group in sizes.indices {
      let any = try bootstrap(groupSizes: sizes, plan: plan, work: Work()) { drawn in
        drawn[group].reduce(0) { $0 + groups[group][$1] } / Double(sizes[group])
      }.get()
      let fast = try means.mean(of: group).get()
      expectClose(fast.estimate, any.estimate, relative: 1e-13)
      for (replicate, expected) in zip(fast.replicates, any.replicates) {
        expectClose(replicate, expected, relative: 1e-13)
      }
      let difference = try means.difference(of: group, minus: 0).get()
      #expect(difference.replicates == zip(fast.replicates, try means.mean(of: 0).get().replicates).map { $0 - $1 })
    }
  }

  @Test func `Replicates depend neither on how many there are nor on the blocks they are worked out in`() throws {
    // 300,000 patients make blocks of three replicates, so that the cuts differ between the two plans.
    let (_, sample) = BootstrapMeansTests.sample([100_000, 200_000], seed: 1)
    func run(_ replicates: Int) throws -> [Double] {
      let means = try BootstrapMeans(sample, plan: BootstrapPlan(seed: 5, replicates: replicates), work: Work())
      return try means.difference(of: 1, minus: 0).get().replicates
    }
    let ten = try run(10)
    #expect(try run(10) == ten)
    #expect(try run(4) == Array(ten.prefix(4)))
  }

  @Test func `Large values keep the digits of their spread`() throws {
    let (groups, sample) = BootstrapMeansTests.sample([50], seed: 2)
    let moved = GroupedSample(groups[0].map { $0 + 1e9 }, groups: groups[0].map { _ in 0 }, groupCount: 1)
    let plan = BootstrapPlan(seed: 3, replicates: 20)
    let spread = try BootstrapMeans(sample, plan: plan, work: Work()).mean(of: 0).get().standardError
    let large = try BootstrapMeans(moved, plan: plan, work: Work()).mean(of: 0).get().standardError
    expectClose(large, try #require(spread), relative: 1e-5, scale: 0)
  }

  @Test func `Groups too small for a bootstrap are refused, the others are not`() throws {
    let (_, sample) = BootstrapMeansTests.sample([20, 14, 0, 15], seed: 3)
    let means = try BootstrapMeans(sample, plan: BootstrapPlan(seed: 1, replicates: 5), work: Work())
    let refusal = StatisticRefusal.tooFew("patients in a group", found: 14, needed: 15)
    expectRefused(means.mean(of: 1), refusal)
    expectRefused(means.difference(of: 0, minus: 1), refusal)
    expectRefused(means.mean(of: 2), .tooFew("patients in a group", found: 0, needed: 15))
    #expect(throws: Never.self) { try means.difference(of: 3, minus: 0).get() }
  }

  @Test func `Equal values have no spread and no acceleration`() throws {
    let sample = GroupedSample(
      [Double](repeating: 2, count: 20), groups: [Int?](repeating: 0, count: 20), groupCount: 1)
    let means = try BootstrapMeans(sample, plan: BootstrapPlan(seed: 1, replicates: 10), work: Work())
    #expect(try means.mean(of: 0).get().replicates.allSatisfy { $0 == 2 })
    #expect(try means.mean(of: 0).get().bias.get() == 0)
    expectRefused(means.acceleration(of: 0), .noVariation("the values"))
  }
}
