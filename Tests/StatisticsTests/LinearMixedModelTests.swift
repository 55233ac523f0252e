import Execution
import Statistics
import TestKit
import Testing

/// Against lme4, with optima polished in long double, and nlme; degrees of freedom against lmerTest.
@Suite struct LinearMixedModelTests {
  struct Reference: CustomTestStringConvertible {
    var file: String
    var structure: LinearMixedModel.RandomStructure
    var terms: [String]
    var method: LinearMixedModel.Method { file.hasSuffix("_reml") ? .restrictedMaximumLikelihood : .maximumLikelihood }
    var testDescription: String { file }

    init(_ file: String, _ structure: LinearMixedModel.RandomStructure, _ terms: String...) {
      self.file = file
      self.structure = structure
      self.terms = terms
    }
  }

  static let speedTerms = [
    "(Intercept)", "months", "fast", "inter", "months:arm", "months:fast", "months:inter", "months:fast:arm",
    "months:inter:arm",
  ]

  static let references =
    ["ml", "reml"].flatMap { method in
      [
        Reference("lmm_dyestuff_ri_\(method)", .intercept, "(Intercept)"),
        Reference("lmm_sleepstudy_ri_\(method)", .intercept, "(Intercept)", "days"),
        Reference("lmm_sleepstudy_ris_\(method)", .interceptAndSlope, "(Intercept)", "days"),
        Reference("lmm_sleepstudy_uncorr_\(method)", .uncorrelatedInterceptAndSlope, "(Intercept)", "days"),
        Reference(
          "lmm_alsA_armslope_\(method)", .interceptAndSlope, "(Intercept)", "months", "arm", "months:arm"),
        Reference("lmm_alsA_sharedbaseline_\(method)", .interceptAndSlope, "(Intercept)", "months", "months:arm"),
      ]
    }
    + ["ml", "reml"].map { method in
      var reference = Reference("lmm_alsA_subgroup_\(method)", .interceptAndSlope)
      reference.terms = speedTerms
      return reference
    } + [
      Reference(
        "lmm_alsA_adjusted_reml", .interceptAndSlope, "(Intercept)", "months", "arm", "pre_slope", "bulbar", "age",
        "symptom_months", "months:arm", "months:pre_slope")
    ]

  static func fit(
    _ data: RepeatedMeasures, _ effects: [LinearMixedModel.FixedEffect], _ structure: LinearMixedModel.RandomStructure,
    _ method: LinearMixedModel.Method
  ) throws -> MixedModelFit {
    try LinearMixedModel.prepare(data, fixed: effects, random: structure, work: Work()).get()
      .fit(method, work: Work()).get()
  }

  private func check(_ fit: MixedModelFit, _ reference: Reference, _ visits: PublishedVisits) throws {
    let expected = try PublishedResult(reference.file)
    let tolerance = expected.tolerance
    let coefficients = try expected.named("beta")
    let errors = try expected.named("se")
    #expect(Set(coefficients.keys) == Set(fit.model.names))
    #expect(fit.model.rows == Int(try expected.number("n_obs")))
    #expect(fit.model.patients == Int(try expected.number("n_groups")))
    #expect(fit.score < 1e-8)
    #expect(!fit.isSingular)
    let covariance = try expected.matrix("vcov_beta")
    for (row, name) in fit.model.names.enumerated() {
      let error = try #require(errors[name])
      expectClose(fit.coefficients[row], try #require(coefficients[name]), relative: tolerance, scale: error, name)
      expectClose(fit.coefficient(name)?.standardError, error, relative: tolerance, scale: error, name)
      for (column, other) in fit.model.names.enumerated() {
        expectClose(
          fit.covariance[row, column], covariance[row][column], relative: tolerance,
          scale: error * (try #require(errors[other])), "\(name), \(other)")
      }
    }
    try checkVariances(fit, expected)
    try checkDeviations(fit, expected, visits)
    try checkDegrees(fit, expected)
  }

  private func checkVariances(_ fit: MixedModelFit, _ expected: PublishedResult) throws {
    let tolerance = expected.tolerance
    let residual = try expected.number("sigma")
    expectClose(fit.components.residualSD, residual, relative: tolerance, scale: residual)
    let deviations = try expected.numbers("random_sd")
    expectClose(fit.components.random.interceptSD, deviations[0], relative: tolerance, scale: deviations[0])
    if deviations.count == 2 {
      expectClose(fit.components.random.slopeSD, deviations[1], relative: tolerance, scale: deviations[1])
      expectClose(fit.components.random.correlation, try expected.number("random_corr"), relative: tolerance)
      let matrix = try expected.matrix("random_cov")
      expectClose(
        fit.components.random.covariance, matrix[0][1], relative: tolerance, scale: deviations[0] * deviations[1])
    } else {
      #expect(fit.components.random.slope == 0)
    }
    expectClose(fit.minus2LogLikelihood, try expected.number("criterion_minus2loglik"), relative: tolerance * 1e-4)
    expectClose(fit.logLikelihood, -fit.minus2LogLikelihood / 2, relative: 1e-15)
  }

  private func checkDeviations(
    _ fit: MixedModelFit, _ expected: PublishedResult, _ visits: PublishedVisits
  ) throws {
    guard let published = expected.values["blup"] as? [String: Any] else { return }
    #expect(published["id"] as? [String] == visits.ids)
    let deviations = fit.deviations()
    let intercepts = try expected.numbers("blup", "(Intercept)")
    let interceptSDs = try expected.numbers("blup", "cond_sd_(Intercept)")
    for patient in visits.ids.indices {
      let found = deviations[patient]
      expectClose(
        found.intercept, intercepts[patient], relative: expected.tolerance, scale: interceptSDs[patient])
      expectClose(found.conditional.interceptSD, interceptSDs[patient], relative: expected.tolerance)
    }
    guard published[visits.time] != nil else { return }
    let slopes = try expected.numbers("blup", visits.time)
    let slopeSDs = try expected.numbers("blup", "cond_sd_\(visits.time)")
    for patient in visits.ids.indices {
      let found = deviations[patient]
      expectClose(found.slope, slopes[patient], relative: expected.tolerance, scale: slopeSDs[patient])
      expectClose(
        found.conditional.slopeSD, slopeSDs[patient], relative: expected.tolerance, scale: slopeSDs[patient])
    }
  }

  private func checkDegrees(_ fit: MixedModelFit, _ expected: PublishedResult) throws {
    guard expected.values["satterthwaite_df"] != nil else { return }
    let probabilities = try expected.named("satterthwaite_p")
    for (name, degrees) in try expected.named("satterthwaite_df") {
      let contrast = try #require(fit.coefficient(name))
      // The file: lmerTest differentiates numerically, compare at 1e-3.
      expectClose(contrast.degreesOfFreedom, degrees, relative: 1e-3, scale: degrees, name)
      let probability = try #require(probabilities[name])
      expectClose(contrast.probability, probability, relative: 1e-3, scale: probability, name)
    }
  }

  @Test(arguments: references) func `Fits from covariates of patients agree with lme4`(reference: Reference) throws {
    let visits = try PublishedVisits(of: reference.file)
    let fit = try Self.fit(visits.data, visits.effects(reference.terms), reference.structure, reference.method)
    try check(fit, reference, visits)
  }

  @Test(arguments: references) func `Fits from columns of rows agree with lme4`(reference: Reference) throws {
    let visits = try PublishedVisits(of: reference.file)
    let fit = try Self.fit(visits.data, visits.rowEffects(reference.terms), reference.structure, reference.method)
    try check(fit, reference, visits)
  }

  @Test(arguments: [
    Reference("lmm_sleepstudy_quadratic_reml", .interceptAndSlope, "(Intercept)", "days", "I(days^2)"),
    Reference(
      "lmm_alsA_quadratic_reml", .interceptAndSlope, "(Intercept)", "months", "arm", "I(months^2)", "months:arm"),
  ])
  func `A column that is no line over time agrees with nlme`(reference: Reference) throws {
    let visits = try PublishedVisits(of: reference.file)
    let fit = try Self.fit(visits.data, visits.rowEffects(reference.terms), reference.structure, reference.method)
    try check(fit, reference, visits)
    #expect(fit.courses() == nil)
    #expect(fit.meanCourse(of: [0], intercept: 0, slope: 1) == nil)
  }

  @Test(arguments: ["ml", "reml"]) func `A variance of 0 is found and said`(method: String) throws {
    let reference = Reference("lmm_dyestuff2_singular_\(method)", .intercept)
    let expected = try PublishedResult(reference.file)
    let visits = try PublishedVisits(of: reference.file)
    let fit = try Self.fit(visits.data, visits.effects(["(Intercept)"]), .intercept, reference.method)
    #expect(fit.boundary == .noRandomVariance)
    #expect(fit.isSingular)
    #expect(fit.components.random == .zero)
    #expect(try expected.number("random_sd") == 0)
    expectClose(fit.coefficients[0], try expected.number("beta"), relative: expected.tolerance)
    expectClose(fit.coefficient("(Intercept)")?.standardError, try expected.number("se"), relative: expected.tolerance)
    expectClose(fit.components.residualSD, try expected.number("sigma"), relative: expected.tolerance)
    expectClose(
      fit.minus2LogLikelihood, try expected.number("criterion_minus2loglik"), relative: expected.tolerance * 1e-4)
    #expect(fit.deviations().allSatisfy { $0.intercept == 0 && $0.conditional == .zero })
  }

  @Test func `Treatment by speed is tested as in R`() throws {
    let expected = try PublishedResult("lmm_alsA_interaction_test")
    let visits = try PublishedVisits(of: "lmm_alsA_interaction_test")
    let terms = ["months:fast:arm", "months:inter:arm"]
    let full = try Self.fit(
      visits.data, visits.effects(Self.speedTerms), .interceptAndSlope, .maximumLikelihood)
    let reduced = try Self.fit(
      visits.data, visits.effects(Self.speedTerms.filter { !terms.contains($0) }), .interceptAndSlope,
      .maximumLikelihood)
    let tolerance = expected.tolerance
    expectClose(full.logLikelihood, try expected.number("loglik_full"), relative: tolerance * 1e-4)
    expectClose(reduced.logLikelihood, try expected.number("loglik_reduced"), relative: tolerance * 1e-4)
    let ratio = try #require(full.likelihoodRatio(over: reduced))
    expectClose(ratio.statistic, try expected.number("lr_chisq"), relative: tolerance)
    #expect(ratio.degreesOfFreedom == Int(try expected.number("lr_df")))
    let ratioP = try expected.number("lr_p")
    expectClose(ratio.probability, ratioP, relative: tolerance, scale: ratioP)
    let wald = try #require(full.wald(terms.map { full.model.unit($0) }))
    expectClose(wald.statistic, try expected.number("wald_chisq"), relative: tolerance)
    #expect(wald.degreesOfFreedom == Int(try expected.number("wald_df")))
    let waldP = try expected.number("wald_p")
    expectClose(wald.probability, waldP, relative: tolerance, scale: waldP)
  }
}

extension LinearMixedModel {
  /// The combination that picks one coefficient.
  func unit(_ name: String) -> [Double] { names.map { $0 == name ? 1 : 0 } }
}
