import Glibc

/// The factor L of a symmetric positive definite matrix, A = LL'.
///
/// Reference: Golub and Van Loan, Matrix Computations, 4th ed. (2013), section 4.2. O(n³).
struct Cholesky {
  /// L, with zeros above the diagonal.
  let lower: Matrix

  /// `nil` if A is not positive definite: if a pivot is at most `tolerance` times the diagonal element it began as.
  init?(_ matrix: Matrix, tolerance: Double = 1e-14) {
    precondition(matrix.rows == matrix.columns, "only a square matrix has a Cholesky factor")
    let size = matrix.rows
    var lower = Matrix(rows: size, columns: size)
    for column in 0..<size {
      var pivot = matrix[column, column]
      for inner in 0..<column { pivot -= lower[column, inner] * lower[column, inner] }
      guard pivot > tolerance * matrix[column, column], pivot > 0, pivot.isFinite else { return nil }
      let root = pivot.squareRoot()
      lower[column, column] = root
      for row in column + 1..<max(size, column + 1) {
        var sum = matrix[row, column]
        for inner in 0..<column { sum -= lower[row, inner] * lower[column, inner] }
        lower[row, column] = sum / root
      }
    }
    self.lower = lower
  }

  /// The x with Ax = b. O(n²).
  func solve(_ right: [Double]) -> [Double] {
    let size = lower.rows
    precondition(right.count == size, "a system of \(size) equations with \(right.count) right sides")
    var x = right
    for row in 0..<size {
      for column in 0..<row { x[row] -= lower[row, column] * x[column] }
      x[row] /= lower[row, row]
    }
    for row in (0..<size).reversed() {
      for column in row + 1..<max(size, row + 1) { x[row] -= lower[column, row] * x[column] }
      x[row] /= lower[row, row]
    }
    return x
  }

  /// A⁻¹. O(n³).
  var inverse: Matrix {
    let size = lower.rows
    var result = Matrix(rows: size, columns: size)
    var unit = [Double](repeating: 0, count: size)
    for column in 0..<size {
      unit[column] = 1
      for (row, value) in solve(unit).enumerated() { result[row, column] = value }
      unit[column] = 0
    }
    return result.symmetrized
  }

  /// log det A.
  var logDeterminant: Double { lower.diagonal.reduce(0) { $0 + 2 * log($1) } }
}
