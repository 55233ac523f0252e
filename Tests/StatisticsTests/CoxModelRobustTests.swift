import Execution
import Statistics
import TestKit
import Testing

@Suite struct CoxModelRobustTests {
  @Test(arguments: CoxCase.names) func `Robust standard errors agree with coxph`(name: String) throws {
    let file = try SurvivalReference(name)
    let base = try CoxCase(name)
    for coefficient in try base.fit().robust(clusters: base.clusters).coefficients {
      try file.expect(coefficient.standardError, "robust_se/\(coefficient.name)")
    }
  }

  @Test func `With strata, late entries, clusters, ties and weights too`() throws {
    let file = try SurvivalReference("survival_alsA_more")
    let cases = try MoreCoxCases()
    let entry = try cases.entry().robust(clusters: cases.sites)
    try file.expect(entry.coefficients.map(\.standardError), "cox_entry/robust_se")
    try file.expect(cases.weights(.efron).robust().coefficients.map(\.standardError), "cox_weights/robust_se")
    try file.expect(cases.tied().robust().coefficients.map(\.standardError), "cox_tied/robust_se")
  }

  @Test func `Every patient twice in a cluster is every patient once`() throws {
    // Twice the score residuals of each cluster and half the covariance: the sandwich stays what it is.
    let cohort = RandomSurvival(5, count: 70)
    let twice = cohort.rearranged((0..<140).map { $0 / 2 })
    let once = try CoxModel.fit(cohort.sample(), cohort.covariates, ties: .breslow, work: Work()).get()
    let both = try CoxModel.fit(twice.sample(), twice.covariates, ties: .breslow, work: Work()).get()
    let robust = both.robust(clusters: (0..<140).map { $0 / 2 })
    for (a, b) in zip(once.robust().coefficients, robust.coefficients) {
      expectClose(b.standardError, a.standardError, relative: 1e-9)
    }
  }
}
