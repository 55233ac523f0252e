import Fitting
import Statistics
import TestKit
import Testing

@Suite struct MetaAnalysisTests {
  private func fit(
    _ method: RandomEffects.Method, hartungKnapp: Bool = false, moderator: String? = nil
  ) throws -> FitResult {
    try MetaAnalysis(
      effects: "yi", errors: "vi", errorsAreVariances: true, method: method, hartungKnapp: hartungKnapp,
      moderator: moderator
    ).fit(Tables.published("bcg"))
  }

  @Test(arguments: [
    RandomEffects.Method.derSimonianLaird, .restrictedMaximumLikelihood, .maximumLikelihood, .pauleMandel,
    .hedgesOlkin, .sidikJonkman, .empiricalBayes,
  ])
  func `Pools agree with metafor`(method: RandomEffects.Method) throws {
    let reference = try Reference("meta_bcg_logrr")
    let name = method.rawValue
    let wald = try fit(method)
    #expect(wald["n"] == 13)
    try reference.expect(wald["estimate"], "\(name)/mu")
    try reference.expect(wald["std_error"], "\(name)/se")
    try reference.expect(wald["tau_squared"], "\(name)/tau2")
    try reference.expect(wald["tau_squared_std_error"], "\(name)/se_tau2")
    try reference.expect(wald["low"], "\(name)/wald_lower")
    try reference.expect(wald["prediction_high"], "\(name)/pi_normal/1")
    let knapp = try fit(method, hartungKnapp: true)
    try reference.expect(knapp["std_error"], "\(name)/hk_se")
    try reference.expect(knapp["high"], "\(name)/hk_upper")
    try reference.expect(knapp["modified_low"], "\(name)/hk_modified_lower")
  }

  @Test func `A regression on a moderator agrees with metafor`() throws {
    let reference = try Reference("meta_bcg_logrr")
    let wald = try fit(.restrictedMaximumLikelihood, moderator: "ablat")
    try reference.expect(wald.number("coefficients", "ablat", "estimate"), "meta_regression/b/1")
    try reference.expect(wald.number("coefficients", "(Intercept)", "std_error"), "meta_regression/se/0")
    try reference.expect(wald["moderator_chi_squared"], "meta_regression/QM")
    let knapp = try fit(.restrictedMaximumLikelihood, hartungKnapp: true, moderator: "ablat")
    try reference.expect(knapp.number("coefficients", "ablat", "std_error"), "meta_regression/knha_se/1")
  }

  @Test func `Studies without an error are left out; errors that are none are refused`() throws {
    let analysis = MetaAnalysis(
      effects: "y", errors: "s", errorsAreVariances: false, method: .derSimonianLaird, hartungKnapp: false)
    let result = try analysis.fit(Tables.text("y,s\n1,0.5\n2,NA\n3,0.5\n"))
    #expect(result["n"] == 2)
    #expect(result["left_out"] == 1)
    // Equal errors: the mean, whatever τ² is.
    expectClose(result["estimate"], 2, relative: 1e-14)
    #expect(try analysis.fit(Tables.text("y,s\n1,0\n2,1\n")).refusal == "a standard error must be above 0")
    #expect(
      message { _ = try analysis.fit(Tables.text("y,se\n1,0\n")) } == "there is no column s; the file has y, se")
  }
}
