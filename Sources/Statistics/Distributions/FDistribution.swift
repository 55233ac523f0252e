import CBoostMath

/// Snedecor's F distribution. Degrees of freedom need not be whole. By Boost.Math. O(1).
public enum FDistribution {
  /// P(F ≤ x) with `numerator` and `denominator` degrees of freedom > 0 and x ≥ 0; `nil` outside.
  public static func cdf(_ x: Double, numerator: Double, denominator: Double) -> Double? {
    finite(cboost_f_cdf(x, numerator, denominator))
  }

  /// P(F > x), to full relative accuracy; `nil` as above.
  public static func upperTail(_ x: Double, numerator: Double, denominator: Double) -> Double? {
    finite(cboost_f_upper(x, numerator, denominator))
  }

  /// The value with P(F ≤ value) = p; `nil` unless 0 < p < 1 and both degrees of freedom are > 0.
  public static func quantile(_ p: Double, numerator: Double, denominator: Double) -> Double? {
    finite(cboost_f_quantile(p, numerator, denominator))
  }
}
