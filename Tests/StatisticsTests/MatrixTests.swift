import TestKit
import Testing

@testable import Statistics

@Suite struct MatrixTests {
  private let matrix = Matrix([[1, 2, 3], [4, 5, 6]])

  @Test func `Elements are kept row by row`() {
    #expect(matrix.elements == [1, 2, 3, 4, 5, 6])
    #expect(matrix[1, 2] == 6)
    #expect(matrix.row(1) == [4, 5, 6])
    #expect(matrix.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.diagonal == [1, 5])
    #expect(Matrix(lowerTriangle: [1, 2, 3], size: 2) == Matrix([[1, 2], [2, 3]]))
  }

  @Test func `Products are those of the definitions`() {
    #expect(matrix.times([1, 0, -1]) == [-2, -2])
    #expect(matrix.times(matrix.transposed) == Matrix([[14, 32], [32, 77]]))
    #expect(matrix.form([1, 1], [1, 0, 0]) == 5)
    #expect(
      Matrix([[2, 0], [0, 1]]).congruence(matrix.transposed) == Matrix([[18, 24, 30], [24, 33, 42], [30, 42, 54]]))
    #expect(dot([1, 2], [3, 4]) == 11)
  }
}
