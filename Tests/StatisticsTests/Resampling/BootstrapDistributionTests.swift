import Execution
import Statistics
import TestKit
import Testing

@Suite struct BootstrapDistributionTests {
  /// Replicates 1 ... 99 in another order, from a statistic that counts its calls: draw 0 of group 0 names the replicate.
  private func distribution(_ values: [Double], estimate: Double) throws -> BootstrapDistribution {
    // A statistic of indices alone: the sample of everyone, in order, has the estimate, the others have the values.
    let size = 15
    let everyone = Array(0..<size)
    let first = (0..<values.count).map { replicate in
      var stream = PhiloxStream(seed: 1, stream: 0, replicate: UInt64(replicate))
      return (0..<size).map { _ in stream.index(below: size) }
    }
    return try bootstrap(
      groupSizes: [size], plan: BootstrapPlan(seed: 1, replicates: values.count), work: Work()
    ) { drawn in
      drawn[0] == everyone ? estimate : first.firstIndex(of: drawn[0]).map { values[$0] }
    }.get()
  }

  @Test func `Percentile and basic limits of 0 to 100`() throws {
    // Type 7: the quantile p of 0 ... 100 is 100p. Basic: 2 · 40 − 95 and 2 · 40 − 5.
    let result = try distribution((0...100).map(Double.init), estimate: 40)
    try expectEstimate(result.interval(.percentile, level: 0.9), [40, 5, 95], relative: 1e-13)
    try expectEstimate(result.interval(.basic, level: 0.9), [40, -15, 75], relative: 1e-13)
    expectClose(result.mean, 50, relative: 1e-14)
    // Variance of 0 ... 100 with n − 1: (101² − 1)/12 · 101/100.
    expectClose(result.standardError, (850 * 1.01).squareRoot(), relative: 1e-13)
  }

  @Test func `The bias counts equal replicates as one half, and shifts the places`() throws {
    // 40 below, 1 equal of 101: z₀ of 40.5/101. Places Φ(2z₀ ± z), times 100.
    let result = try distribution((0...100).map(Double.init), estimate: 40)
    let bias = try #require(Normal.quantile(40.5 / 101))
    expectClose(try result.bias.get(), bias, relative: 1e-13)
    let limits = try result.interval(.biasCorrected(acceleration: 0)).get()
    expectClose(limits.low, 100 * Normal.cdf(2 * bias - Normal.z975), relative: 1e-12)
    expectClose(limits.high, 100 * Normal.cdf(2 * bias + Normal.z975), relative: 1e-12)
    let accelerated = try result.interval(.biasCorrected(acceleration: 0.1)).get()
    let shifted = bias + Normal.z975
    expectClose(accelerated.high, 100 * Normal.cdf(bias + shifted / (1 - 0.1 * shifted)), relative: 1e-12)
  }

  @Test func `Without bias and acceleration it is the percentile interval`() throws {
    let result = try distribution((0...100).map(Double.init), estimate: 50)
    expectClose(try result.bias.get(), 0, relative: 1e-15)
    let (plain, corrected) = (
      try result.interval(.percentile).get(), try result.interval(.biasCorrected(acceleration: 0)).get()
    )
    expectClose(corrected.low, plain.low, relative: 1e-12)
    expectClose(corrected.high, plain.high, relative: 1e-12)
  }

  @Test func `What has no limits is refused`() throws {
    let aside = try distribution([1, 2, 3], estimate: 5)
    expectRefused(aside.bias, .oneSidedReplicates)
    expectRefused(aside.interval(.biasCorrected(acceleration: 0)), .oneSidedReplicates)
    let one = try distribution([1], estimate: 1)
    #expect(one.standardError == nil)
    expectRefused(one.interval(.percentile), .tooFew("bootstrap samples", found: 1, needed: 2))
    let result = try distribution([1, 2, 3], estimate: 2)
    expectRefused(
      result.interval(.percentile, level: 1), .outOfRange("the level of an interval", needs: "between 0 and 1"))
    for acceleration in [0.6, .nan] {
      expectRefused(
        result.interval(.biasCorrected(acceleration: acceleration)),
        .outOfRange("the acceleration", needs: "small enough for limits of this level"))
    }
  }
}
