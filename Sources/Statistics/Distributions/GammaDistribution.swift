import CBoostMath

/// The gamma distribution with scale 1: the regularised incomplete gamma functions P and Q and their inverses. By
/// Boost.Math. O(1).
public enum GammaDistribution {
  /// P(shape, x) = P(X ≤ x); `nil` unless `shape` > 0 and x ≥ 0.
  public static func cdf(_ x: Double, shape: Double) -> Double? { finite(cboost_gamma_cdf(x, shape)) }

  /// Q(shape, x) = P(X > x), to full relative accuracy; `nil` as above.
  public static func upperTail(_ x: Double, shape: Double) -> Double? { finite(cboost_gamma_upper(x, shape)) }

  /// The x with P(shape, x) = p; `nil` unless 0 < p < 1 and `shape` > 0.
  public static func quantile(_ p: Double, shape: Double) -> Double? { finite(cboost_gamma_quantile(p, shape)) }

  /// The x with Q(shape, x) = q, for a q too small to be taken from 1; `nil` unless 0 < q < 1 and `shape` > 0.
  public static func upperQuantile(_ q: Double, shape: Double) -> Double? {
    finite(cboost_gamma_upper_quantile(q, shape))
  }
}

/// The gamma function, by Boost.Math. O(1).
public enum GammaFunction {
  /// log Γ(x); `nil` unless x > 0 and finite.
  public static func log(_ x: Double) -> Double? { finite(cboost_log_gamma(x)) }

  /// ψ(x) = d/dx log Γ(x); `nil` unless x > 0 and finite.
  public static func digamma(_ x: Double) -> Double? { finite(cboost_digamma(x)) }

  /// Γ(x) / Γ(x + shift) without the cancellation of two logarithms; `nil` unless both arguments are > 0 and finite.
  public static func ratio(_ x: Double, shift: Double) -> Double? { finite(cboost_gamma_ratio(x, shift)) }
}
