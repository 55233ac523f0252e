extension CoxModel {
  /// Whether hazard ratios stay the same over time.
  public struct Proportionality: Sendable {
    /// A test for each term, with the others held constant in time.
    public let terms: [ChiSquaredTest]
    /// A test for all covariates together.
    public let global: ChiSquaredTest
  }

  /// The score test of adding to each covariate x a covariate x·g(t), g(t) = 1 − S(t−) of all rows: the definition that
  /// `cox.zph` has since version 3 of R's survival package. Reference: Grambsch and Therneau, Biometrika
  /// 1994;81:515–526.
  ///
  /// `terms` are places of coefficients that belong together, such as the levels of a factor; without them every
  /// coefficient is a term. Refused if the events are too few to tell the times apart. O(n · covariates²).
  public func proportionality(terms: [[Int]]? = nil) -> Result<Proportionality, SurvivalRefusal> {
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
    func test(_ places: [Int]) -> ChiSquaredTest {
      let form = SymmetricSolve(rest.part(places)).inverseForm(places.map { first.score[$0] })
      guard let test = ChiSquaredTest(form, df: places.count) else { preconditionFailure("a term has a coefficient") }
      return test
    }
    let all = Array(0..<width)
    return .success(Proportionality(terms: (terms ?? all.map { [$0] }).map(test), global: test(all)))
  }
}
