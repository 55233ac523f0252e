import CBoostMath

/// Student's t distribution. Degrees of freedom need not be whole. By Boost.Math. O(1).
public enum StudentsT {
  /// P(T ≤ x) with `df` > 0 degrees of freedom; `nil` outside.
  public static func cdf(_ x: Double, df: Double) -> Double? { finite(cboost_t_cdf(x, df)) }

  /// P(T > x), to full relative accuracy in the upper tail; `nil` unless `df` > 0.
  public static func upperTail(_ x: Double, df: Double) -> Double? { cdf(-x, df: df) }

  /// The value with P(T ≤ value) = p; `nil` unless 0 < p < 1 and `df` > 0.
  public static func quantile(_ p: Double, df: Double) -> Double? { finite(cboost_t_quantile(p, df)) }
}

/// The t distribution around a mean that is not 0: (Z + δ)/√(V/df), Z normal and V of χ²(df). It gives the power of
/// t tests. By Boost.Math; to 15 digits of 1, so that tails below 1e-5 have fewer digits of their own. O(|δ|).
public enum NoncentralT {
  /// P(T ≤ x) with `df` > 0 degrees of freedom and non-centrality δ; `nil` outside, or if a number is not finite.
  public static func cdf(_ x: Double, df: Double, noncentrality: Double) -> Double? {
    finite(cboost_noncentral_t_cdf(x, df, noncentrality))
  }

  /// P(T > x); `nil` as above.
  public static func upperTail(_ x: Double, df: Double, noncentrality: Double) -> Double? {
    finite(cboost_noncentral_t_upper(x, df, noncentrality))
  }
}
