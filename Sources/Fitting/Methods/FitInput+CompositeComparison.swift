public import Execution
import Statistics

extension FitInput {
  /// The combined assessment of function and survival (CAFS), `Surv(time, event) ~ arm`; covariates after the arm adjust
  /// the ranks.
  ///
  /// With a landmark patients are ordered by event until then, else by the change of their last value until then from
  /// `baseline`, a column of the patients. Without, pair by pair at the visits both have, by number. The treated arm is
  /// the second level. O(patients log patients · visits).
  public func compositeComparison(
    visits: VisitTable, baseline: String, landmark: Double?, work: Work
  ) throws(FitError) -> FitResult {
    guard landmark != nil || visits.visit != nil else {
      throw .option("pairs are compared at numbered visits; name their column, or give a landmark")
    }
    let frame = try ModelFrame(self, also: [baseline, visits.id])
    try frame.refuseSpecials()
    let arms = try TwoArms(frame)
    let bases = try frame.numbers(Formula.Variable(name: baseline))
    let ids = try frame.words(visits.id)
    let (own, leftOutVisits) = try visits.visits(of: ids)
    var result = FitResult("cafs")
    result.add("n", frame.rows.count)
    result.add("left_out", frame.leftOut)
    result.add("visits_left_out", leftOutVisits)
    result.add("treated", .text(arms.levels[1]))
    result.add("control", .text(arms.levels[0]))
    let survival: SurvivalFrame
    switch try SurvivalFrame.read(frame) {
    case .failure(let refusal):
      result.refuse(refusal.words)
      return result
    case .success(let read): survival = read
    }
    guard case .survival(entry: nil, _, _) = formula.response else {
      throw formula.error("patients are compared from a common start: Surv(time, event)", at: 0)
    }
    let level = level
    let comparison: Result<CompositeComparison, SurvivalRefusal>
    if let landmark {
      let changes = own.indices.map { patient in
        own[patient].filter { $0.months <= landmark }.max { $0.months < $1.months }.map { $0.value - bases[patient] }
      }
      comparison = CompositeComparison.atLandmark(
        landmark, survival.sample, changes: changes, treated: arms.treated, level: level)
    } else {
      var starts = [0]
      for visits in own { starts.append(starts[starts.count - 1] + visits.count) }
      let function = FunctionVisits(
        starts: starts, numbers: own.flatMap { $0.map(\.number) },
        values: own.indices.flatMap { patient in own[patient].map { $0.value - bases[patient] } })
      comparison = try finishing { () throws(Cancelled) in
        try CompositeComparison.byPairs(
          survival.sample, visits: function, treated: arms.treated, level: level, work: work)
      }
    }
    switch comparison {
    case .failure(let refusal): result.refuse(refusal.words)
    case .success(let comparison):
      result.add(comparison)
      let covariates = try DesignColumns(frame).columns.dropFirst(formula.hasIntercept ? 2 : 1)
      if !covariates.isEmpty {
        let adjusted = comparison.adjustedRanks(
          for: covariates.map { Covariate($0.name, $0.values) }, level: level)
        result.add("adjusted_difference", FitResult.Value(adjusted.map(\.difference.value)))
        result.add("adjusted_std_error", FitResult.Value(adjusted.map(\.standardError)))
        result.add("adjusted_t", FitResult.Value(adjusted.map(\.t)))
        result.add("adjusted_p", FitResult.Value(adjusted.map(\.probability)))
      }
    }
    return result
  }
}

extension FitResult {
  fileprivate mutating func add(_ comparison: CompositeComparison) {
    add("mean_rank_treated", comparison.meanRanks.treated)
    add("mean_rank_control", comparison.meanRanks.control)
    add("wins", comparison.wins)
    add("losses", comparison.losses)
    add("ties", comparison.ties)
    add("log_win_ratio_variance", Value(comparison.logWinRatioVariance))
    add("net_benefit_variance", comparison.netBenefitVariance)
    let measures: [(String, Result<Estimate, SurvivalRefusal>)] = [
      ("win ratio", comparison.winRatio), ("net benefit", .success(comparison.netBenefit)),
      ("win odds", comparison.winOdds),
    ]
    add(
      Table(
        name: "measures", title: "Treated against control", columns: ["measure", "estimate", "low", "high"],
        rows: measures.map { name, estimate in
          [.text(name), Value(estimate.map(\.value)), Value(estimate.map(\.low)), Value(estimate.map(\.high))]
        }))
    let tests = [
      ("Finkelstein and Schoenfeld", comparison.finkelsteinSchoenfeld), ("Wilcoxon", comparison.wilcoxon),
    ]
    add(
      Table(
        name: "tests", title: "Tests", columns: ["test", "statistic", "variance", "z", "p"],
        rows: tests.map { name, test in
          [.text(name), Value(test.statistic), Value(test.variance), Value(test.z), Value(test.probability)]
        }))
  }
}
