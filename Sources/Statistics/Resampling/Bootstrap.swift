public import Execution

/// How many samples are drawn, and from which words.
///
/// Patients are drawn within their group with replacement. Draw j of group g in replicate r is word j of the Philox
/// stream (seed; g, r), whatever thread works it out, so that results depend on the seed alone.
public struct BootstrapPlan: Hashable, Sendable {
  /// Seed of the random numbers.
  public var seed: UInt64
  /// Number of samples, ≥ 1.
  public var replicates: Int

  /// Creates a plan.
  public init(seed: UInt64, replicates: Int) {
    precondition(replicates >= 1, "a bootstrap draws at least one sample")
    self.seed = seed
    self.replicates = replicates
  }
}

/// The bootstrap distribution of any statistic of patients in groups.
///
/// `statistic` gets the drawn patients of each group, numbered from 0 within the group, and returns `nil` where it has
/// no value. Without an answer if a group has fewer patients than `BootstrapDistribution.smallestGroup`, or if the
/// statistic has no value for the patients themselves or for a sample. O(replicates · (patients + statistic)), on all
/// cores; `work` counts replicates; throws `Cancelled` between them.
public func bootstrap(
  groupSizes: [Int], plan: BootstrapPlan, work: Work, statistic: @Sendable ([[Int]]) -> Double?
) throws(Cancelled) -> Result<BootstrapDistribution, StatisticRefusal> {
  if let refusal = tooSmall(groupSizes) { return .failure(refusal) }
  guard let estimate = statistic(groupSizes.map { Array(0..<$0) }), estimate.isFinite else {
    return .failure(.notFinite("the statistic"))
  }
  work.begin(total: plan.replicates)
  let blocks = try forBlocks(plan.replicates, size: 1, work: work) { block -> Double? in
    defer { work.advance(by: 1) }
    let drawn = groupSizes.indices.map { group in
      var stream = PhiloxStream(seed: plan.seed, stream: UInt64(group), replicate: UInt64(block.lowerBound))
      return (0..<groupSizes[group]).map { _ in stream.index(below: groupSizes[group]) }
    }
    return statistic(drawn).flatMap { $0.isFinite ? $0 : nil }
  }
  let replicates = blocks.compactMap(\.self)
  guard replicates.count == blocks.count else {
    return .failure(.undefinedReplicates(blocks.count - replicates.count, of: blocks.count))
  }
  return .success(BootstrapDistribution(estimate: estimate, replicates: replicates))
}

/// The acceleration of BCa limits for any statistic, by leaving out each patient of each group in turn.
///
/// Without an answer as for `bootstrap`, or if no patient has influence. O(patients · (patients + statistic)), on all
/// cores; `work` counts patients; throws `Cancelled` between them.
public func jackknifeAcceleration(
  groupSizes: [Int], work: Work, statistic: @Sendable ([[Int]]) -> Double?
) throws(Cancelled) -> Result<Double, StatisticRefusal> {
  if let refusal = tooSmall(groupSizes) { return .failure(refusal) }
  let everyone = groupSizes.map { Array(0..<$0) }
  guard let estimate = statistic(everyone), estimate.isFinite else { return .failure(.notFinite("the statistic")) }
  work.begin(total: groupSizes.reduce(0, +))
  var influences: [[Double]] = []
  for (group, size) in groupSizes.enumerated() {
    let without = try forBlocks(size, size: 1, work: work) { block -> Double? in
      defer { work.advance(by: 1) }
      var rest = everyone
      rest[group].remove(at: block.lowerBound)
      return statistic(rest).map { Double(size - 1) * (estimate - $0) }
    }
    let defined = without.compactMap { $0.flatMap { $0.isFinite ? $0 : nil } }
    guard defined.count == size else { return .failure(.notFinite("the statistic without one patient")) }
    influences.append(defined)
  }
  return acceleration(influences: influences)
}

func tooSmall(_ groupSizes: [Int]) -> StatisticRefusal? {
  let needed = BootstrapDistribution.smallestGroup
  guard let smallest = groupSizes.min() else { return .tooFew("groups", found: 0, needed: 1) }
  return smallest < needed ? .tooFew("patients in a group", found: smallest, needed: needed) : nil
}
