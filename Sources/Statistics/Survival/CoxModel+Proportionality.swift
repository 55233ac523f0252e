extension CoxModel {
  /// Whether hazard ratios stay the same over time.
  public struct Proportionality: Sendable {
    /// A test for each covariate, with the others held constant in time; in the order of the coefficients.
    public let covariates: [ChiSquaredTest]
    /// A test for all covariates together.
    public let global: ChiSquaredTest
  }

  /// The score test of adding to each covariate x a covariate x·g(t), g(t) = 1 − S(t−) of all rows: the definition that
  /// `cox.zph` has since version 3 of R's survival package. Reference: Grambsch and Therneau, Biometrika
  /// 1994;81:515–526. Refused if the events are too few to tell the times apart. O(n · covariates²).
  public func proportionality() -> Result<Proportionality, SurvivalRefusal> {
    let width = sets.width
    let curve = SurvivalCurve.curves(sample)[0]
    // The times of a curve of all rows are those of the sample, so ranks are places.
    let g = sets.timeRanks.map { rank in 1 - (rank > 0 ? curve.survival[rank - 1] : 1) }
    let first = CoxScore(sets, sums, weights: g)
    let second = CoxScore(sets, sums, weights: g.map { $0 * $0 })
    // What the main effects leave of the information about the added ones: B − A' V A.
    let division = SymmetricSolve(information)
    var rest = second.information
    for row in 0..<width {
      let solved = division.solve((0..<width).map { first.information[$0, row] })
      for column in 0...row {
        let explained = (0..<width).reduce(0) { $0 + solved[$1] * first.information[$1, column] }
        rest[row, column] -= explained
      }
    }
    let joint = SymmetricSolve(rest)
    if let dependent = joint.dependent.first { return .failure(.dependentCovariate(coefficients[dependent].name)) }
    var tests: [ChiSquaredTest] = []
    for k in 0..<width {
      guard rest[k, k] > 0, let test = ChiSquaredTest(first.score[k] * first.score[k] / rest[k, k], df: 1) else {
        return .failure(.noComparison)
      }
      tests.append(test)
    }
    guard let global = ChiSquaredTest(joint.inverseForm(first.score), df: width) else {
      return .failure(.noComparison)
    }
    return .success(Proportionality(covariates: tests, global: global))
  }
}
