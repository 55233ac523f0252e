/// A symmetric 2 × 2 matrix: variances and covariance of an intercept and a slope.
public struct LineCovariance: Hashable, Sendable {
  /// Variance of the intercept.
  public var intercept: Double
  /// Covariance of intercept and slope.
  public var covariance: Double
  /// Variance of the slope.
  public var slope: Double

  /// Creates a matrix.
  public init(intercept: Double, covariance: Double, slope: Double) {
    self.intercept = intercept
    self.covariance = covariance
    self.slope = slope
  }

  /// No variance.
  public static let zero = LineCovariance(intercept: 0, covariance: 0, slope: 0)

  /// Standard deviation of the intercept.
  public var interceptSD: Double { max(0, intercept).squareRoot() }

  /// Standard deviation of the slope.
  public var slopeSD: Double { max(0, slope).squareRoot() }

  /// Correlation of intercept and slope, −1 to 1; `nil` if one of them does not vary.
  public var correlation: Double? {
    guard intercept > 0, slope > 0 else { return nil }
    return max(-1, min(1, covariance / (interceptSD * slopeSD)))
  }

  /// Variance of `interceptWeight` · intercept + `slopeWeight` · slope.
  public func variance(intercept interceptWeight: Double, slope slopeWeight: Double) -> Double {
    interceptWeight * interceptWeight * intercept + 2 * interceptWeight * slopeWeight * covariance
      + slopeWeight * slopeWeight * slope
  }

  var determinant: Double { intercept * slope - covariance * covariance }

  func scaled(by factor: Double) -> LineCovariance {
    LineCovariance(intercept: factor * intercept, covariance: factor * covariance, slope: factor * slope)
  }

  func plus(_ other: LineCovariance) -> LineCovariance {
    LineCovariance(
      intercept: intercept + other.intercept, covariance: covariance + other.covariance, slope: slope + other.slope)
  }

  /// A B A for symmetric A and B.
  func around(_ inner: LineCovariance) -> LineCovariance {
    let first = inner.times(intercept, covariance)
    let second = inner.times(covariance, slope)
    return LineCovariance(
      intercept: intercept * first.0 + covariance * first.1, covariance: covariance * first.0 + slope * first.1,
      slope: covariance * second.0 + slope * second.1)
  }

  /// The product with a vector.
  func times(_ x: Double, _ y: Double) -> (Double, Double) {
    (intercept * x + covariance * y, covariance * x + slope * y)
  }
}

/// Internal time τ = (t − center)/scale, in which the sums over a cohort are well conditioned.
struct TimeFrame: Hashable, Sendable {
  var center: Double
  var scale: Double

  /// A line over τ as a line over t.
  func outer(_ level: Double, _ trend: Double) -> (intercept: Double, slope: Double) {
    let slope = trend / scale
    return (level - center * slope, slope)
  }

  /// The covariance of a line over τ as that of the line over t.
  func outer(_ inner: LineCovariance) -> LineCovariance {
    // By a factor, so that rounding cannot make a variance negative.
    let level = inner.interceptSD
    let shared = level > 0 ? inner.covariance / level : 0
    let own = max(0, inner.slope - shared * shared).squareRoot()
    let (first, second) = (shared / scale, own / scale)
    let intercept = (level - center * first, -center * second)
    return LineCovariance(
      intercept: intercept.0 * intercept.0 + intercept.1 * intercept.1,
      covariance: intercept.0 * first + intercept.1 * second, slope: first * first + second * second)
  }

  /// The covariance of a line over t as that of the line over τ.
  func inner(_ outer: LineCovariance) -> LineCovariance {
    LineCovariance(
      intercept: outer.variance(intercept: 1, slope: center),
      covariance: scale * (outer.covariance + center * outer.slope), slope: scale * scale * outer.slope)
  }

  /// The weights over τ of `intercept` · intercept + `slope` · slope over t.
  func innerWeights(intercept: Double, slope: Double) -> (level: Double, trend: Double) {
    (intercept, (slope - intercept * center) / scale)
  }
}
