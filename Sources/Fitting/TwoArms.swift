/// The arms of a trial: the one variable on the right of a formula, or the first of its terms.
struct TwoArms {
  /// Whether a row is of the treated arm: the second level.
  let treated: [Bool]
  /// Levels: control, treated.
  let levels: [String]

  /// Takes the first term, which must be one column with two levels.
  init(_ frame: ModelFrame) throws(FitError) {
    guard let term = frame.formula.terms.first, term.variables.count == 1 else {
      throw frame.formula.error("expected the column of the arms first on the right", at: frame.formula.text.count)
    }
    let variable = term.variables[0]
    let factor = try frame.factor(variable)
    guard factor.levels.count == 2 else {
      throw frame.formula.error(
        "\(variable.label) has \(factor.levels.count) levels; expected two arms", at: variable.position)
    }
    treated = factor.codes.map { $0 == 1 }
    levels = factor.levels
  }
}
