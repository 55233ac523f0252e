import CBoostMath

/// The error function, by Boost.Math. O(1).
public enum ErrorFunction {
  /// erf(x) = 2/√π ∫₀ˣ exp(−t²) dt; `nil` if x is not a number.
  public static func erf(_ x: Double) -> Double? { finite(cboost_erf(x)) }

  /// 1 − erf(x), to full relative accuracy where it is small; `nil` if x is not a number.
  public static func erfc(_ x: Double) -> Double? { finite(cboost_erfc(x)) }
}
