import Statistics

/// The columns that R's `model.matrix` makes of a formula's terms.
///
/// A column of words is coded by treatment contrasts: an indicator for each level but the first. As in R a factor of a
/// term is coded by all its levels where the rest of the term is not in the model itself, and the first factor of a model
/// without an intercept is. Interactions are products, the levels of the first factor running fastest.
/// Reference: Chambers and Hastie, Statistical Models in S, 1992, chapter 2.
struct DesignColumns {
  /// A column.
  struct Column {
    /// R's name: "(Intercept)", "months:armmsc".
    var name: String
    /// A number for each row, without the factor `time` if it is left out.
    var values: [Double]
    /// Whether `time` is a factor of it that was left out.
    var hasTime: Bool
  }

  private(set) var columns: [Column] = []
  /// Terms with the places of their columns; the intercept is none.
  private(set) var terms: [(label: String, columns: Range<Int>)] = []

  /// Columns of the rows of a frame; `time` is left out of products, once.
  init(_ frame: ModelFrame, leavingOut time: Formula.Variable? = nil) throws(FitError) {
    let formula = frame.formula
    if formula.hasIntercept {
      columns = [Column(name: "(Intercept)", values: [Double](repeating: 1, count: frame.rows.count), hasTime: false)]
    }
    let firstFactor = formula.hasIntercept ? nil : DesignColumns.firstFactor(frame)
    for term in formula.terms {
      let start = columns.count
      var products: [Column] = []
      for (place, variable) in term.variables.enumerated() {
        if variable == time {
          products = products.isEmpty ? [DesignColumns.ones(frame)] : products
          products = products.map {
            Column(name: joined($0.name, variable.label), values: $0.values, hasTime: true)
          }
          continue
        }
        let isWhole = firstFactor.map { $0.term == term && $0.variable == variable } ?? false
        let factor = try DesignColumns.factor(variable, of: term, frame, isWhole: isWhole)
        products =
          place == 0
          ? factor
          : factor.flatMap { right in
            products.map { left in
              Column(
                name: joined(left.name, right.name), values: zip(left.values, right.values).map(*),
                hasTime: left.hasTime)
            }
          }
      }
      columns += products
      terms.append((term.label, start..<columns.count))
    }
    guard columns.count <= DesignColumns.limit else {
      throw formula.error("the model has \(columns.count) columns; expected at most \(DesignColumns.limit)", at: 0)
    }
  }

  /// Columns at most: a factor with more levels is a mistake, such as the patients' own identifier.
  static let limit = 500

  /// The columns for least squares; nothing may be left out.
  var matrix: DesignMatrix { DesignMatrix(names: columns.map(\.name), columns: columns.map(\.values)) }

  private func joined(_ left: String, _ right: String) -> String { left.isEmpty ? right : "\(left):\(right)" }

  private static func ones(_ frame: ModelFrame) -> Column {
    Column(name: "", values: [Double](repeating: 1, count: frame.rows.count), hasTime: false)
  }

  /// The first variable with levels, and its term.
  private static func firstFactor(_ frame: ModelFrame) -> (term: Formula.Term, variable: Formula.Variable)? {
    for term in frame.formula.terms {
      if let variable = term.variables.first(where: frame.isFactor) { return (term, variable) }
    }
    return nil
  }

  /// The columns of one variable of a term.
  private static func factor(
    _ variable: Formula.Variable, of term: Formula.Term, _ frame: ModelFrame, isWhole: Bool
  ) throws(FitError) -> [Column] {
    guard frame.isFactor(variable) else {
      return [Column(name: variable.label, values: try frame.numbers(variable), hasTime: false)]
    }
    let factor = try frame.factor(variable)
    let rest = Formula.Term(variables: term.variables.filter { $0 != variable })
    let isContrast = !isWhole && (rest.variables.isEmpty || frame.formula.terms.contains(rest))
    let codes = (isContrast && !factor.levels.isEmpty ? 1 : 0)..<factor.levels.count
    guard !codes.isEmpty else {
      throw frame.formula.error(
        "\(variable.label) has one level only: \(factor.levels.first ?? "none"); it explains nothing",
        at: variable.position)
    }
    guard codes.count <= limit else {
      throw frame.formula.error(
        "\(variable.label) has \(factor.levels.count) levels; expected at most \(limit)", at: variable.position)
    }
    return codes.map { code in
      Column(
        name: variable.label + factor.levels[code], values: factor.codes.map { $0 == code ? 1 : 0 }, hasTime: false)
    }
  }
}
