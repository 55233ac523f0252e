public import Execution
public import Statistics

extension FitInput {
  /// `coxph`: proportional hazards, with `strata(…)`, and with robust standard errors if asked for or for `cluster(…)`.
  ///
  /// With `proportionality` the table "proportionality" holds `cox.zph`. O(rows · columns²) a step.
  public func cox(
    ties: CoxModel.Ties, robust: Bool, proportionality: Bool, work: Work
  ) throws(FitError) -> FitResult {
    let frame = try ModelFrame(self)
    let design = try DesignColumns(frame)
    let first = formula.hasIntercept ? 1 : 0
    let covariates = design.columns.dropFirst(first).map { Covariate($0.name, $0.values) }
    guard !covariates.isEmpty else { throw formula.error("expected a covariate on the right", at: formula.text.count) }
    guard formula.hasIntercept else {
      throw formula.error("a Cox model has no intercept to take away; leave -1 and 0 out", at: 0)
    }
    let strata = formula.strata.isEmpty ? nil : try frame.groups(formula.strata).codes
    let clusters: [Int]? = if let cluster = formula.cluster { try frame.factor(cluster).codes } else { nil }
    var result = FitResult("cox")
    result.add("n", frame.rows.count)
    result.add("left_out", frame.leftOut)
    result.add("ties", .text(ties.rawValue))
    let survival: SurvivalFrame
    switch try SurvivalFrame.read(frame) {
    case .failure(let refusal):
      result.refuse(refusal.words)
      return result
    case .success(let read): survival = read
    }
    let level = level
    let fit = try finishing { () throws(Cancelled) in
      try CoxModel.fit(survival.sample, covariates, strata: strata, ties: ties, level: level, work: work)
    }
    switch fit {
    case .failure(let refusal): result.refuse(refusal.words)
    case .success(let model):
      result.add(model, robust || clusters != nil ? model.robust(clusters: clusters, level: level) : nil)
      result.add(concordance: model.concordance(clusters: clusters, level: level))
      if proportionality {
        result.add(
          proportionality: model.proportionality(
            terms: design.terms.map { $0.columns.map { $0 - first } }), design.terms.map(\.label))
      }
    }
    return result
  }
}

extension FitResult {
  fileprivate mutating func add(_ model: CoxModel, _ robust: CoxModel.Robust?) {
    add("events", model.eventCount)
    add("log_likelihood", model.logLikelihood)
    add("null_log_likelihood", model.nullLogLikelihood)
    add("steps", model.steps)
    let shown = robust?.coefficients ?? model.coefficients
    add(
      Table(
        name: "coefficients", title: "Coefficients",
        columns: ["term", "estimate", "hazard_ratio", "std_error"] + (robust == nil ? [] : ["robust_std_error"])
          + ["z", "p", "low", "high"],
        rows: zip(model.coefficients, shown).map { own, shown in
          [.text(own.name), Value(own.value), Value(own.hazardRatio.value), Value(own.standardError)]
            + (robust == nil ? [] : [Value(shown.standardError)])
            + [
              Value(shown.value / shown.standardError), Value(shown.probability), Value(shown.hazardRatio.low),
              Value(shown.hazardRatio.high),
            ]
        }))
    let tests = [
      ("likelihood ratio", model.likelihoodRatio), ("Wald", model.wald), ("score", model.score),
    ]
    add(
      Table(
        name: "tests", title: "All coefficients", columns: ["test", "chi_squared", "df", "p"],
        rows: tests.map { FitResult.row($0.0, $0.1) }))
    let covariance = robust?.covariance ?? model.covariance
    addCovariance(model.coefficients.map(\.name)) { covariance[max($0, $1), min($0, $1)] }
  }

  fileprivate mutating func add(concordance result: Result<Concordance, SurvivalRefusal>) {
    add("concordance", Value(result.map(\.estimate.value)))
    add("concordance_std_error", Value(result.map(\.standardError)))
  }

  fileprivate mutating func add(
    proportionality result: Result<CoxModel.Proportionality, SurvivalRefusal>, _ labels: [String]
  ) {
    switch result {
    case .failure(let refusal): add("proportionality", .missing(refusal.words))
    case .success(let found):
      add(
        Table(
          name: "proportionality", title: "Whether hazard ratios stay the same",
          columns: ["term", "chi_squared", "df", "p"],
          rows: zip(labels, found.terms).map(FitResult.row) + [FitResult.row("GLOBAL", found.global)]))
    }
  }

  private static func row(_ name: String, _ test: ChiSquaredTest) -> [Value] {
    [.text(name), Value(test.statistic), .count(test.degreesOfFreedom), Value(test.probability)]
  }
}
