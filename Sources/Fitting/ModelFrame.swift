import Statistics

/// The rows of a data frame that have a value in every column that a formula names; the others are left out, and
/// counted.
struct ModelFrame {
  let data: DataFrame
  let formula: Formula
  /// Level that others are compared with, by column; the first one otherwise.
  let references: [String: String]
  /// Rows that are used, ascending.
  let rows: [Int32]

  /// Looks names up; `also` are columns that options name. Throws at the name of a column that is not there.
  init(_ input: FitInput, also: [String] = []) throws(FitError) {
    data = input.data
    formula = input.formula
    references = input.references
    for name in references.keys where input.data[name] == nil {
      throw .option("there is no column \(name) to take a reference level of")
    }
    var columns: [DataFrame.Column] = []
    for variable in formula.variables { columns.append(try ModelFrame.column(variable, data, formula)) }
    for name in also {
      guard let column = data[name] else { throw .option("there is no column \(name); \(data.known)") }
      columns.append(column)
    }
    rows = (0..<Int32(data.rows)).filter { row in !columns.contains { $0.isMissing(Int(row)) } }
  }

  /// Number of rows with a missing value.
  var leftOut: Int { data.rows - rows.count }

  /// The numbers of a column, to the power of the variable. Throws for a column of words.
  func numbers(_ variable: Formula.Variable) throws(FitError) -> [Double] {
    guard !variable.isFactor, case .numbers(let numbers) = try taken(variable) else {
      throw formula.error("\(variable.label) holds words; expected numbers", at: variable.position)
    }
    guard variable.power > 1 else { return numbers }
    return numbers.map { number in (1..<variable.power).reduce(number) { power, _ in power * number } }
  }

  /// Whether a column is taken by its levels.
  func isFactor(_ variable: Formula.Variable) -> Bool {
    if variable.power > 1 { return false }
    if case .words = data[variable.name] { return true }
    return variable.isFactor
  }

  /// The levels of a column that occur in these rows, ascending but the reference first, and the place of each row's.
  func factor(_ variable: Formula.Variable) throws(FitError) -> Factor {
    let factor = Factor(try taken(variable))
    guard let reference = references[variable.name] else { return factor }
    guard let result = factor.comparing(with: reference) else {
      throw .option(
        "\(variable.name) has no level \(reference); it has \(factor.levels.prefix(20).joined(separator: ", "))")
    }
    return result
  }

  /// The combinations of levels that occur, as `survfit` names them: "arm=1, sex=2". One group without variables.
  func groups(_ variables: [Formula.Variable]) throws(FitError) -> Factor {
    var result = Factor(codes: [Int](repeating: 0, count: rows.count), levels: ["all"])
    for (place, variable) in variables.enumerated() {
      let next = try factor(variable)
      let named = next.levels.map { "\(variable.label)=\($0)" }
      result =
        place == 0
        ? Factor(codes: next.codes, levels: named) : result.crossed(with: Factor(codes: next.codes, levels: named))
    }
    return result
  }

  /// Variables of the terms, for methods whose right side names groups.
  func groupVariables() throws(FitError) -> [Formula.Variable] {
    for term in formula.terms where term.variables.count > 1 {
      throw formula.error("groups are written a + b, without products", at: term.variables[0].position)
    }
    return formula.terms.flatMap(\.variables)
  }

  /// Throws if the formula has effects that vary between groups, which only a mixed model has.
  func refuseRandom() throws(FitError) {
    if let term = formula.random.first {
      throw formula.error("effects that vary between groups belong to fit lmm", at: term.position)
    }
  }

  /// Throws if the formula speaks of strata or clusters.
  func refuseSpecials() throws(FitError) {
    try refuseRandom()
    if let variable = formula.strata.first ?? formula.cluster {
      throw formula.error("strata and clusters have no meaning here", at: variable.position)
    }
  }

  /// A column as words; it must be one of those that rows were chosen by.
  func words(_ name: String) throws(FitError) -> [String] {
    let words = try data.words(name)
    return rows.compactMap { words[Int($0)] }
  }

  private func taken(_ variable: Formula.Variable) throws(FitError) -> DataFrame.Column {
    let column = try ModelFrame.column(variable, data, formula)
    return rows.count == data.rows ? column : column.taking(rows)
  }

  private static func column(
    _ variable: Formula.Variable, _ data: DataFrame, _ formula: Formula
  ) throws(FitError) -> DataFrame.Column {
    guard let column = data[variable.name] else {
      throw formula.error("there is no column \(variable.name); \(data.known)", at: variable.position)
    }
    return column
  }
}

extension DataFrame {
  /// The names of the columns, for messages.
  var known: String {
    let names = header.prefix(30).joined(separator: ", ")
    return "the file has \(names)\(header.count > 30 ? ", …" : "")"
  }
}

/// A column by its levels.
struct Factor: Equatable {
  /// Place of each row's level.
  var codes: [Int]
  /// Levels that occur.
  var levels: [String]

  init(codes: [Int], levels: [String]) {
    self.codes = codes
    self.levels = levels
  }

  /// Levels ascend: numbers by size, words by their bytes. Every row has a value.
  init(_ column: DataFrame.Column) {
    switch column {
    case .numbers(let numbers):
      var distinct: [Double] = []
      for number in numbers.sorted() where number != distinct.last { distinct.append(number) }
      self.init(codes: numbers.map { Factor.place(of: $0, in: distinct) }, levels: distinct.map(numberWord))
    case .words(let words, let all):
      self.init(codes: words.map(Int.init), levels: all)
      dropUnused()
    }
  }

  /// The same with another level first; `nil` if it does not occur.
  func comparing(with reference: String) -> Factor? {
    guard let place = levels.firstIndex(of: reference) else { return nil }
    return Factor(
      codes: codes.map { $0 == place ? 0 : $0 < place ? $0 + 1 : $0 },
      levels: [reference] + levels.filter { $0 != reference })
  }

  /// Pairs of levels that occur, in the order of the first, then the second.
  func crossed(with other: Factor) -> Factor {
    var result = Factor(
      codes: zip(codes, other.codes).map { $0 * other.levels.count + $1 },
      levels: levels.flatMap { first in other.levels.map { "\(first), \($0)" } })
    result.dropUnused()
    return result
  }

  private static func place(of number: Double, in ascending: [Double]) -> Int {
    var (low, high) = (0, ascending.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func dropUnused() {
    var occurs = [Bool](repeating: false, count: levels.count)
    for code in codes { occurs[code] = true }
    var places = [Int](repeating: 0, count: levels.count)
    var next = 0
    for code in levels.indices where occurs[code] {
      places[code] = next
      next += 1
    }
    guard next < levels.count else { return }
    levels = zip(levels, occurs).filter(\.1).map(\.0)
    for row in codes.indices { codes[row] = places[codes[row]] }
  }
}
