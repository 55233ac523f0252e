import Execution
import Glibc
import Statistics
import TestKit
import Testing

/// A data set of the survival files with the covariates of one of them.
struct CoxCase: CustomTestStringConvertible {
  let name: String
  let sample: SurvivalSample
  let covariates: [Covariate]
  let clusters: [Int]?

  var testDescription: String { name }

  static let names = [
    "cox_alsA", "cox_alsA_interaction", "cox_heart_counting", "cox_jasa_naive_immortal", "cox_lung_multi",
    "cox_lung_sex",
  ]

  init(_ name: String) throws {
    self.name = name
    switch name {
    case "cox_alsA", "cox_alsA_interaction":
      let table = try SurvivalTable("alsA_patients")
      sample = try table.sample()
      clusters = nil
      let arm = try table.numbers("arm")
      let bulbar = Covariate("bulbar", try table.indicator("onset", of: "bulbar"))
      let total = Covariate("base_total", try table.numbers("base_total"))
      if name == "cox_alsA" {
        covariates = [
          Covariate("arm", arm), Covariate("age", try table.numbers("age")),
          Covariate("male", try table.indicator("sex", of: "M")), bulbar,
          Covariate("pre_slope", try table.numbers("pre_slope")), total,
          Covariate("riluzole", try table.numbers("riluzole")),
        ]
      } else {
        let fast = try table.indicator("speed", of: "fast")
        covariates = [
          Covariate("arm", arm), Covariate("fast", fast), bulbar, total, Covariate("arm:fast", zip(arm, fast).map(*)),
        ]
      }
    case "cox_heart_counting":
      let table = try SurvivalTable("heart")
      sample = try table.sample(time: "stop", entry: "start")
      clusters = try table.codes("id")
      covariates = try ["transplant", "age", "surgery"].map { Covariate($0, try table.numbers($0)) }
    case "cox_jasa_naive_immortal":
      let table = try SurvivalTable("jasa")
      sample = try table.sample(time: "futime", event: "fustat")
      clusters = nil
      covariates = try ["transplant", "age", "surgery"].map { Covariate($0, try table.numbers($0)) }
    default:
      let names = name == "cox_lung_sex" ? ["sex"] : ["age", "sex", "ph_ecog", "wt_loss"]
      let table = try SurvivalTable("lung")
      let columns = try names.map { try table.optionalNumbers($0) }
      let times = try table.numbers("time")
      let events = try table.flags("event")
      // Rows without one of the covariates are left out.
      let rows = times.indices.filter { row in columns.allSatisfy { $0[row] != nil } }
      sample = try SurvivalSample.read(times: rows.map { times[$0] }, events: rows.map { events[$0] }).get()
      clusters = nil
      covariates = zip(names, columns).map { name, column in Covariate(name, rows.compactMap { column[$0] }) }
    }
  }

  func fit(_ ties: CoxModel.Ties = .efron) throws -> CoxModel {
    try CoxModel.fit(sample, covariates, ties: ties, work: Work()).get()
  }
}

@Suite struct CoxModelTests {
  @Test(arguments: CoxCase.names, CoxModel.Ties.allCases)
  func `Coefficients, likelihoods and tests agree with coxph`(name: String, ties: CoxModel.Ties) throws {
    let file = try SurvivalReference(name)
    let model = try CoxCase(name).fit(ties)
    let path = ties.rawValue
    try file.expect(Double(model.count), "\(path)/n")
    try file.expect(Double(model.eventCount), "\(path)/nevent")
    for coefficient in model.coefficients {
      try file.expect(coefficient.value, "\(path)/coef/\(coefficient.name)")
      try file.expect(coefficient.standardError, "\(path)/se/\(coefficient.name)")
      try file.expect(coefficient.hazardRatio.value, "\(path)/hr/\(coefficient.name)")
      try file.expect(coefficient.hazardRatio.low, "\(path)/hr_lower/\(coefficient.name)")
      try file.expect(coefficient.hazardRatio.high, "\(path)/hr_upper/\(coefficient.name)")
    }
    try file.expect(model.covariance, "\(path)/vcov")
    try file.expect(model.logLikelihood, "\(path)/loglik")
    try file.expect(model.nullLogLikelihood, "\(path)/loglik_null")
    try file.expect(model.likelihoodRatio.statistic, "\(path)/lr_test")
    try file.expect(model.wald.statistic, "\(path)/wald_test")
    try file.expect(model.score.statistic, "\(path)/score_test")
    try file.expect(Double(model.wald.degreesOfFreedom), "\(path)/df")
    try file.expectProbability(model.likelihoodRatio.probability, "\(path)/p_lr")
    #expect(model.steps < 10)
  }

  private func check(_ model: CoxModel, _ file: SurvivalReference, _ path: String) throws {
    try file.expect(model.coefficients.map(\.value), "\(path)/coef")
    try file.expect(model.covariance, "\(path)/vcov")
    try file.expect(model.logLikelihood, "\(path)/loglik")
  }

  @Test func `Strata, late entries, many ties and weights agree with coxph`() throws {
    let file = try SurvivalReference("survival_alsA_more")
    let cases = try MoreCoxCases()
    try check(cases.entry(), file, "cox_entry")
    try check(cases.weights(.efron), file, "cox_weights")
    try check(cases.weights(.breslow), file, "cox_weights_breslow")
    let tied = try cases.tied()
    try check(tied, file, "cox_tied")
    try file.expect(tied.nullLogLikelihood, "cox_tied/loglik_null")
    try file.expect(tied.score.statistic, "cox_tied/score_test")
    try file.expect(cases.entry().nullLogLikelihood, "cox_entry/loglik_null")
    try file.expect(cases.entry().score.statistic, "cox_entry/score_test")
  }

  @Test func `One binary covariate in closed form`() throws {
    // Events at 1 (x = 1), 2 (x = 0) and 3 (x = 1), the last of (x = 0) censored at 4; with r = e^β the likelihood is
    // r/(2r + 2) · 1/(r + 2) · r/(r + 1): its logarithm has the derivative 2/r − 2/(r + 1) − 1/(r + 2) in r, which is 0
    // where 2(r + 2) = r(r + 1): r² − r − 4 = 0, r = (1 + √17)/2.
    let sample = try SurvivalSample.read(times: [1, 2, 3, 4], events: [true, true, true, false]).get()
    let model = try CoxModel.fit(sample, [Covariate("x", [1, 0, 1, 0])], work: Work()).get()
    let r = (1 + 17.0.squareRoot()) / 2
    expectClose(model.coefficients[0].hazardRatio.value, r, relative: 1e-10)
    expectClose(
      model.logLikelihood, 2 * log(r) - log(2 * r + 2) - log(r + 2) - log(r + 1), relative: 1e-12)
    expectClose(model.nullLogLikelihood, -log(24.0), relative: 1e-14)
    // Information Σ p(1 − p), p the share of risk with x = 1: r/(r + 1), r/(r + 2), r/(r + 1).
    let information = 2 * r / ((r + 1) * (r + 1)) + 2 * r / ((r + 2) * (r + 2))
    expectClose(model.coefficients[0].standardError, 1 / information.squareRoot(), relative: 1e-10)
  }

  @Test func `Two tied events by hand, in both ways`() throws {
    // Both events at 1, x = 1 and 0; one more patient with x = 1. S = 2r + 1, D = r + 1.
    let sample = try SurvivalSample.read(times: [1, 1, 2], events: [true, true, false]).get()
    let x = [Covariate("x", [1, 0, 1])]
    // Breslow r/S²: 1/r = 4/(2r + 1), r = 1/2.
    let breslow = try CoxModel.fit(sample, x, ties: .breslow, work: Work()).get()
    expectClose(breslow.coefficients[0].hazardRatio.value, 0.5, relative: 1e-10)
    // Efron r/(S (S − D/2)) = r/((2r + 1)(3r + 1)/2): (2r + 1)(3r + 1) = r (12r + 5), 6r² = 1.
    let efron = try CoxModel.fit(sample, x, ties: .efron, work: Work()).get()
    expectClose(efron.coefficients[0].hazardRatio.value, (1.0 / 6).squareRoot(), relative: 1e-10)
  }

  @Test func `The score test of one group without ties is the log-rank test`() throws {
    let cohort = RandomSurvival(3, count: 120, grain: 1e-6)
    let sample = try cohort.sample()
    let model = try CoxModel.fit(sample, [cohort.covariates[0]], work: Work()).get()
    let test = try LogRankTest.test(sample, groups: cohort.groups).get()
    expectClose(model.score.statistic, test.chiSquared.statistic, relative: 1e-9)
  }

  @Test func `Wald's test of some coefficients is that of all, and of one`() throws {
    let model = try CoxCase("cox_alsA_interaction").fit()
    let all = try model.wald(of: [0, 1, 2, 3, 4]).get()
    expectClose(all.statistic, model.wald.statistic, relative: 1e-10)
    let last = model.coefficients[4]
    let z = last.value / last.standardError
    expectClose(try model.wald(of: [4]).get().statistic, z * z, relative: 1e-12)
    expectClose(try model.wald(of: [4]).get().probability, last.probability, relative: 1e-10)
  }

  @Test func `Far-off origins and units change no result`() throws {
    let base = try CoxCase("cox_alsA")
    let model = try base.fit()
    let moved = base.covariates.map { Covariate($0.name, $0.values.map { 1e4 + 1e-4 * $0 }) }
    let other = try CoxModel.fit(base.sample, moved, work: Work()).get()
    for (a, b) in zip(model.coefficients, other.coefficients) {
      expectClose(b.value * 1e-4, a.value, relative: 1e-7)
      expectClose(b.standardError * 1e-4, a.standardError, relative: 1e-7)
    }
  }

  @Test func `Cancelled work throws`() throws {
    let work = Work()
    work.cancel()
    let base = try CoxCase("cox_lung_sex")
    #expect(throws: Cancelled.self) { _ = try CoxModel.fit(base.sample, base.covariates, work: work) }
  }
}

/// The models of the additional file: see its "call".
struct MoreCoxCases {
  private let table: SurvivalTable
  let sites: [Int]
  let onset: [Int]

  init() throws {
    table = try SurvivalTable("alsA_patients")
    sites = try table.levels("site")
    onset = try table.levels("onset")
  }

  private func covariate(_ name: String) throws -> Covariate {
    switch name {
    case "male": Covariate(name, try table.indicator("sex", of: "M"))
    case "bulbar": Covariate(name, try table.indicator("onset", of: "bulbar"))
    default: Covariate(name, try table.numbers(name))
    }
  }

  func entry() throws -> CoxModel {
    let entries = try table.numbers("symptom_months")
    let sample = try SurvivalSample.read(
      times: zip(entries, table.numbers("time")).map(+), events: table.flags("event"), entries: entries
    ).get()
    let covariates = try ["arm", "age", "male", "pre_slope"].map(covariate)
    return try CoxModel.fit(sample, covariates, strata: onset, work: Work()).get()
  }

  func weights(_ ties: CoxModel.Ties) throws -> CoxModel {
    let sample = try SurvivalSample.read(
      times: table.numbers("time"), events: table.flags("event"),
      weights: sites.indices.map { 1 + Double(($0 + 1) % 3) / 2 }
    ).get()
    let covariates = try ["arm", "age", "bulbar", "pre_slope"].map(covariate)
    return try CoxModel.fit(sample, covariates, ties: ties, work: Work()).get()
  }

  func tied() throws -> CoxModel {
    let sample = try SurvivalSample.read(
      times: table.numbers("time").map { ($0 / 3).rounded(.up) }, events: table.flags("event")
    ).get()
    let covariates = try ["arm", "age", "bulbar", "pre_slope"].map(covariate)
    return try CoxModel.fit(sample, covariates, work: Work()).get()
  }
}
