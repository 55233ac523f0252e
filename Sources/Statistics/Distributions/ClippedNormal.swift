public import Glibc

/// The mean of a normal variable that is held between two limits, as a score is.
public enum ClippedNormal {
  /// E[min(high, max(low, X))] for X ~ N(mean, sd²), sd ≥ 0, low ≤ high: low·Φ(a) + high·(1 − Φ(b)) + mean·(Φ(b) − Φ(a)) −
  /// sd·(φ(b) − φ(a)) with a and b the limits in standard deviations.
  @inlinable
  public static func mean(_ mean: Double, sd: Double, low: Double, high: Double) -> Double {
    // Nine standard deviations away a limit moves less than the last digit.
    if mean - 9 * sd >= low, mean + 9 * sd <= high { return mean }
    guard sd > 0 else { return min(high, max(low, mean)) }
    // Each limit alone: what it adds is an expected excess, which loses no digits.
    return mean + sd * (excess((low - mean) / sd) - excess((mean - high) / sd))
  }

  /// E[max(0, z + Z)] for Z standard normal: zΦ(z) + φ(z).
  @inlinable
  public static func excess(_ z: Double) -> Double {
    if z < -9 { return 0 }
    return z * 0.5 * erfc(-z / 2.0.squareRoot()) + exp(-z * z / 2) * 0.3989422804014327
  }
}
