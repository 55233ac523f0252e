import Glibc
import TestKit
import Testing

@testable import Statistics

@Suite struct CholeskyTests {
  // (4 2; 2 5) = (2 0; 1 2)(2 1; 0 2).
  @Test func `A factor by hand`() throws {
    let cholesky = try #require(Cholesky(Matrix([[4, 2], [2, 5]])))
    #expect(cholesky.lower == Matrix([[2, 0], [1, 2]]))
    #expect(cholesky.solve([8, 12]) == [1, 2])
    #expect(cholesky.inverse == Matrix([[5.0 / 16, -1.0 / 8], [-1.0 / 8, 1.0 / 4]]))
    expectClose(cholesky.logDeterminant, log(16), relative: 1e-15)
  }

  @Test func `A matrix that is not positive definite has none`() {
    #expect(Cholesky(Matrix([[1, 2], [2, 1]])) == nil)
    #expect(Cholesky(Matrix([[1, 1], [1, 1]])) == nil)
    #expect(Cholesky(Matrix([[0]])) == nil)
    #expect(Cholesky(Matrix([[.nan]])) == nil)
  }
}
