import Statistics

extension FitInput {
  /// `survdiff`: whether groups differ in survival, within `strata(…)` if the formula has them; times are weighted by
  /// S(t−)^ρ. O(rows log rows).
  public func logRank(rho: Double) throws(FitError) -> FitResult {
    guard rho.isFinite else { throw .option("rho is a number") }
    let frame = try ModelFrame(self)
    if let cluster = formula.cluster { throw formula.error("a log-rank test has no clusters", at: cluster.position) }
    let variables = try frame.groupVariables()
    guard !variables.isEmpty else { throw formula.error("expected the column of the groups", at: formula.text.count) }
    let groups = try frame.groups(variables)
    let strata = formula.strata.isEmpty ? nil : try frame.groups(formula.strata)
    var result = FitResult("logrank")
    result.add("n", frame.rows.count)
    result.add("left_out", frame.leftOut)
    result.add("rho", rho)
    let test = try SurvivalFrame.read(frame).flatMap {
      LogRankTest.test($0.sample, groups: groups.codes, strata: strata?.codes, rho: rho)
    }
    switch test {
    case .failure(let refusal): result.refuse(refusal.words)
    case .success(let test):
      result.add("chi_squared", test.chiSquared.statistic)
      result.add("df", test.chiSquared.degreesOfFreedom)
      result.add("p", test.chiSquared.probability)
      result.add("z", FitResult.Value(test.z, else: "only two groups have a sign"))
      result.add(
        FitResult.Table(
          name: "groups", title: "Groups", columns: ["group", "n", "observed", "expected"],
          rows: groups.levels.indices.map { place in
            [
              .text(groups.levels[place]), FitResult.Value(test.patients[place]),
              FitResult.Value(test.observed[place]), FitResult.Value(test.expected[place]),
            ]
          }))
      result.addCovariance(groups.levels) { test.covariance[max($0, $1), min($0, $1)] }
    }
    return result
  }
}
