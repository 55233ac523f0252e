/// Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi rotations.
///
/// A = V diag(values) V'. Reference: Golub and Van Loan, Matrix Computations, 4th ed. (2013), section 8.5. O(n³) a
/// sweep, a few sweeps.
struct SymmetricEigen {
  /// Eigenvalues, in no order.
  let values: [Double]
  /// Eigenvectors of length 1; `vectors[k]` belongs to `values[k]`.
  let vectors: [[Double]]

  init(_ matrix: Matrix) {
    precondition(matrix.rows == matrix.columns, "only a square matrix has eigenvalues")
    let size = matrix.rows
    var a = matrix
    var v = Matrix(rows: size, columns: size)
    for index in 0..<size { v[index, index] = 1 }
    var rotated = true
    while rotated {
      rotated = false
      for p in 0..<size {
        for q in p + 1..<max(size, p + 1) where abs(a[p, q]) > 1e-16 * (abs(a[p, p]) + abs(a[q, q])) {
          rotated = true
          let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
          let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          SymmetricEigen.rotate(&a, &v, p, q, c, t * c)
        }
      }
    }
    values = a.diagonal
    vectors = (0..<size).map { column in (0..<size).map { v[$0, column] } }
  }

  private static func rotate(_ a: inout Matrix, _ v: inout Matrix, _ p: Int, _ q: Int, _ c: Double, _ s: Double) {
    let size = a.rows
    for k in 0..<size {
      (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q])
      (v[k, p], v[k, q]) = (c * v[k, p] - s * v[k, q], s * v[k, p] + c * v[k, q])
    }
    for k in 0..<size { (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k]) }
    a[p, q] = 0
    a[q, p] = 0
  }
}
