import CBoostMath
import Glibc

/// The standard normal distribution. O(1).
public enum Normal {
  /// P(Z ≤ x) = erfc(−x/√2)/2, to full relative accuracy in the lower tail. x must be a number.
  public static func cdf(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

  /// P(Z > x), to full relative accuracy in the upper tail.
  public static func upperTail(_ x: Double) -> Double { cdf(-x) }

  /// log P(Z ≤ x), also where the probability itself is too small for a number.
  public static func logCDF(_ x: Double) -> Double {
    if x > 0 { return log1p(-cdf(-x)) }
    if x > -30 { return log(cdf(x)) }
    // Φ(x) ≈ φ(x)/|x| · (1 − 1/x² + 3/x⁴ − 15/x⁶ + 105/x⁸), whose next term is below 1e-12 here (Abramowitz and Stegun,
    // 26.2.12).
    let y = 1 / (x * x)
    return -x * x / 2 - log(-x) - 0.5 * log(2 * Double.pi) + log1p(-y * (1 - y * (3 - y * (15 - y * 105))))
  }

  /// The value with P(Z ≤ value) = p; `nil` unless 0 < p < 1. By Boost.Math.
  public static func quantile(_ p: Double) -> Double? { finite(cboost_normal_quantile(p)) }

  /// The quantile of 0.975, by which 95 % limits are set.
  public static let z975 = 1.959963984540054
}

/// The number, unless it is not one: Boost.Math's way of saying that there is none.
func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
