/// A statistic in samples drawn from the patients with replacement: how it would vary from study to study.
///
/// Reference: Davison and Hinkley, Bootstrap Methods and their Application, 1997, chapter 5.
public struct BootstrapDistribution: Sendable {
  /// The statistic of the patients themselves.
  public let estimate: Double
  /// The statistic of each sample, in order.
  public let replicates: [Double]

  /// The fewest patients of a group whose samples are taken for the variation between studies.
  public static let smallestGroup = 15

  /// How limits are taken from the replicates.
  public enum Interval: Hashable, Sendable {
    /// Quantiles of the replicates (type 7 of Hyndman and Fan).
    case percentile
    /// The quantiles mirrored at the estimate.
    case basic
    /// Quantiles at places that make up for bias and for a spread that changes with the estimate: BCa of Efron, J Am
    /// Stat Assoc 1987;82:171–185. The bias z₀ counts replicates equal to the estimate as one half.
    case biasCorrected(acceleration: Double)
  }

  init(estimate: Double, replicates: [Double]) {
    self.estimate = estimate
    self.replicates = replicates
  }

  /// Mean of the replicates.
  public var mean: Double { compensatedSum(replicates) / Double(replicates.count) }

  /// Standard deviation of the replicates: the standard error of the statistic; `nil` for one replicate.
  public var standardError: Double? { try? SampleSummary.of(replicates).get().standardDeviation }

  /// The estimate with limits of a `level` between 0 and 1.
  ///
  /// Without an answer for fewer than two replicates, for replicates on one side of the estimate (BCa), or for an
  /// acceleration that has no such limits. O(replicates).
  public func interval(_ kind: Interval, level: Double = 0.95) -> Result<Estimate, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let z = try normalQuantile(level: level)
      guard replicates.count >= 2 else {
        throw .tooFew("bootstrap samples", found: replicates.count, needed: 2)
      }
      let tail = (1 - level) / 2
      switch kind {
      case .percentile:
        let limits = quantiles([tail, 1 - tail], of: replicates)
        return Estimate(value: estimate, low: limits[0], high: limits[1], level: level)
      case .basic:
        let limits = quantiles([tail, 1 - tail], of: replicates)
        return Estimate(
          value: estimate, low: 2 * estimate - limits[1], high: 2 * estimate - limits[0], level: level)
      case .biasCorrected(let acceleration):
        let bias = try bias.get()
        func place(_ z: Double) throws(StatisticRefusal) -> Double {
          let shifted = bias + z
          guard acceleration.isFinite, acceleration * shifted < 1 else {
            throw .outOfRange("the acceleration", needs: "small enough for limits of this level")
          }
          return Normal.cdf(bias + shifted / (1 - acceleration * shifted))
        }
        let limits = quantiles([try place(-z), try place(z)], of: replicates)
        return Estimate(value: estimate, low: limits[0], high: limits[1], level: level)
      }
    }
  }

  /// z₀, the normal quantile of the share of replicates below the estimate, equal ones as one half.
  public var bias: Result<Double, StatisticRefusal> {
    // Sums in another order make equal values differ in their last digits.
    let slack = 1e-12 * max(abs(estimate), standardError ?? 0)
    var below = 0.0
    for replicate in replicates {
      if abs(replicate - estimate) <= slack { below += 0.5 } else if replicate < estimate { below += 1 }
    }
    guard let quantile = Normal.quantile(below / Double(replicates.count)) else { return .failure(.oneSidedReplicates) }
    return .success(quantile)
  }
}

/// The acceleration of BCa limits from the influence of each patient within his group: Σ ΣL³/n³ / (6 (Σ ΣL²/n²)^{3/2}),
/// L = (n − 1)(θ − θ without the patient). Without an answer if no patient has influence. Reference: Davison and
/// Hinkley 1997, section 5.3.2.
func acceleration(influences: [[Double]]) -> Result<Double, StatisticRefusal> {
  var cubes = 0.0
  var squares = 0.0
  for influence in influences {
    let n = Double(influence.count)
    squares += compensatedSum(influence.map { $0 * $0 }) / (n * n)
    cubes += compensatedSum(influence.map { $0 * $0 * $0 }) / (n * n * n)
  }
  guard squares > 0 else { return .failure(.noVariation("the values")) }
  return .success(cubes / (6 * squares * squares.squareRoot()))
}
