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

  /// The x with P(X ≤ x) = p, 0 < p < 1, by Newton's steps inside an interval that holds it, which is halved where a step
  /// would leave it: exact to the last digits. O(parts · 10).
  public func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a quantile needs a probability between 0 and 1")
    let widest = (variances.max() ?? 0).squareRoot()
    guard widest > 0 else { return means[0] }
    var low = (means.min() ?? 0) - 9 * widest
    var high = (means.max() ?? 0) + 9 * widest
    var x = max(low, min(high, mean + (Normal.quantile(p) ?? 0) * standardDeviation))
    for _ in 0..<200 {
      let excess = cdf(x) - p
      if excess < 0 { low = x } else { high = x }
      let slope = density(x)
      var next = slope > 0 ? x - excess / slope : low
      if !(next > low && next < high) { next = low + (high - low) / 2 }
      if abs(next - x) <= 1e-15 * max(1, abs(x)) || next == low || next == high { return next }
      x = next
    }
    return x
  }

  /// Density at x; a part that is certain adds none. O(parts).
  private func density(_ x: Double) -> Double {
    var sum = 0.0
    for index in weights.indices where variances[index] > 0 {
      let z = (x - means[index]) * (x - means[index]) / variances[index]
      if z < 1400 { sum += weights[index] * exp(-z / 2) / variances[index].squareRoot() }
    }
    return sum * 0.3989422804014327
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
