import Execution
import Fitting
import Statistics
import TestKit
import Testing

@Suite struct TrialMethodsTests {
  private func visits(visit: String? = nil) throws -> VisitTable {
    VisitTable(data: try Tables.published("alsA_visits"), id: "id", months: "months", value: "total", visit: visit)
  }

  private func check(_ result: FitResult, _ reference: Reference) throws {
    #expect(result.refusal == nil)
    try reference.expect(result["mean_rank_treated"], "mean_rank_treated")
    try reference.expect(result["wins"], "wins")
    try reference.expect(result["losses"], "losses")
    try reference.expect(result.number("tests", "Finkelstein and Schoenfeld", "variance"), "fs_var")
    try reference.expectProbability(result.number("tests", "Wilcoxon", "p"), "wilcoxon_p")
    try reference.expect(result.number("measures", "win ratio", "low"), "win_ratio_ci/0")
    try reference.expect(result.number("measures", "net benefit", "high"), "net_benefit_ci/1")
    try reference.expect(result.number("measures", "win odds", "estimate"), "win_odds")
  }

  @Test func `CAFS at a landmark agrees with a comparison of all pairs, and its ranks with lm`() throws {
    let reference = try Reference("cafs_landmark12_alsA")
    let model = try Tables.model(
      Tables.published("alsA_patients"), "Surv(time, event) ~ arm + base_total + pre_slope")
    let result = try model.compositeComparison(
      visits: visits(), baseline: "base_total", landmark: 12, work: Work())
    try check(result, reference)
    try reference.expect(result["adjusted_difference"], "ancova_on_ranks/arm_estimate")
    try reference.expect(result["adjusted_std_error"], "ancova_on_ranks/se")
    try reference.expectProbability(result["adjusted_p"], "ancova_on_ranks/p")
  }

  @Test func `CAFS pair by pair agrees with a comparison of all pairs`() throws {
    let model = try Tables.model(Tables.published("alsA_patients"), "Surv(time, event) ~ arm")
    let result = try model.compositeComparison(
      visits: visits(visit: "visit"), baseline: "base_total", landmark: nil, work: Work())
    try check(result, Reference("cafs_pairwise_alsA"))
    #expect(
      message {
        _ = try model.compositeComparison(visits: visits(), baseline: "base_total", landmark: nil, work: Work())
      } == "pairs are compared at numbered visits; name their column, or give a landmark")
  }

  @Test(arguments: [0.5, 1.25]) func `Responders by a rule agree with R`(threshold: Double) throws {
    let reference = try Reference("responder_alsA")
    let path = "threshold_\(threshold)"
    let model = try Tables.model(Tables.published("alsA_patients"), "Surv(time, event) ~ arm")
    let plan = ResponderPlan(
      rule: ResponderRule(improvementPointsPerMonth: threshold, horizonMonths: 6), windowMonths: 7, before: "pre_slope")
    let result = try model.responders((plan, visits()))
    try reference.expect(result.number("groups", "treated", "responders"), "\(path)/x1")
    try reference.expect(result.number("groups", "control", "patients"), "\(path)/n2")
    try reference.expect(result.number("measures", "risk difference (Newcombe)", "low"), "\(path)/newcombe/0")
    if threshold == 0.5 {
      try reference.expect(result.number("measures", "risk ratio", "high"), "\(path)/risk_ratio/2")
    }
    try reference.expectProbability(result.number("tests", "chi-squared (Yates)", "p"), "\(path)/chisq_yates_p")
    try reference.expectProbability(result["fisher_p"], "\(path)/fisher_p")
  }

  @Test func `Responders in a column of 0 and 1 by hand`() throws {
    // Treated 2 of 3, control 1 of 2; one row without an arm.
    let table = try Tables.text("r,arm\n1,t\n1,t\n0,t\n1,c\n0,c\n1,\n")
    let result = try Tables.model(table, "r ~ arm").responders(nil)
    #expect(result["left_out"] == 1)
    #expect(result.number("groups", "treated", "responders") == 2)
    expectClose(
      result.number("measures", "risk difference (Wald)", "estimate"), 2.0 / 3 - 0.5, relative: 1e-15)
    expectClose(result.number("measures", "odds ratio", "estimate"), 2, relative: 1e-14)
  }
}
