import Execution
import Fitting
import Statistics
import TestKit
import Testing

@Suite struct LeastSquaresTests {
  /// The patients of alsA with three visits or more, their slopes from `ols_slopes_alsA.json`.
  private func slopes() throws -> DataFrame {
    let file = try #require(try Fixture.json("Published/ols_slopes_alsA.json")["values"] as? [String: Any])
    let ids = try #require(file["id"] as? [String])
    let slopes = try #require(file["slope"] as? [Any])
    let visits = try Fixture.text("Published/alsA_visits.csv").split(separator: "\n").dropFirst()
    let counts = Dictionary(visits.map { (String($0.prefix { $0 != "," }), 1) }, uniquingKeysWith: +)
    let known = zip(ids, slopes).filter { counts[$0.0, default: 0] >= 3 }
    return try Tables.patients(adding: [
      "slope": Dictionary(uniqueKeysWithValues: known.map { ($0, "\(try #require($1 as? Double))") })
    ])
  }

  @Test(arguments: FitInput.Covariance.allCases)
  func `Analysis of covariance agrees with lm and sandwich`(covariance: FitInput.Covariance) throws {
    let reference = try Reference("ancova_alsA")
    let model = try Tables.model(slopes(), "slope ~ arm + base_total + pre_slope + bulbar + age + male")
    let result = try model.leastSquares(covariance: covariance, cluster: covariance == .cr1 ? "site" : nil)
    #expect(result.refusal == nil)
    #expect(result["n"] == 475)
    #expect(result["left_out"] == 25)
    try reference.expect(result["sigma"], "sigma")
    try reference.expect(result["r_squared"], "r2")
    try reference.expect(result["f"], "F")
    let path =
      switch covariance {
      case .classical: "se"
      case .cr1: "cluster_se_site_CR1"
      default: "robust_se/\(covariance.rawValue)"
      }
    try reference.expect(result, "coefficients", "estimate", "coef")
    try reference.expect(result, "coefficients", "std_error", path)
  }

  @Test func `A line through three points by hand`() throws {
    // y = 1, 2, 4 at x = 0, 1, 2: slope 3/2, intercept 5/6, residuals 1/6, −1/3, 1/6, so σ² = 1/6 and SE = √(1/12).
    let result = try Tables.model(Tables.text("x,y\n0,1\n1,2\n2,4\n"), "y ~ x").leastSquares(
      covariance: .classical, cluster: nil)
    expectClose(result.number("coefficients", "x", "estimate"), 1.5, relative: 1e-14)
    expectClose(result.number("coefficients", "(Intercept)", "estimate"), 5.0 / 6, relative: 1e-14)
    expectClose(result.number("coefficients", "x", "std_error"), (1.0 / 12).squareRoot(), relative: 1e-13)
    // Of one column F is t².
    expectClose(result.number("terms", "x", "f"), 27, relative: 1e-12)
  }

  @Test func `Columns that depend on others are refused by name`() throws {
    let table = try Tables.text("x,z,y\n0,0,1\n1,2,2\n2,4,4\n3,6,4\n")
    let result = try Tables.model(table, "y ~ x + z").leastSquares(covariance: .classical, cluster: nil)
    #expect(result.refusal?.contains("combination of") == true)
    #expect(
      message { _ = try Tables.model(table, "y ~ x").leastSquares(covariance: .cr1, cluster: nil) }
        == "CR1 needs the column of the clusters")
  }
}
