import CBoostMath
import Glibc

/// The standard normal distribution.
public enum Normal {
  /// P(Z ≤ x). Exact to the last digits by the complementary error function of libm.
  public static func cdf(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

  /// The value with P(Z ≤ value) = p; `nil` unless 0 < p < 1. By Boost.Math.
  public static func quantile(_ p: Double) -> Double? { defined(cboost_normal_quantile(p)) }

  /// The quantile of 0.975, by which 95 % limits are set.
  public static let z975 = 1.959963984540054
}

/// Student's t distribution.
public enum StudentsT {
  /// P(T ≤ x) with `df` > 0 degrees of freedom, which need not be whole; `nil` outside.
  public static func cdf(_ x: Double, df: Double) -> Double? { defined(cboost_t_cdf(x, df)) }

  /// The value with P(T ≤ value) = p; `nil` unless 0 < p < 1 and `df` > 0.
  public static func quantile(_ p: Double, df: Double) -> Double? { defined(cboost_t_quantile(p, df)) }
}

/// The χ² distribution.
public enum ChiSquared {
  /// P(X > x) with `df` > 0 degrees of freedom and x ≥ 0; `nil` outside.
  public static func upperTail(_ x: Double, df: Double) -> Double? { defined(cboost_chi_squared_upper(x, df)) }
}

/// Snedecor's F distribution.
public enum FDistribution {
  /// P(F > x) with `numerator` and `denominator` degrees of freedom > 0, which need not be whole, and x ≥ 0; `nil`
  /// outside.
  public static func upperTail(_ x: Double, numerator: Double, denominator: Double) -> Double? {
    defined(cboost_f_upper(x, numerator, denominator))
  }
}

private func defined(_ value: Double) -> Double? { value.isNaN ? nil : value }
