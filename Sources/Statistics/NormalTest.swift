/// The quantile of the normal distribution by which two-sided limits of a coverage are set.
func normalLimit(_ level: Double) -> Double {
  guard let z = Normal.quantile(0.5 + level / 2), level > 0 else {
    preconditionFailure("a coverage lies between 0 and 1")
  }
  return z
}

/// P(|Z| ≥ |z|) of the standard normal distribution.
func normalProbability(_ z: Double) -> Double { 2 * Normal.cdf(-abs(z)) }

extension Estimate {
  /// An estimate with normal limits.
  init(_ value: Double, standardError: Double, level: Double) {
    let half = normalLimit(level) * standardError
    self.init(value: value, low: value - half, high: value + half, level: level)
  }
}
