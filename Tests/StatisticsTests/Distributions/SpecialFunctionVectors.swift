import TestKit
import Testing

/// Values of special functions worked out to 40 digits by mpmath.
struct SpecialFunctionVectors {
  struct Vector {
    var a: Double
    var b: Double
    var x: Double
    var value: Double
  }

  private let vectors: [String: [Vector]]
  private let tolerance: Double

  init() throws {
    let file = try Fixture.json("Published/special_functions.json")
    tolerance = try file.number("rel_tolerance")
    var vectors: [String: [Vector]] = [:]
    for row in try file.rows("values") {
      let vector = Vector(
        a: row["a"] as? Double ?? .nan, b: row["b"] as? Double ?? .nan, x: row["x"] as? Double ?? .nan,
        value: try row.number("value"))
      vectors[try #require(row["fn"] as? String), default: []].append(vector)
    }
    self.vectors = vectors
  }

  var functions: Set<String> { Set(vectors.keys) }

  /// Holds a function to all of its values: relative to each value, however small, unless `scale` says otherwise.
  func check(
    _ function: String, count: Int, scale: Double = 0, _ actual: (Vector) -> Double?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let chosen = vectors[function] ?? []
    #expect(chosen.count == count, sourceLocation: sourceLocation)
    for vector in chosen {
      expectClose(
        actual(vector), vector.value, relative: tolerance, scale: scale,
        "\(function)(\(vector.x); \(vector.a), \(vector.b))", sourceLocation: sourceLocation)
    }
  }
}

@Suite struct SpecialFunctionVectorsTests {
  @Test func `Every function of the reference file has a test`() throws {
    let tested: Set<String> = [
      "norm_cdf", "norm_sf", "norm_logcdf", "norm_ppf", "erf", "erfc", "t_cdf", "t_sf", "t_ppf", "chi2_cdf", "chi2_sf",
      "chi2_ppf", "f_cdf", "f_sf", "f_ppf", "ibeta", "ibetac", "ibeta_inv", "gamma_p", "gamma_q", "lgamma", "digamma",
      "nct_cdf",
    ]
    #expect(try SpecialFunctionVectors().functions == tested)
  }
}
