import Foundation
import Statistics
import TestKit
import Testing

@Suite struct LinearRegressionTests {
  /// Slopes of the patients of alsA with three visits or more, and their covariates by name.
  private struct Slopes {
    var values: [Double]
    var covariates: [String: [Double]]
    var sites: [Int]
    var cells: [String]

    init() throws {
      let lines = try PublishedResult("ols_slopes_alsA")
      let visits = try lines.numbers("n")
      let patients = try PublishedTable("alsA_patients")
      let chosen = visits.indices.filter { visits[$0] >= 3 }
      func pick<Value>(_ column: [Value]) -> [Value] { chosen.map { column[$0] } }
      let slopes = try lines.optionalNumbers("slope")
      values = try pick(slopes).map { try #require($0) }
      sites = try pick(patients.words("site")).map { try #require(Int($0.dropFirst())) }
      cells = zip(try pick(patients.words("speed")), try pick(patients.words("onset"))).map { "\($0)|\($1)" }
      covariates = [
        "(Intercept)": pick(visits.map { _ in 1 }),
        "bulbar": pick(try patients.indicator("onset", of: "bulbar")),
        "male": pick(try patients.indicator("sex", of: "M")),
        "fast": pick(try patients.indicator("speed", of: "fast")),
        "inter": pick(try patients.indicator("speed", of: "intermediate")),
      ]
      for name in ["arm", "base_total", "pre_slope", "age"] {
        covariates[name] = pick(try patients.numbers(name))
      }
    }

    /// A design of products of covariates, named as in R.
    func design(_ terms: [String]) throws -> DesignMatrix {
      DesignMatrix(
        names: terms,
        columns: try terms.map { term in
          try term.split(separator: ":").map { try #require(covariates[String($0)]) }
            .reduce(values.map { _ in 1 }) { zip($0, $1).map(*) }
        })
    }
  }

  private static let ancova = ["(Intercept)", "arm", "base_total", "pre_slope", "bulbar", "age", "male"]

  private func named(_ names: [String], _ covariance: Matrix) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(names, covariance.diagonal.map { $0.squareRoot() }))
  }

  private func expectNamed(
    _ actual: [String: Double], _ expected: [String: Double], relative: Double, _ comment: String = ""
  ) {
    #expect(Set(actual.keys) == Set(expected.keys))
    for (name, value) in expected {
      expectClose(actual[name], value, relative: relative, scale: 0, "\(comment) \(name)")
    }
  }

  @Test func `Analysis of covariance agrees with R`() throws {
    let expected = try PublishedResult("ancova_alsA")
    let tolerance = expected.tolerance
    let slopes = try Slopes()
    let fit = try LinearRegression.fit(slopes.design(Self.ancova), slopes.values).get()
    #expect(Double(fit.rows) == (try expected.number("n")))
    let coefficients = try Self.ancova.map { try #require(fit.coefficient($0)) }
    func column(_ value: (Contrast) -> Double?) throws -> [String: Double] {
      Dictionary(uniqueKeysWithValues: zip(Self.ancova, try coefficients.map { try #require(value($0)) }))
    }
    expectNamed(try column(\.value), try expected.named("coef"), relative: tolerance, "coef")
    expectNamed(try column(\.standardError), try expected.named("se"), relative: tolerance, "se")
    expectNamed(try column(\.statistic), try expected.named("t"), relative: tolerance, "t")
    expectNamed(try column(\.probability), try expected.named("p"), relative: tolerance, "p")
    expectClose(fit.residualSD, try expected.number("sigma"), relative: tolerance, scale: 0)
    #expect(fit.degreesOfFreedom == (try expected.number("df")))
    expectClose(fit.rSquared, try expected.number("r2"), relative: tolerance, scale: 0)
    expectClose(fit.adjustedRSquared, try expected.number("adj_r2"), relative: tolerance, scale: 0)
    expectClose(fit.overallTest?.statistic, try expected.number("F"), relative: tolerance)
    expectClose(fit.logLikelihood, try expected.number("loglik"), relative: tolerance)
    expectClose(fit.aic, try expected.number("aic"), relative: tolerance)
    expectClose(fit.bic, try expected.number("bic"), relative: tolerance)
    expectClose(fit.leverages.max(), try expected.number("max_leverage"), relative: tolerance, scale: 0)
    let interval = try #require(fit.coefficient("arm")?.interval())
    let limits = try expected.numbers("ci_arm")
    expectClose(interval.low, limits[0], relative: tolerance, scale: 0)
    expectClose(interval.high, limits[1], relative: tolerance, scale: 0)
  }

  @Test func `Robust standard errors agree with sandwich`() throws {
    let expected = try PublishedResult("ancova_alsA")
    let slopes = try Slopes()
    let fit = try LinearRegression.fit(slopes.design(Self.ancova), slopes.values).get()
    let estimators: [(String, LinearRegression.CovarianceEstimator)] = [
      ("HC0", .hc0), ("HC1", .hc1), ("HC2", .hc2), ("HC3", .hc3),
    ]
    for (name, estimator) in estimators {
      expectNamed(
        named(Self.ancova, try #require(fit.covariance(estimator))), try expected.named("robust_se", name),
        relative: expected.tolerance, name)
    }
    expectNamed(
      named(Self.ancova, try #require(fit.covariance(.cr1(clusters: slopes.sites)))),
      try expected.named("cluster_se_site_CR1"), relative: expected.tolerance, "CR1")
    expectNamed(
      named(Self.ancova, try #require(fit.covariance(.classical))), try expected.named("se"),
      relative: expected.tolerance)
  }

  @Test func `Least-squares means agree with R`() throws {
    let expected = try PublishedResult("ancova_alsA")
    let slopes = try Slopes()
    let fit = try LinearRegression.fit(slopes.design(Self.ancova), slopes.values).get()
    for arm in [0, 1] {
      let mean = fit.leastSquaresMean(setting: ["arm": Double(arm)])
      expectClose(
        mean.value, try expected.number("ls_means", "arm\(arm)"), relative: expected.tolerance, scale: 0)
      expectClose(
        mean.standardError, try expected.number("ls_means", "se\(arm)"), relative: expected.tolerance, scale: 0)
    }
    let difference = fit.leastSquaresDifference(["arm": 1], minus: ["arm": 0])
    expectClose(
      difference.value, try expected.number("coef", "arm"), relative: expected.tolerance, scale: 0)
    expectClose(
      difference.standardError, try expected.number("se", "arm"), relative: expected.tolerance, scale: 0)
    // Without products the mean over everyone treated is the least-squares mean.
    var treated = slopes
    treated.covariates["arm"] = slopes.values.map { _ in 1 }
    let marginal = fit.marginalMean(over: try treated.design(Self.ancova))
    expectClose(marginal.value, fit.leastSquaresMean(setting: ["arm": 1]).value, relative: 1e-12)
  }

  private static let interaction = [
    "(Intercept)", "arm", "fast", "inter", "base_total", "bulbar", "arm:fast", "arm:inter",
  ]

  @Test func `Treatment by speed agrees with R`() throws {
    let expected = try PublishedResult("interaction_alsA")
    let tolerance = expected.tolerance
    let slopes = try Slopes()
    let fit = try LinearRegression.fit(slopes.design(Self.interaction), slopes.values).get()
    let smaller = try LinearRegression.fit(
      slopes.design(Self.interaction.filter { !$0.contains(":") }), slopes.values
    ).get()
    let terms = ["arm:fast", "arm:inter"].map { term in Self.interaction.map { $0 == term ? 1.0 : 0 } }
    let test = try #require(fit.test(terms))
    let robust = try #require(fit.covariance(.hc3))
    expectClose(test.f.statistic, try expected.number("F"), relative: tolerance)
    #expect(test.f.numeratorDegrees == (try expected.number("df1")))
    #expect(test.f.denominatorDegrees == (try expected.number("df2")))
    expectClose(test.f.probability, try expected.number("p"), relative: tolerance, scale: 0)
    expectClose(test.wald.statistic, try expected.number("wald_chisq"), relative: tolerance)
    expectClose(
      fit.test(terms, covariance: robust)?.wald.statistic, try expected.number("wald_chisq_hc3"),
      relative: tolerance)
    let ratio = try #require(fit.likelihoodRatio(over: smaller))
    expectClose(ratio.statistic, try expected.number("lr_chisq"), relative: tolerance)
    #expect(ratio.degreesOfFreedom == 2)
    #expect(
      expected.values["subgroup_effects"].flatMap { ($0 as? [String: Any])?["level"] as? [String] }
        == ["slow", "intermediate", "fast"])
    for (level, product) in [nil, "arm:inter", "arm:fast"].enumerated() {
      let weights = Self.interaction.map { $0 == "arm" || $0 == product ? 1.0 : 0 }
      let effect = fit.contrast(weights)
      let values = try expected.numbers("subgroup_effects", "estimate")
      expectClose(effect.value, values[level], relative: tolerance, scale: 0)
      let errors = try expected.numbers("subgroup_effects", "se")
      expectClose(effect.standardError, errors[level], relative: tolerance, scale: 0)
      let robustErrors = try expected.numbers("subgroup_effects", "se_hc3")
      expectClose(
        fit.contrast(weights, covariance: robust).standardError, robustErrors[level], relative: tolerance, scale: 0)
    }
  }

  @Test func `HC2 of a difference of two means is Welch's`() throws {
    let expected = try PublishedResult("interaction_alsA")
    let slopes = try Slopes()
    let table = try #require(expected.values["subgroup_table"] as? [String: Any])
    let cells = try #require(table["cell"] as? [String])
    #expect(cells.count == 6)
    for (index, cell) in cells.enumerated() {
      let rows = slopes.cells.indices.filter { slopes.cells[$0] == cell }
      let arm = try #require(slopes.covariates["arm"])
      let design = DesignMatrix(
        names: ["control", "effect"], columns: [rows.map { _ in 1 }, rows.map { arm[$0] }])
      let fit = try LinearRegression.fit(design, rows.map { slopes.values[$0] }).get()
      let effect = try #require(fit.coefficient("effect", covariance: fit.covariance(.hc2)))
      let differences = try expected.numbers("subgroup_table", "diff")
      expectClose(effect.value, differences[index], relative: expected.tolerance, scale: 0)
      let errors = try expected.numbers("subgroup_table", "se")
      expectClose(effect.standardError, errors[index], relative: expected.tolerance, scale: 0)
    }
  }

  @Test func `A line through three points, by hand`() throws {
    // ŷ = 7/6 + 3t/2, residuals −1/6, 1/3, −1/6, leverages 5/6, 1/3, 5/6.
    let design = DesignMatrix(names: ["one", "t"], columns: [[1, 1, 1], [0, 1, 2]])
    let fit = try LinearRegression.fit(design, [1, 3, 4]).get()
    for (found, value) in zip(fit.coefficients + fit.leverages, [7.0 / 6, 1.5, 5.0 / 6, 1.0 / 3, 5.0 / 6]) {
      expectClose(found, value, relative: 1e-14)
    }
    #expect(fit.degreesOfFreedom == 1)
    expectClose(fit.residualSD, (1.0 / 6).squareRoot(), relative: 1e-14)
    // (X'X)⁻¹ = (5/6, −1/2; −1/2, 1/2).
    expectClose(fit.covariance[0, 1], -1.0 / 12, relative: 1e-14)
    expectClose(fit.covariance[1, 1], 1.0 / 12, relative: 1e-14)
    // The slope is (y₃ − y₁)/2: Σe²/4 over the outer points; HC3 divides e = 1/6 by 1 − h = 1/6.
    expectClose(fit.covariance(.hc0)?[1, 1], 1.0 / 72, relative: 1e-13)
    expectClose(fit.covariance(.hc1)?[1, 1], 3.0 / 72, relative: 1e-13)
    expectClose(fit.covariance(.hc2)?[1, 1], 1.0 / 12, relative: 1e-13)
    expectClose(fit.covariance(.hc3)?[1, 1], 0.5, relative: 1e-13)
    // r² = 4.5/(14/3); F is the square of t.
    expectClose(fit.rSquared, 27.0 / 28, relative: 1e-14)
    expectClose(fit.overallTest?.statistic, 27, relative: 1e-12)
    expectClose(fit.coefficient("t")?.statistic, 27.0.squareRoot(), relative: 1e-12)
    // With 1 degree of freedom P(|T| > t) = 1 − 2 atan(t)/π.
    expectClose(fit.coefficient("t")?.probability, 1 - 2 * atan(27.0.squareRoot()) / Double.pi, relative: 1e-12)
  }

  @Test func `Without a constant sums of squares are around 0`() throws {
    let fit = try LinearRegression.fit(DesignMatrix(names: ["t"], columns: [[1, 2]]), [1, 3]).get()
    // β̂ = 7/5, residual squares 10 − 49/5 = 1/5.
    #expect(!fit.hasIntercept)
    expectClose(fit.coefficients[0], 1.4, relative: 1e-15)
    expectClose(fit.totalSquares, 10, relative: 1e-15)
    expectClose(fit.rSquared, 0.98, relative: 1e-14)
    #expect(fit.overallTest?.numeratorDegrees == 1)
  }

  @Test func `Columns that depend on others are named, not dropped`() {
    let design = DesignMatrix(
      names: ["one", "t", "twice t and one", "nothing"],
      columns: [[1, 1, 1, 1, 1], [0, 1, 2, 3, 5], [1, 3, 5, 7, 11], [0, 0, 0, 0, 0]])
    let refusal = LinearRegression.fit(design, [1, 2, 2, 4, 3]).refusal
    guard case .dependentColumns(let columns) = refusal else {
      Issue.record("no dependence found: \(String(describing: refusal))")
      return
    }
    #expect(Set(columns.flatMap { [$0.column] + $0.others }) == ["one", "t", "twice t and one", "nothing"])
    #expect(columns.count == 2)
    #expect(refusal?.words.contains("column nothing is all zeros") == true)
  }

  @Test func `What cannot be fitted is refused with a reason`() {
    let line = DesignMatrix(names: ["one", "t"], columns: [[1, 1, 1], [0, 1, 2]])
    #expect(LinearRegression.fit(line, [1, .nan, 2]).refusal == .notFinite(column: "y"))
    #expect(
      LinearRegression.fit(DesignMatrix(names: ["one", "t"], columns: [[1, 1, 1], [0, 1, .infinity]]), [1, 2, 2])
        .refusal == .notFinite(column: "t"))
    #expect(
      LinearRegression.fit(DesignMatrix(names: ["one", "t"], columns: [[1, 1], [0, 1]]), [1, 2]).refusal
        == .tooFewRows(found: 2, needed: 3))
    #expect(
      LinearRegression.fit(DesignMatrix(names: [], columns: []), []).refusal == .tooFewRows(found: 0, needed: 1))
    #expect(LinearRegression.fit(line, [1, 1.1, 1.2]).refusal == .noResidualVariation)
  }

  @Test func `A row that alone determines a coefficient has no HC2, one cluster no CR1`() throws {
    let design = DesignMatrix(names: ["one", "only"], columns: [[1, 1, 1, 1], [0, 0, 0, 1]])
    let fit = try LinearRegression.fit(design, [1, 2, 4, 9]).get()
    #expect(fit.covariance(.hc2) == nil)
    #expect(fit.covariance(.hc3) == nil)
    #expect(fit.covariance(.hc0) != nil)
    #expect(fit.covariance(.cr1(clusters: [1, 1, 1, 1])) == nil)
    #expect(fit.coefficient("other") == nil)
    #expect(fit.test([[1, 0], [1, 0]]) == nil)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `Units and the order of rows do not matter`(seed: UInt64) throws {
    var random = PhiloxStream(seed: seed, stream: 1, replicate: 0)
    let x = (0..<40).map { _ in 60 + 10 * random.gaussian() }
    let z = x.map { 0.5 * $0 + random.gaussian() }
    let y = zip(x, z).map { 3 + 0.2 * $0 - $1 + random.gaussian() }
    func fit(_ rows: [Int], _ factor: Double) throws -> LinearRegression {
      try LinearRegression.fit(
        DesignMatrix(
          names: ["one", "x", "z"], columns: [rows.map { _ in 1 }, rows.map { factor * x[$0] }, rows.map { z[$0] }]),
        rows.map { y[$0] }
      ).get()
    }
    let plain = try fit(Array(0..<40), 1)
    let turned = try fit(Array((0..<40).reversed()), 1e6)
    expectClose(turned.coefficients[1] * 1e6, plain.coefficients[1], relative: 1e-10)
    expectClose(turned.residualSD, plain.residualSD, relative: 1e-12)
    expectClose(
      turned.coefficient("x")?.probability, try #require(plain.coefficient("x")?.probability), relative: 1e-9)
    expectClose(plain.leverages.reduce(0, +), 3, relative: 1e-12)
  }
}

extension Result where Failure == LinearModelRefusal {
  /// The reason, if there is one.
  var refusal: LinearModelRefusal? { if case .failure(let reason) = self { reason } else { nil } }
}
