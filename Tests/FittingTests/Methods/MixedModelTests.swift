import Execution
import Fitting
import TestKit
import Testing

@Suite struct MixedModelTests {
  private struct Case: Sendable {
    var file: String
    var table: String
    var formula: String
    var restricted = true
  }

  private static let cases = [
    Case(file: "lmm_sleepstudy_ris_reml", table: "sleepstudy", formula: "reaction ~ days + (days | subject)"),
    Case(
      file: "lmm_sleepstudy_ris_ml", table: "sleepstudy", formula: "reaction ~ days + (days | subject)",
      restricted: false),
    Case(file: "lmm_sleepstudy_ri_reml", table: "sleepstudy", formula: "reaction ~ days + (1 | subject)"),
    Case(file: "lmm_sleepstudy_uncorr_reml", table: "sleepstudy", formula: "reaction ~ days + (days || subject)"),
    Case(
      file: "lmm_sleepstudy_quadratic_reml", table: "sleepstudy",
      formula: "reaction ~ days + I(days^2) + (days | subject)"),
    Case(file: "lmm_dyestuff_ri_reml", table: "dyestuff", formula: "yield ~ 1 + (1 | batch)"),
    Case(file: "lmm_alsA_armslope_reml", table: "", formula: "total ~ months * arm + (months | id)"),
    Case(
      file: "lmm_alsA_armslope_ml", table: "", formula: "total ~ months * arm + (months | id)", restricted: false),
  ]

  private func table(_ name: String) throws -> DataFrame {
    try name.isEmpty ? Tables.joinedVisits() : Tables.published(name)
  }

  @Test(arguments: cases) private func `Mixed models agree with lme4 and nlme through the formula`(_ fit: Case) throws {
    let reference = try Reference(fit.file)
    let result = try Tables.model(table(fit.table), fit.formula).mixedModel(
      restricted: fit.restricted, deviations: false, work: Work())
    #expect(result.refusal == nil)
    #expect(result["left_out"] == 0)
    try reference.expect(result["n"], "n_obs")
    try reference.expect(result["groups"], "n_groups")
    try reference.expect(result, "coefficients", "estimate", "beta")
    try reference.expect(result, "coefficients", "std_error", "se")
    try reference.expect(result["sigma"], "sigma")
    try reference.expect(result["minus2_log_likelihood"], "criterion_minus2loglik")
    try reference.expect(result.number("random", "(Intercept)", "sd"), "random_sd/0")
  }

  @Test func `A variance at its boundary is told in words`() throws {
    let reference = try Reference("lmm_dyestuff2_singular_reml")
    let result = try Tables.model(Tables.published("dyestuff2"), "yield ~ 1 + (1 | batch)").mixedModel(
      restricted: true, deviations: false, work: Work())
    try reference.expect(result.number("coefficients", "(Intercept)", "estimate"), "beta")
    try reference.expect(result["sigma"], "sigma")
    let singular = result.scalars.first { $0.name == "singular" }
    #expect(singular?.value == .text("variance between patients is not identifiable here: estimated as 0"))
  }

  @Test func `Deviations of groups agree with lme4`() throws {
    let reference = try Reference("lmm_sleepstudy_ris_reml")
    let model = try Tables.model(Tables.published("sleepstudy"), "reaction ~ days + (days | subject)")
    let result = try model.mixedModel(restricted: true, deviations: true, work: Work())
    for (place, subject) in ["308", "309", "310"].enumerated() {
      try reference.expect(result.number("deviations", subject, "intercept"), "blup/(Intercept)/\(place)")
      try reference.expect(result.number("deviations", subject, "slope"), "blup/days/\(place)")
    }
  }

  @Test func `Adjusted for covariates, written as for R`() throws {
    let reference = try Reference("lmm_alsA_adjusted_reml")
    let formula = "total ~ months * arm + months * pre_slope + bulbar + age + symptom_months + (months | id)"
    let result = try Tables.model(Tables.joinedVisits(), formula).mixedModel(
      restricted: true, deviations: false, work: Work())
    try reference.expect(result, "coefficients", "estimate", "beta")
    try reference.expect(result, "coefficients", "std_error", "se")
  }

  @Test func `Rows in any order, and rows with a missing value, change nothing`() throws {
    let text = "g,t,y\nb,0,1\na,1,3.2\na,0,1.1\nb,1,2.5\nb,2,4.1\na,2,4.9\nc,0,0.5\nc,2,3.1\nc,1,2.2\n"
    let shuffled =
      "g,t,y\nc,1,2.2\na,0,1.1\nNA,0,1\nb,2,4.1\na,2,4.9\nc,0,0.5\nb,0,1\na,1,\nb,1,2.5\na,1,3.2\nc,2,3.1\n"
    let formula = "y ~ t + (1 | g)"
    let first = try Tables.model(Tables.text(text), formula).mixedModel(
      restricted: true, deviations: false, work: Work())
    let second = try Tables.model(Tables.text(shuffled), formula).mixedModel(
      restricted: true, deviations: false, work: Work())
    #expect(first.refusal == nil)
    #expect(first["left_out"] == 0)
    #expect(second["left_out"] == 2)
    expectClose(
      second.number("coefficients", "t", "estimate"), first.number("coefficients", "t", "estimate") ?? .nan,
      relative: 1e-9)
    expectClose(second["sigma"], first["sigma"] ?? .nan, relative: 1e-7)
  }

  @Test func `What a mixed model needs is told, and what the data do not tell is refused`() throws {
    let table = try Tables.text("g,t,y\na,0,1\na,1,2\nb,0,1\nb,1,3\n")
    func fit(_ formula: String) throws -> FitResult {
      try Tables.model(table, formula).mixedModel(restricted: true, deviations: false, work: Work())
    }
    #expect(
      message { _ = try fit("y ~ t") }
        == "5: expected one term of effects that vary between groups: (1 | id), (time | id) or (time || id)")
    #expect(message { _ = try fit("y ~ t + (g | t)") } == "9: g holds words; a slope needs numbers")
    #expect(message { _ = try fit("Surv(t, y) ~ 1 + (1 | g)") }?.hasPrefix("0: expected a column") == true)
    #expect(try fit("y ~ t + (t | g)").refusal != nil)
  }
}
