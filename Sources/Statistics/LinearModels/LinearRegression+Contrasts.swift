extension LinearRegression {
  /// Σ wⱼβ̂ⱼ with t by the residual degrees of freedom; the classical covariance unless another is given.
  public func contrast(_ weights: [Double], covariance: Matrix? = nil) -> Contrast {
    Contrast(
      value: dot(weights, coefficients),
      standardError: max(0, (covariance ?? self.covariance).form(weights, weights)).squareRoot(),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// One coefficient by the name of its column; `nil` for an unknown name.
  public func coefficient(_ name: String, covariance: Matrix? = nil) -> Contrast? {
    design.names.firstIndex(of: name).map { contrast(design.unit($0), covariance: covariance) }
  }

  /// Test that several combinations are all 0: Wald's χ² divided by their number is F. `nil` if one combination depends
  /// on the others.
  public func test(_ combinations: [[Double]], covariance: Matrix? = nil) -> (wald: ChiSquaredTest, f: FTest)? {
    let rows = Matrix(combinations)
    guard
      let wald = ChiSquaredTest(
        values: rows.times(coefficients), covariance: (covariance ?? self.covariance).congruence(rows))
    else { return nil }
    let count = Double(combinations.count)
    return (
      wald,
      FTest(statistic: wald.statistic / count, numeratorDegrees: count, denominatorDegrees: degreesOfFreedom)
    )
  }

  /// The likelihood-ratio test against a model with some of the columns, fitted to the same y.
  public func likelihoodRatio(over smaller: LinearRegression) -> ChiSquaredTest? {
    precondition(
      smaller.rows == rows && smaller.coefficients.count < coefficients.count, "nested models have the same rows")
    return ChiSquaredTest(
      2 * (logLikelihood - smaller.logLikelihood), df: coefficients.count - smaller.coefficients.count)
  }

  /// The fitted value of a patient who is average in every column but those set: a least-squares mean (Searle, Speed
  /// and Milliken, Am Stat 1980;34:216–221). A column that is a product with a set one must be set too.
  public func leastSquaresMean(setting: [String: Double], covariance: Matrix? = nil) -> Contrast {
    contrast(design.means(setting: setting), covariance: covariance)
  }

  /// One least-squares mean less another.
  public func leastSquaresDifference(
    _ first: [String: Double], minus second: [String: Double], covariance: Matrix? = nil
  ) -> Contrast {
    contrast(
      zip(design.means(setting: first), design.means(setting: second)).map { $0 - $1 }, covariance: covariance)
  }

  /// The mean fitted value over the rows of a design with the same columns: with a column set to one value in every
  /// row, and its products with it, the marginal mean (g-computation), with the delta-method standard error for rows
  /// taken as given.
  public func marginalMean(over rows: DesignMatrix, covariance: Matrix? = nil) -> Contrast {
    precondition(rows.names == design.names, "a marginal mean is over the columns of the model")
    return contrast(rows.means(), covariance: covariance)
  }
}

extension DesignMatrix {
  /// The combination that picks one coefficient.
  func unit(_ column: Int) -> [Double] {
    var weights = [Double](repeating: 0, count: names.count)
    weights[column] = 1
    return weights
  }
}
