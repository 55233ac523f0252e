import Glibc

/// A number with its uncertainty: `low ... high` holds the true value at the stated `level`.
public struct Estimate: Hashable, Sendable {
  /// The point estimate.
  public var value: Double
  /// Lower limit of the interval, on the scale of `value`.
  public var low: Double
  /// Upper limit of the interval.
  public var high: Double
  /// Coverage of the interval, 0–1.
  public var level: Double

  /// Creates an estimate; 95 % unless said otherwise.
  public init(value: Double, low: Double, high: Double, level: Double = 0.95) {
    self.value = value
    self.low = low
    self.high = high
    self.level = level
  }
}

extension Estimate {
  /// The exponential of value and limits: a ratio from its logarithm.
  public var exponentiated: Estimate { Estimate(value: exp(value), low: exp(low), high: exp(high), level: level) }
}
