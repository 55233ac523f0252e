import Clinical
import Cohorts
import Variables

/// A cut as people write it: 50, 0.5, 12.25.
func cutText(_ cut: Double) -> String {
  let text = String(cut)
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// How an axis cuts a number into levels. A cut belongs to the upper level: [a, b).
struct CutRule {
  /// The variable that is cut.
  var variable: String
  /// The word in level labels: "age" in "age < 50".
  var quantity: String
  /// Cuts when the user gives none, ascending.
  var defaultCuts: [Double]
  /// Whether the highest numbers come first, because they are the mildest.
  var isDescending = false

  /// Labels of the levels between ascending cuts, lowest first: "age < 50", "50 ≤ age < 65", "age ≥ 65".
  func labels(_ cuts: [Double]) -> [String] {
    guard let first = cuts.first, let last = cuts.last else { return ["any " + quantity] }
    var labels = ["\(quantity) < \(cutText(first))"]
    for (low, high) in zip(cuts, cuts.dropFirst()) { labels.append("\(cutText(low)) ≤ \(quantity) < \(cutText(high))") }
    return labels + ["\(quantity) ≥ \(cutText(last))"]
  }
}

extension AxisFamily {
  /// Works out an axis that cuts numbers. O(patients · cuts).
  static func cut(
    _ spec: AxisSpec, _ store: VariableStore, by rule: CutRule, of family: AxisText, notes: [String] = []
  ) throws(AxisError) -> ResolvedAxis {
    var cuts = spec.cuts.isEmpty ? rule.defaultCuts : spec.cuts
    var notes = notes
    if let groups = spec.quantileGroups {
      cuts = quantileCuts(store.column(rule.variable)?.value, groups: groups)
      notes.append("cut at quantiles of the whole cohort: \(cuts.map(cutText).joined(separator: ", "))")
    }
    try checkCuts(cuts, axis: spec.id)
    let labels = rule.labels(cuts)
    let variable = store.variable(rule.variable)
    var axis = ResolvedAxis(
      spec: AxisSpec(id: spec.id, cuts: cuts), title: family.title, variable: rule.variable,
      levels: ["unknown"] + (rule.isDescending ? labels.reversed() : labels), codes: [], unknownReasons: [],
      knownAt: variable?.knownAt ?? .entry, definition: family.definition, source: family.source, notes: notes)
    guard case .known(let column)? = store.column(rule.variable), case .numbers(let numbers) = column.values else {
      axis.fillUnknown(store, rule.variable)
      return axis
    }
    axis.codes = [UInt16](repeating: 0, count: column.count)
    let levels = cuts.count + 1
    for patient in 0..<column.count where numbers.known[patient] {
      let number = numbers.values[patient]
      var level = 0
      for cut in cuts where number >= cut { level += 1 }
      axis.codes[patient] = UInt16(rule.isDescending ? levels - level : level + 1)
    }
    axis.countReasons(column)
    axis.notes += column.notes
    return axis
  }

  /// Works out an axis whose levels are the categories of a variable, each with a label for `prefix + category`.
  static func categories(
    _ spec: AxisSpec, _ store: VariableStore, of name: String, prefix: String = "", _ family: AxisText
  ) throws(AxisError) -> ResolvedAxis {
    if !spec.cuts.isEmpty || spec.quantileGroups != nil { throw .badCuts("the axis \(spec.id) takes no cut points") }
    let variable = store.variable(name)
    // Where there are several definitions, the one in use tells what it is.
    let chosen = DefinitionRegistry.choice(forVariable: name) == nil ? nil : variable
    var axis = ResolvedAxis(
      spec: spec, title: family.title, variable: name, levels: ["unknown"], codes: [], unknownReasons: [],
      knownAt: variable?.knownAt ?? .entry, definition: chosen?.definition ?? family.definition,
      source: chosen?.source ?? family.source)
    guard case .known(let column)? = store.column(name), case .categories(let codes, let levels) = column.values else {
      axis.fillUnknown(store, name)
      return axis
    }
    axis.levelPrefix = prefix
    // A file may write the very word that stands for level 0.
    axis.levels += levels.map { $0 == "unknown" ? "\"unknown\" as written" : prefix + $0 }
    axis.codes = codes
    axis.countReasons(column)
    axis.notes += column.notes
    return axis
  }
}

/// What people read about an axis.
struct AxisText {
  var title: String
  var definition: String
  var source: String
}

extension ResolvedAxis {
  /// Everyone at level 0, for the reason that the whole file has.
  mutating func fillUnknown(_ store: VariableStore, _ variable: String) {
    let patients = store.cohort.patientCount
    codes = [UInt16](repeating: 0, count: patients)
    let reason = store.column(variable)?.reason ?? MissingReason("the file does not tell")
    unknownReasons = patients == 0 ? [] : [(reason, patients)]
  }

  /// Counts the reasons of a column, the most frequent first.
  mutating func countReasons(_ column: VariableColumn) {
    var counts = [Int](repeating: 0, count: column.reasons.count + 1)
    for code in column.reasonCodes { counts[Int(code)] += 1 }
    unknownReasons = zip(column.reasons, counts.dropFirst()).filter { $0.1 > 0 }
      .map { (reason: $0.0, patients: $0.1) }
      .sorted { $0.patients > $1.patients }
  }
}

/// Cuts must be numbers that a person would write, ascending, and few.
func checkCuts(_ cuts: [Double], axis: String) throws(AxisError) {
  guard cuts.count <= CutLimits.count else {
    throw .badCuts("\(axis) has \(cuts.count) cut points; at most \(CutLimits.count) are allowed")
  }
  for cut in cuts where !(cut.isFinite && abs(cut) <= CutLimits.magnitude) {
    throw .badCuts("\(axis) has the cut point \(cut); a number between −1,000,000,000 and 1,000,000,000 is expected")
  }
  for (low, high) in zip(cuts, cuts.dropFirst()) {
    if low == high { throw .badCuts("\(axis) has the cut point \(cutText(low)) twice") }
    guard low < high else {
      throw .badCuts(
        "\(axis) has the cut points \(cutText(low))/\(cutText(high)); they must ascend, "
          + "as in \(axis):\(cutText(high))/\(cutText(low))")
    }
  }
}

private enum CutLimits {
  static let count = 20
  static let magnitude = 1e9
}
