import Execution
import Fitting
import Statistics
import TestKit
import Testing

@Suite struct SurvivalTests {
  @Test func `Curves of groups agree with survfit`() throws {
    let reference = try Reference("km_lung_sex")
    let model = try Tables.model(Tables.published("lung"), "Surv(time, event) ~ sex")
    let result = try model.survivalCurves(times: [], limits: .logLog)
    #expect(result["n"] == 228)
    let rows = try #require(result.tables.first { $0.name == "curve" }).rows
    for sex in ["1", "2"] {
      let own = rows.filter { $0[0] == .text("sex=\(sex)") }
      let times = try reference.numbers("\(sex)/time")
      #expect(own.count == times.count)
      for (place, row) in own.enumerated() {
        #expect(row[1].number == times[place])
        try reference.expect(row[2].number, "\(sex)/n_risk/\(place)")
        try reference.expect(row[3].number, "\(sex)/n_event/\(place)")
        try reference.expect(row[5].number, "\(sex)/surv/\(place)")
        if row[7].number != nil { try reference.expect(row[7].number, "\(sex)/loglog_lower/\(place)") }
      }
    }
  }

  @Test func `Curves at chosen times by hand, and nothing beyond the follow-up`() throws {
    // Of 4 patients one dies at 1, one is censored at 2, one dies at 3: S = 3/4, then 3/8.
    let table = try Tables.text("time,event\n1,1\n2,0\n3,1\n4,0\n")
    let result = try Tables.model(table, "Surv(time, event) ~ 1").survivalCurves(times: [1, 3, 5], limits: .plain)
    let rows = try #require(result.tables.first { $0.name == "at_times" }).rows
    #expect(rows.map { $0[3] }[..<2] == [.number(0.75), .number(0.375)])
    #expect(rows[2][3] == .missing("beyond the follow-up of the group"))
  }

  @Test(arguments: [("rho0", 0.0), ("rho1", 1.0)])
  func `The log-rank test agrees with survdiff`(name: String, rho: Double) throws {
    let reference = try Reference("logrank_lung")
    let result = try Tables.model(Tables.published("lung"), "Surv(time, event) ~ sex").logRank(rho: rho)
    try reference.expect(result["chi_squared"], "\(name)/chisq")
    try reference.expectProbability(result["p"], "\(name)/p")
    for (place, group) in ["sex=1", "sex=2"].enumerated() {
      try reference.expect(result.number("groups", group, "observed"), "\(name)/observed/\(place)")
      try reference.expect(result.number("groups", group, "expected"), "\(name)/expected/\(place)")
      try reference.expect(result.number("covariance", group, group), "\(name)/var/\(place)/\(place)")
    }
  }

  @Test func `The stratified log-rank test leaves out who has no stratum`() throws {
    let reference = try Reference("logrank_lung")
    let result = try Tables.model(Tables.published("lung"), "Surv(time, event) ~ sex + strata(ph_ecog)").logRank(rho: 0)
    #expect(result["n"] == 227)
    #expect(result["left_out"] == 1)
    try reference.expect(result["chi_squared"], "stratified/chisq")
    try reference.expectProbability(result["p"], "stratified/p")
  }

  @Test(arguments: [CoxModel.Ties.efron, .breslow])
  func `Cox models agree with coxph`(ties: CoxModel.Ties) throws {
    let reference = try Reference("cox_lung_multi")
    let model = try Tables.model(Tables.published("lung"), "Surv(time, event) ~ age + sex + ph_ecog + wt_loss")
    let result = try model.cox(ties: ties, robust: ties == .efron, proportionality: false, work: Work())
    #expect(result["n"] == 213)
    #expect(result["left_out"] == 15)
    try reference.expect(result["events"], "\(ties)/nevent")
    try reference.expect(result["log_likelihood"], "\(ties)/loglik")
    try reference.expect(result, "coefficients", "estimate", "\(ties)/coef")
    try reference.expect(result, "coefficients", "std_error", "\(ties)/se")
    try reference.expect(result.number("tests", "likelihood ratio", "chi_squared"), "\(ties)/lr_test")
    try reference.expect(result.number("tests", "score", "chi_squared"), "\(ties)/score_test")
    if ties == .efron {
      try reference.expect(result, "coefficients", "robust_std_error", "robust_se")
      try reference.expect(result["concordance"], "concordance/c")
    }
  }

  @Test func `Interactions in a Cox model agree with coxph`() throws {
    let reference = try Reference("cox_alsA_interaction")
    let model = try Tables.model(Tables.patients(), "Surv(time, event) ~ arm * fast + bulbar + base_total")
    let result = try model.cox(ties: .efron, robust: false, proportionality: false, work: Work())
    try reference.expect(result, "coefficients", "estimate", "efron/coef")
    try reference.expect(result, "coefficients", "std_error", "efron/se")
  }

  @Test func `Intervals from start to stop agree with coxph`() throws {
    let reference = try Reference("cox_heart_counting")
    let model = try Tables.model(
      Tables.published("heart"), "Surv(start, stop, event) ~ transplant + age + surgery")
    let result = try model.cox(ties: .efron, robust: false, proportionality: false, work: Work())
    try reference.expect(result, "coefficients", "estimate", "efron/coef")
  }

  @Test func `Events may be coded 1 and 2, or in words`() throws {
    let rows = [(5, 1, "TRUE"), (6, 0, "FALSE"), (7, 1, "TRUE"), (3, 0, "FALSE")]
    let text = "t,a,b,c\n" + rows.map { "\($0.0),\($0.1),\($0.1 + 1),\($0.2)" }.joined(separator: "\n")
    let table = try Tables.text(text)
    for event in ["a", "b", "c"] {
      let result = try Tables.model(table, "Surv(t, \(event)) ~ 1").survivalCurves(times: [5], limits: .logLog)
      #expect(result["events"] == 2)
    }
    #expect(
      message { _ = try Tables.model(table, "Surv(a, t) ~ 1").survivalCurves(times: [], limits: .logLog) }
        == "8: t holds other numbers than 0 and 1, or 1 and 2")
  }

  @Test func `Restricted means agree with R`() throws {
    let reference = try Reference("rmst_lung_sex")
    let model = try Tables.model(Tables.published("lung"), "Surv(time, event) ~ sex")
    for (place, tau) in [180.0, 365, 730].enumerated() {
      let result = try model.restrictedMeans(horizon: tau)
      try reference.expect(result.number("groups", "sex=1", "mean"), "\(place)/rmst_reference")
      try reference.expect(result.number("groups", "sex=2", "std_error"), "\(place)/se_comparison")
      try reference.expect(result.number("comparisons", "sex=2 difference", "estimate"), "\(place)/difference")
      try reference.expect(result.number("comparisons", "sex=2 difference", "high"), "\(place)/diff_upper")
      try reference.expectProbability(result.number("comparisons", "sex=2 difference", "p"), "\(place)/p_difference")
      try reference.expect(result.number("comparisons", "sex=2 ratio", "low"), "\(place)/ratio_lower")
      try reference.expect(result.number("comparisons", "sex=2 ratio of time lost", "estimate"), "\(place)/rmtl_ratio")
    }
    #expect(try model.restrictedMeans(horizon: 5000).refusal?.contains("beyond the follow-up") == true)
  }

  @Test func `A model that the data do not answer is refused in words`() throws {
    let table = try Tables.text("t,e,x\n1,0,1\n2,0,2\n3,1,3\n")
    let model = try Tables.model(table, "Surv(t, e) ~ x")
    let result = try model.cox(ties: .efron, robust: false, proportionality: false, work: Work())
    #expect(result.refusal == "too few events: 1, needed are at least 2")
  }
}
