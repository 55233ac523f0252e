import TestKit
import Testing

@testable import Statistics

@Suite struct SymmetricSolveTests {
  private func matrix(_ rows: [[Double]]) -> SymmetricMatrix {
    var matrix = SymmetricMatrix(size: rows.count)
    for row in rows.indices { for column in 0...row { matrix[row, column] = rows[row][column] } }
    return matrix
  }

  @Test func `Three equations by hand`() {
    // (4 2 0; 2 5 4; 0 4 8) x = (8, 16, 16) for x = (1, 2, 1).
    let division = SymmetricSolve(matrix([[4, 2, 0], [2, 5, 4], [0, 4, 8]]))
    for (x, expected) in zip(division.solve([8, 16, 16]), [1.0, 2, 1]) { expectClose(x, expected, relative: 1e-15) }
    #expect(division.rank == 3)
    expectClose(division.inverseForm([8, 16, 16]), 8 + 32 + 16, relative: 1e-15)
  }

  @Test func `The inverse times the matrix is one`() {
    let a = matrix([[4, 2, 0], [2, 5, 4], [0, 4, 8]])
    let inverse = SymmetricSolve(a).inverse
    for row in 0..<3 {
      for column in 0..<3 {
        let product = (0..<3).reduce(0) { $0 + a[row, $1] * inverse[$1, column] }
        expectClose(product, row == column ? 1 : 0, relative: 1e-14)
      }
    }
  }

  @Test func `A form is that of the pseudo-inverse where a row follows from others`() {
    // (2 −1 −1; −1 2 −1; −1 −1 2) has the eigenvalues 3, 3, 0; b = (1, 1, −2) is in its range: b'A⁺b = 6/3.
    let division = SymmetricSolve(matrix([[2, -1, -1], [-1, 2, -1], [-1, -1, 2]]))
    #expect(division.dependent == [2])
    expectClose(division.inverseForm([1, 1, -2]), 2, relative: 1e-14)
  }

  @Test func `A row of zeros in the middle is left out`() {
    let division = SymmetricSolve(matrix([[2, 0, 1], [0, 0, 0], [1, 0, 2]]))
    #expect(division.dependent == [1])
    // (2 1; 1 2)⁻¹ (3, 0) = (2, −1).
    for (x, expected) in zip(division.solve([3, 0, 0]), [2.0, 0, -1]) { expectClose(x, expected, relative: 1e-15) }
  }

  @Test func `Parts and forms`() {
    let a = matrix([[4, 2, 0], [2, 5, 4], [0, 4, 8]])
    #expect(a.part([0, 2]) == matrix([[4, 0], [0, 8]]))
    // (1 2 1) A (1 2 1)' = 8 + 32 + 16.
    #expect(a.quadraticForm([1, 2, 1]) == 56)
  }
}
