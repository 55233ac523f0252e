import CBoostMath

/// The χ² distribution. Degrees of freedom need not be whole. By Boost.Math. O(1).
public enum ChiSquared {
  /// P(X ≤ x) with `df` > 0 degrees of freedom and x ≥ 0; `nil` outside.
  public static func cdf(_ x: Double, df: Double) -> Double? { finite(cboost_chi_squared_cdf(x, df)) }

  /// P(X > x) with `df` > 0 degrees of freedom and x ≥ 0, to full relative accuracy; `nil` outside.
  public static func upperTail(_ x: Double, df: Double) -> Double? { finite(cboost_chi_squared_upper(x, df)) }

  /// The value with P(X ≤ value) = p; `nil` unless 0 < p < 1 and `df` > 0.
  public static func quantile(_ p: Double, df: Double) -> Double? { finite(cboost_chi_squared_quantile(p, df)) }
}
