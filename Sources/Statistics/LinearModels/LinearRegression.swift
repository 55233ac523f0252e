import Glibc

/// Ordinary least squares, y = Xβ + e.
///
/// By Householder QR with column pivoting, so that coefficients keep about 16 − log₁₀ cond(X) digits. An analysis of
/// covariance is this with an arm among the columns. Reference: Golub and Van Loan, Matrix Computations, 4th ed. (2013),
/// 5.3.
public struct LinearRegression: Sendable {
  /// The columns.
  public let design: DesignMatrix
  /// β̂, in the order of the columns.
  public let coefficients: [Double]
  /// y − Xβ̂.
  public let residuals: [Double]
  /// hᵢ = xᵢ'(X'X)⁻¹xᵢ, 0–1: how much a row's own y weighs in its fitted value.
  public let leverages: [Double]
  /// Sum of squared residuals.
  public let residualSquares: Double
  /// Σ(y − ȳ)² if the columns span a constant, else Σy².
  public let totalSquares: Double
  /// Whether the columns span a constant.
  public let hasIntercept: Bool
  /// XU has orthonormal columns.
  let orthonormalizer: Matrix

  /// Fits y. Refused: numbers that are not finite, not more rows than columns, columns that depend on others, and a
  /// y without residuals. O(rows · columns²).
  public static func fit(_ design: DesignMatrix, _ y: [Double]) -> Result<LinearRegression, LinearModelRefusal> {
    precondition(y.count == design.rows || design.columns.isEmpty, "each row of the design has a y")
    let needed = design.columns.count + 1
    if let column = design.notFinite { return .failure(.notFinite(column: column)) }
    guard y.allSatisfy(\.isFinite) else { return .failure(.notFinite(column: "y")) }
    guard design.rows >= needed, needed > 1 else { return .failure(.tooFewRows(found: design.rows, needed: needed)) }
    let qr = HouseholderQR(columns: design.columns)
    guard qr.rank == design.columns.count else {
      return .failure(.dependentColumns(qr.dependences(named: design.names)))
    }
    let fit = LinearRegression(design, y, qr)
    // Residuals of an exact fit are rounding errors of y.
    let exact = 1e-14 * y.reduce(0) { max($0, abs($1)) }
    guard fit.residualSquares > exact * exact * Double(y.count) else { return .failure(.noResidualVariation) }
    return .success(fit)
  }

  private init(_ design: DesignMatrix, _ y: [Double], _ qr: HouseholderQR) {
    self.design = design
    coefficients = qr.solve(y)
    orthonormalizer = qr.orthonormalizer
    residuals = LinearRegression.residuals(design, y, coefficients)
    residualSquares = compensatedSum(residuals.map { $0 * $0 })
    let ones = [Double](repeating: 1, count: y.count)
    let beyond = LinearRegression.residuals(design, ones, qr.solve(ones))
    hasIntercept = beyond.allSatisfy { abs($0) < 1e-8 }
    let center = hasIntercept ? compensatedSum(y) / Double(y.count) : 0
    totalSquares = compensatedSum(y.map { ($0 - center) * ($0 - center) })
    let turned = orthonormalizer.transposed
    leverages = (0..<y.count).map { row in
      let x = turned.times(design.row(row))
      return dot(x, x)
    }
  }

  private static func residuals(_ design: DesignMatrix, _ y: [Double], _ coefficients: [Double]) -> [Double] {
    var residuals = y
    for (column, coefficient) in zip(design.columns, coefficients) {
      for row in residuals.indices { residuals[row] -= coefficient * column[row] }
    }
    return residuals
  }

  /// Number of rows.
  public var rows: Int { residuals.count }

  /// Rows less columns.
  public var degreesOfFreedom: Double { Double(rows - coefficients.count) }

  /// s = √(residual squares / degrees of freedom).
  public var residualSD: Double { (residualSquares / degreesOfFreedom).squareRoot() }

  /// s²(X'X)⁻¹.
  public var covariance: Matrix {
    orthonormalizer.times(orthonormalizer.transposed).scaled(by: residualSquares / degreesOfFreedom)
  }

  /// Share of the variation that the columns explain, 0–1; `nil` if y does not vary.
  public var rSquared: Double? { totalSquares > 0 ? 1 - residualSquares / totalSquares : nil }

  /// The same for variances instead of sums of squares.
  public var adjustedRSquared: Double? {
    rSquared.map { 1 - (1 - $0) * Double(rows - (hasIntercept ? 1 : 0)) / degreesOfFreedom }
  }

  /// Test of all columns beyond a constant; `nil` if there are none.
  public var overallTest: FTest? {
    let tested = coefficients.count - (hasIntercept ? 1 : 0)
    guard tested > 0 else { return nil }
    return FTest(
      statistic: (totalSquares - residualSquares) / Double(tested) / (residualSquares / degreesOfFreedom),
      numeratorDegrees: Double(tested), denominatorDegrees: degreesOfFreedom)
  }

  /// Logarithm of the normal likelihood at its maximum.
  public var logLikelihood: Double {
    -Double(rows) / 2 * (log(2 * Double.pi * residualSquares / Double(rows)) + 1)
  }

  /// −2 log L + 2k with k the number of coefficients and the residual variance.
  public var aic: Double { -2 * logLikelihood + 2 * Double(coefficients.count + 1) }

  /// −2 log L + k log(rows).
  public var bic: Double { -2 * logLikelihood + log(Double(rows)) * Double(coefficients.count + 1) }
}
