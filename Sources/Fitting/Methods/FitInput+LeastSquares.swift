import Statistics

extension FitInput {
  /// How the covariance of coefficients is estimated, by the names of R's sandwich package.
  public enum Covariance: String, Sendable, CaseIterable {
    /// Equal variances.
    case classical
    /// Squares of residuals as they are.
    case hc0 = "HC0"
    /// Times n/(n − p).
    case hc1 = "HC1"
    /// By 1 − leverage.
    case hc2 = "HC2"
    /// By its square.
    case hc3 = "HC3"
    /// Within clusters.
    case cr1 = "CR1"
  }

  /// `lm`: least squares, and so an analysis of covariance; the tests of whole terms are Wald's by F, each given all
  /// others. `cluster` names the column of the clusters of CR1, unless the formula does. O(rows · columns²).
  public func leastSquares(covariance kind: Covariance, cluster: String?) throws(FitError) -> FitResult {
    let frame = try ModelFrame(self, also: cluster.map { [$0] } ?? [])
    try frame.refuseRandom()
    guard case .variable(let response) = formula.response, formula.strata.isEmpty else {
      throw formula.error("least squares need a column on the left, and have no strata", at: 0)
    }
    let design = try DesignColumns(frame)
    guard !design.columns.isEmpty else { throw formula.error("the model has no columns", at: formula.text.count) }
    let estimator = try estimator(kind, cluster.map { Formula.Variable(name: $0) } ?? formula.cluster, frame)
    var result = FitResult("ancova")
    result.add("n", frame.rows.count)
    result.add("left_out", frame.leftOut)
    result.add("vcov", .text(kind.rawValue))
    switch LinearRegression.fit(design.matrix, try frame.numbers(response)) {
    case .failure(let refusal): result.refuse(refusal.words)
    case .success(let fit):
      guard let covariance = fit.covariance(estimator) else {
        result.refuse("\(kind.rawValue) has no value: a row alone determines a coefficient, or there is one cluster")
        return result
      }
      result.add(fit, covariance, level)
      result.add(fit, covariance, design.terms)
    }
    return result
  }

  private func estimator(
    _ kind: Covariance, _ cluster: Formula.Variable?, _ frame: ModelFrame
  ) throws(FitError) -> LinearRegression.CovarianceEstimator {
    switch kind {
    case .classical: return .classical
    case .hc0: return .hc0
    case .hc1: return .hc1
    case .hc2: return .hc2
    case .hc3: return .hc3
    case .cr1:
      guard let cluster else { throw .option("CR1 needs the column of the clusters") }
      return .cr1(clusters: try frame.factor(cluster).codes)
    }
  }
}

extension FitResult {
  fileprivate mutating func add(_ fit: LinearRegression, _ covariance: Matrix, _ level: Double) {
    add("df", fit.degreesOfFreedom)
    add("sigma", fit.residualSD)
    add("r_squared", Value(fit.rSquared, else: "the response does not vary"))
    add("adjusted_r_squared", Value(fit.adjustedRSquared, else: "the response does not vary"))
    add("f", Value(fit.overallTest?.statistic, else: "there is only an intercept"))
    add("log_likelihood", fit.logLikelihood)
    add("aic", fit.aic)
    add("bic", fit.bic)
    add("largest_leverage", fit.leverages.max() ?? 0)
    let names = fit.design.names
    add(
      Table(
        name: "coefficients", title: "Coefficients",
        columns: ["term", "estimate", "std_error", "t", "p", "low", "high"],
        rows: names.map { name in
          guard let contrast = fit.coefficient(name, covariance: covariance) else {
            preconditionFailure("a model knows its columns")
          }
          let interval = contrast.interval(level: level)
          let none = "the standard error is 0"
          return [
            .text(name), Value(contrast.value), Value(contrast.standardError), Value(contrast.statistic),
            Value(contrast.probability, else: none), Value(interval?.low, else: none),
            Value(interval?.high, else: none),
          ]
        }))
    addCovariance(names) { covariance[$0, $1] }
  }

  fileprivate mutating func add(
    _ fit: LinearRegression, _ covariance: Matrix, _ terms: [(label: String, columns: Range<Int>)]
  ) {
    add(
      Table(
        name: "terms", title: "Whole terms, each given all others", columns: ["term", "f", "df", "df_residual", "p"],
        rows: terms.map { term in
          let combinations = term.columns.map { column in
            fit.design.names.indices.map { $0 == column ? 1.0 : 0 }
          }
          let test = fit.test(combinations, covariance: covariance)?.f
          let none = "the covariance of the term has no inverse"
          return [
            .text(term.label), Value(test?.statistic, else: none), .count(term.columns.count),
            Value(fit.degreesOfFreedom), Value(test?.probability, else: none),
          ]
        }))
  }
}
