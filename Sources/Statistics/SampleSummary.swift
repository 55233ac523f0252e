/// Number, mean and standard deviation of a sample: all that t tests and effect sizes of means need.
public struct SampleSummary: Hashable, Sendable {
  /// Number of values.
  public let count: Int
  /// Mean.
  public let mean: Double
  /// Standard deviation with n − 1 in the denominator.
  public let standardDeviation: Double

  /// A summary as a paper prints it; `standardDeviation` ≥ 0, `count` ≥ 2.
  public static func published(
    count: Int, mean: Double, standardDeviation: Double
  ) -> Result<SampleSummary, StatisticRefusal> {
    guard count >= 2 else { return .failure(.tooFew("values in a group", found: count, needed: 2)) }
    guard mean.isFinite else { return .failure(.notFinite("the mean")) }
    guard standardDeviation.isFinite, standardDeviation >= 0 else {
      return .failure(.outOfRange("the standard deviation", needs: "0 or more"))
    }
    return .success(SampleSummary(count: count, mean: mean, standardDeviation: standardDeviation))
  }

  /// The summary of at least two finite values, by two compensated passes. O(n).
  public static func of(_ values: [Double]) -> Result<SampleSummary, StatisticRefusal> {
    guard values.count >= 2 else { return .failure(.tooFew("values in a group", found: values.count, needed: 2)) }
    let mean = compensatedSum(values) / Double(values.count)
    let squares = compensatedSum(values.map { ($0 - mean) * ($0 - mean) })
    guard squares.isFinite else { return .failure(.notFinite("a value or its square")) }
    let variance = squares / Double(values.count - 1)
    return .success(SampleSummary(count: values.count, mean: mean, standardDeviation: variance.squareRoot()))
  }

  private init(count: Int, mean: Double, standardDeviation: Double) {
    self.count = count
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  var variance: Double { standardDeviation * standardDeviation }

  /// Variance of the mean.
  var meanVariance: Double { variance / Double(count) }
}
