import TestKit
import Testing

@testable import Statistics

@Suite struct HouseholderQRTests {
  @Test func `Least squares on Longley's data keep the certified digits`() {
    // NIST Statistical Reference Datasets, Longley (1967), certified values to 15 digits; condition number about 5e9.
    let deflator = [
      83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9,
    ]
    let product: [Double] = [
      234_289, 259_426, 258_054, 284_599, 328_975, 346_999, 365_385, 363_112, 397_469, 419_180, 442_769, 444_546,
      482_704, 502_601, 518_173, 554_894,
    ]
    let unemployed: [Double] = [
      2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007,
    ]
    let forces: [Double] = [
      1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827,
    ]
    let population: [Double] = [
      107_608, 108_632, 109_773, 110_929, 112_075, 113_270, 115_094, 116_219, 117_388, 118_734, 120_445, 121_950,
      123_366, 125_368, 127_852, 130_081,
    ]
    let years = (1947...1962).map(Double.init)
    let employed: [Double] = [
      60_323, 61_122, 60_171, 61_187, 63_221, 63_639, 64_989, 63_761, 66_019, 67_857, 68_169, 66_513, 68_655, 69_564,
      69_331, 70_551,
    ]
    let qr = HouseholderQR(
      columns: [years.map { _ in 1 }, deflator, product, unemployed, forces, population, years])
    let certified = [
      -3_482_258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359,
      -0.511041056535807e-01, 1829.15146461355,
    ]
    #expect(qr.rank == 7)
    for (found, expected) in zip(qr.solve(employed), certified) {
      expectClose(found, expected, relative: 1e-9, scale: 0)
    }
  }

  @Test func `Orthonormal columns, cross products and determinant`() {
    let columns = [[1, 1, 1, 1], [0, 1, 2, 5], [3, 1, 4, 1.0]]
    let qr = HouseholderQR(columns: columns)
    let x = Matrix(columns).transposed
    let gram = x.transposed.times(x)
    let unit = gram.congruence(qr.orthonormalizer.transposed)
    let factor = qr.gramFactor.transposed.times(qr.gramFactor)
    for row in 0..<3 {
      for column in 0..<3 {
        expectClose(unit[row, column], row == column ? 1 : 0, relative: 1e-14)
        expectClose(factor[row, column], gram[row, column], relative: 1e-14)
      }
    }
    expectClose(qr.logDeterminant, Cholesky(gram)?.logDeterminant ?? 0, relative: 1e-14)
  }

  @Test func `Dependent columns are found whatever their units`() {
    let qr = HouseholderQR(columns: [[1, 1, 1, 1], [1e9, 2e9, 4e9, 3e9], [3e-9, 5e-9, 9e-9, 7e-9], [0, 0, 0, 0]])
    #expect(qr.rank == 2)
    let found = qr.dependences
    #expect(found.contains(.init(column: 3, others: [])))
    #expect(Set(found.flatMap { [$0.column] + $0.others }) == [0, 1, 2, 3])
  }

  @Test func `More columns than rows cannot be independent`() {
    let qr = HouseholderQR(columns: [[1, 0], [0, 1], [1, 1]])
    #expect(qr.rank == 2)
    #expect(qr.dependences.count == 1)
    #expect(qr.dependences[0].others.count == 2)
  }
}
