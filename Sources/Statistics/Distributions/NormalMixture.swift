import Glibc

/// A mixture of normal distributions: what a quadrature over one unknown leaves of a normal posterior.
public struct NormalMixture: Hashable, Sendable {
  /// Weights, adding up to 1.
  public let weights: [Double]
  /// Mean of each part.
  public let means: [Double]
  /// Variance of each part, ≥ 0.
  public let variances: [Double]

  /// A mixture from its parts; weights are scaled to add up to 1.
  public init(weights: [Double], means: [Double], variances: [Double]) {
    precondition(
      !weights.isEmpty && weights.count == means.count && means.count == variances.count, "parts of different number")
    let total = weights.reduce(0, +)
    precondition(total > 0 && variances.allSatisfy { $0 >= 0 }, "weights and variances must not be negative")
    self.weights = weights.map { $0 / total }
    self.means = means
    self.variances = variances
  }

  /// The distribution that is a number for certain.
  public init(certain value: Double) { self.init(weights: [1], means: [value], variances: [0]) }

  /// Mean.
  public var mean: Double { zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Standard deviation: √(E[variance] + Var[mean]).
  public var standardDeviation: Double {
    let center = mean
    var sum = 0.0
    for index in weights.indices {
      let distance = means[index] - center
      sum += weights[index] * (variances[index] + distance * distance)
    }
    return sum.squareRoot()
  }

  /// P(X ≤ x). O(parts).
  public func cdf(_ x: Double) -> Double {
    var sum = 0.0
    for index in weights.indices {
      if variances[index] > 0 {
        sum += weights[index] * Normal.cdf((x - means[index]) / variances[index].squareRoot())
      } else if x >= means[index] {
        sum += weights[index]
      }
    }
    return min(1, sum)
  }

  /// P(X > x), to full relative accuracy where it is small: with x = 0 the probability of benefit, with a relevant
  /// difference as x that of a relevant one. O(parts).
  public func upperTail(_ x: Double) -> Double {
    var sum = 0.0
    for index in weights.indices {
      if variances[index] > 0 {
        sum += weights[index] * Normal.upperTail((x - means[index]) / variances[index].squareRoot())
      } else if means[index] > x {
        sum += weights[index]
      }
    }
    return min(1, sum)
  }

  /// The x with P(X ≤ x) = p, 0 < p < 1, by halving an interval that holds it until it is no longer divided: exact to
  /// the last digits. O(parts · 60).
  public func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a quantile needs a probability between 0 and 1")
    let widest = (variances.max() ?? 0).squareRoot()
    guard widest > 0 else { return means[0] }
    var low = (means.min() ?? 0) - 9 * widest
    var high = (means.max() ?? 0) + 9 * widest
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high || high - low < 1e-13 { return middle }
      if cdf(middle) < p { low = middle } else { high = middle }
    }
  }

  /// The distribution of X + an independent normal with this mean and variance.
  public func adding(mean shift: Double, variance: Double) -> NormalMixture {
    NormalMixture(weights: weights, means: means.map { $0 + shift }, variances: variances.map { $0 + variance })
  }

  /// The distribution of X · `factor`.
  public func scaled(by factor: Double) -> NormalMixture {
    NormalMixture(
      weights: weights, means: means.map { $0 * factor }, variances: variances.map { $0 * factor * factor })
  }

  /// Value, and limits at 2.5 % and 97.5 %.
  public var estimate: Estimate { Estimate(value: mean, low: quantile(0.025), high: quantile(0.975)) }
}
