import Statistics
import TestKit
import Testing

/// Against values worked out to 40 digits.
@Suite struct DistributionsTests {
  private struct Vector {
    var function: String
    var degrees: Double
    var secondDegrees: Double
    var x: Double
    var value: Double
  }

  private let vectors: [Vector]

  init() throws {
    let values = try #require(try Fixture.json("Published/special_functions.json")["values"] as? [[String: Any]])
    vectors = values.compactMap { entry in
      guard let function = entry["fn"] as? String, let x = entry["x"] as? Double, let value = entry["value"] as? Double
      else { return nil }
      return Vector(
        function: function, degrees: entry["a"] as? Double ?? 0, secondDegrees: entry["b"] as? Double ?? 0, x: x,
        value: value)
    }
  }

  private func check(_ function: String, atLeast count: Int, _ actual: (Vector) -> Double?) {
    let chosen = vectors.filter { $0.function == function }
    #expect(chosen.count >= count)
    for vector in chosen {
      let result = actual(vector)
      expectClose(
        result, vector.value, relative: 1e-12, scale: abs(vector.value),
        "\(function)(\(vector.x), \(vector.degrees))")
    }
  }

  @Test func `The normal distribution agrees to 12 digits, far tails included`() {
    check("norm_cdf", atLeast: 10) { Normal.cdf($0.x) }
    check("norm_ppf", atLeast: 12) { Normal.quantile($0.x) }
  }

  @Test func `Student's t agrees to 12 digits, with broken degrees of freedom too`() {
    check("t_cdf", atLeast: 80) { StudentsT.cdf($0.x, df: $0.degrees) }
    check("t_ppf", atLeast: 96) { StudentsT.quantile($0.x, df: $0.degrees) }
  }

  @Test func `The upper tail of χ² agrees to 12 digits`() {
    check("chi2_sf", atLeast: 72) { ChiSquared.upperTail($0.x, df: $0.degrees) }
  }

  @Test func `The upper tail of F agrees to 12 digits`() {
    check("f_sf", atLeast: 216) { FDistribution.upperTail($0.x, numerator: $0.degrees, denominator: $0.secondDegrees) }
  }

  @Test func `Outside its domain a function has no value`() {
    #expect(Normal.quantile(0) == nil)
    #expect(Normal.quantile(1) == nil)
    #expect(StudentsT.quantile(0.5, df: 0) == nil)
    #expect(StudentsT.cdf(0, df: -1) == nil)
    #expect(ChiSquared.upperTail(-1, df: 2) == nil)
    #expect(FDistribution.upperTail(-1, numerator: 1, denominator: 2) == nil)
    #expect(FDistribution.upperTail(1, numerator: 1, denominator: 0) == nil)
  }
}
