extension CompositeComparison {
  /// The difference in mean rank between arms, covariates held equal.
  public struct AdjustedRanks: Sendable {
    /// Treated − control, in ranks, with limits by Student's t.
    public let difference: Estimate
    /// Its standard error.
    public let standardError: Double
    /// Degrees of freedom.
    public let degreesOfFreedom: Int
    /// Difference / standard error.
    public let t: Double
    /// Two-sided probability by Student's t.
    public let probability: Double
  }

  /// Analysis of covariance of the ranks: least squares of rank on arm and covariates, one number for each patient.
  /// Reference: Conover and Iman, Biometrics 1982;38:715–724. Refused: a covariate that is not finite or follows from
  /// those before it and the arm, or not more patients than columns. O(n · covariates²).
  public func adjustedRanks(
    for covariates: [Covariate], level: Double = 0.95
  ) -> Result<AdjustedRanks, SurvivalRefusal> {
    precondition(covariates.allSatisfy { $0.values.count == ranks.count }, "each patient has every covariate")
    if let covariate = covariates.first(where: { !$0.values.allSatisfy(\.isFinite) }) {
      return .failure(.notFinite(covariate: covariate.name))
    }
    let columns = ([treated.map { $0 ? 1 : 0 }] + covariates.map(\.values)).map(centred)
    let degrees = ranks.count - columns.count - 1
    guard degrees > 0 else { return .failure(.tooFewPatients(found: ranks.count, needed: columns.count + 2)) }
    let outcome = centred(ranks)
    var products = SymmetricMatrix(size: columns.count)
    for row in columns.indices {
      for column in 0...row { products[row, column] = product(columns[row], columns[column]) }
    }
    let division = SymmetricSolve(products)
    if let dependent = division.dependent.first { return .failure(.dependentCovariate(covariates[dependent - 1].name)) }
    let slopes = division.solve(columns.map { product($0, outcome) })
    var residuals = outcome
    for (column, slope) in zip(columns, slopes) {
      for row in residuals.indices { residuals[row] -= slope * column[row] }
    }
    let variance = product(residuals, residuals) / Double(degrees)
    let error = (variance * division.inverse[0, 0]).squareRoot()
    let t = slopes[0] / error
    guard error > 0, let limit = StudentsT.quantile(0.5 + level / 2, df: Double(degrees)),
      let tail = StudentsT.cdf(-abs(t), df: Double(degrees))
    else { return .failure(.noComparison) }
    return .success(
      AdjustedRanks(
        difference: Estimate(
          value: slopes[0], low: slopes[0] - limit * error, high: slopes[0] + limit * error, level: level),
        standardError: error, degreesOfFreedom: degrees, t: t, probability: 2 * tail))
  }
}

private func centred(_ numbers: [Double]) -> [Double] {
  let mean = compensatedSum(numbers) / Double(numbers.count)
  return numbers.map { $0 - mean }
}

private func product(_ a: [Double], _ b: [Double]) -> Double {
  var sum = RunningSum()
  for row in a.indices { sum.add(a[row] * b[row]) }
  return sum.total
}
