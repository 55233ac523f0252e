import CBoostMath

/// The beta distribution: the regularised incomplete beta function Iₓ(a, b) and its inverses. By Boost.Math. O(1).
public enum BetaDistribution {
  /// Iₓ(a, b) = P(X ≤ x); `nil` unless 0 ≤ x ≤ 1 and a, b > 0.
  public static func cdf(_ x: Double, _ a: Double, _ b: Double) -> Double? { finite(cboost_beta_cdf(x, a, b)) }

  /// 1 − Iₓ(a, b), to full relative accuracy; `nil` as above.
  public static func upperTail(_ x: Double, _ a: Double, _ b: Double) -> Double? { finite(cboost_beta_upper(x, a, b)) }

  /// The x with Iₓ(a, b) = p; `nil` unless 0 < p < 1 and a, b > 0.
  public static func quantile(_ p: Double, _ a: Double, _ b: Double) -> Double? {
    finite(cboost_beta_quantile(p, a, b))
  }

  /// The x with 1 − Iₓ(a, b) = q, for a q too small to be taken from 1; `nil` unless 0 < q < 1 and a, b > 0.
  public static func upperQuantile(_ q: Double, _ a: Double, _ b: Double) -> Double? {
    finite(cboost_beta_upper_quantile(q, a, b))
  }
}
