import TestKit
import Testing

@testable import Statistics

@Suite struct SymmetricEigenTests {
  @Test func `Eigenvalues by hand`() {
    // (2 1; 1 2): 1 and 3, along the diagonals.
    let eigen = SymmetricEigen(Matrix([[2, 1], [1, 2]]))
    for (value, vector) in zip(eigen.values, eigen.vectors) {
      expectClose(value, vector[0] * vector[1] > 0 ? 3 : 1, relative: 1e-15)
      expectClose(vector[0] * vector[0], 0.5, relative: 1e-15)
    }
  }

  @Test func `A matrix is made of its eigenvalues and vectors`() {
    let matrix = Matrix([[4, 1, -2, 0], [1, 3, 0.5, 1], [-2, 0.5, 1e-3, 2], [0, 1, 2, -5]])
    let eigen = SymmetricEigen(matrix)
    for row in 0..<4 {
      for column in 0..<4 {
        let sum = zip(eigen.values, eigen.vectors).reduce(0) { $0 + $1.0 * $1.1[row] * $1.1[column] }
        expectClose(sum, matrix[row, column], relative: 1e-14, scale: 5)
        expectClose(dot(eigen.vectors[row], eigen.vectors[column]), row == column ? 1 : 0, relative: 1e-14)
      }
    }
  }

  @Test func `A diagonal matrix is left as it is`() {
    #expect(SymmetricEigen(Matrix([[3, 0], [0, -1]])).values == [3, -1])
    #expect(SymmetricEigen(Matrix([[0, 0], [0, 0]])).values == [0, 0])
  }
}
