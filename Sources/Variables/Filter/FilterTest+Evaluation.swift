import Clinical
import Cohorts

extension FilterTest {
  /// The answer for each patient; an error where the question does not fit the variable.
  func evaluate(_ store: VariableStore, _ text: String) throws(FilterError) -> FilterTruth {
    let column: VariableColumn
    switch store.column(name) {
    case nil:
      throw FilterError(message: unknownName(store), position: namePosition, text: text)
    case .missing(let reason)?:
      switch question {
      case .isMissing: return FilterTruth(all: true, count: store.cohort.patientCount)
      case .isKnown: return FilterTruth(all: false, count: store.cohort.patientCount)
      default:
        throw FilterError(
          message: "\(name) cannot be told: \(reason.text); only is missing and is known have an answer",
          position: namePosition, text: text)
      }
    case .known(let values)?:
      column = values
    }
    switch column.values {
    case .numbers(let numbers): return try evaluate(numbers, unit: unit(store), text)
    case .categories(let codes, let levels):
      return try evaluate(codes, levels, isOrdered: column.isOrdered, text)
    }
  }

  private func unknownName(_ store: VariableStore) -> String {
    let names = store.names
    let shown = name.hasPrefix(VariableStore.filePrefix) ? String(name.dropFirst(VariableStore.filePrefix.count)) : name
    let start = "unknown variable \"\(shown)\""
    if let nearest = nearestName(to: shown, among: names) { return start + "; did you mean \(nearest)?" }
    return start + "; expected one of " + listed(names)
  }

  // MARK: Numbers

  /// Unit that the variable counts in.
  private func unit(_ store: VariableStore) -> String {
    if let variable = store.variable(name) { return variable.unit }
    let isForced = name.hasPrefix(VariableStore.filePrefix)
    return store.fileEntry(isForced ? String(name.dropFirst(VariableStore.filePrefix.count)) : name)?.entry.unit ?? ""
  }

  private func evaluate(_ column: NumberColumn, unit: String, _ text: String) throws(FilterError) -> FilterTruth {
    let missing = ~column.known
    var yes = Bitmap(count: column.count)
    switch question {
    case .isMissing: return FilterTruth(yes: missing, no: column.known)
    case .isKnown: return FilterTruth(yes: column.known, no: missing)
    case .compare(let comparison, let literal):
      let bound = try number(literal, unit, text)
      for row in 0..<column.count where comparison.holds(column.values[row], bound) { yes[row] = true }
    case .isIn(let literals):
      var wanted: Set<Double> = []
      for literal in literals { wanted.insert(try number(literal, unit, text)) }
      for row in 0..<column.count where wanted.contains(column.values[row]) { yes[row] = true }
    case .between(let low, let high):
      let bounds = (low: try number(low, unit, text), high: try number(high, unit, text))
      guard bounds.low <= bounds.high else { throw reversed(low, high, text) }
      for row in 0..<column.count where column.values[row] >= bounds.low && column.values[row] <= bounds.high {
        yes[row] = true
      }
    }
    yes = yes & column.known
    return FilterTruth(yes: yes, no: column.known & ~yes)
  }

  private func number(_ literal: FilterLiteral, _ unit: String, _ text: String) throws(FilterError) -> Double {
    let digits = literal.text.prefix { "+-.0123456789".contains($0) }
    if let number = plainNumber(literal.unit == nil ? literal.text[...] : digits) {
      guard let written = literal.unit else { return number }
      return number * (try factor(from: written, to: unit, text))
    }
    throw FilterError(
      message: "\(name) is a number, \"\(literal.text)\" is not; possible are \(name) >= 1 (= != < <= > >=), "
        + "between 1 and 2, in (1, 2), is missing, is known", position: literal.position, text: text)
  }

  /// How many units of the variable are in one of the unit that was written.
  private func factor(from written: FilterUnit, to unit: String, _ text: String) throws(FilterError) -> Double {
    if !unit.isEmpty, written.text.lowercased() == unit.lowercased() { return 1 }
    let own = UnitWord.unit(unit)
    // In a condition on time m is a month.
    let isMonth = own?.quantity == .time && written.text.lowercased() == "m"
    if let own, let other = isMonth ? .months : UnitWord.unit(written.text), other.quantity == own.quantity {
      // Months by the calendar: 12 are a year to the last bit.
      return other == own ? 1 : other.factor / own.factor
    }
    let expected = unit.isEmpty ? "\(name) has no unit" : "\(name) is in \(unit)"
    throw FilterError(
      message: "found the unit \"\(written.text)\"; \(expected)"
        + (own?.quantity == .time ? ", and days, weeks, months and years can be written" : ""),
      position: written.position, text: text)
  }

  // MARK: Categories

  private func evaluate(
    _ codes: [UInt16], _ levels: [String], isOrdered: Bool, _ text: String
  ) throws(FilterError) -> FilterTruth {
    // Entry k tells of level k − 1; entry 0, of unknown, stays false.
    var isWanted = [Bool](repeating: false, count: levels.count + 1)
    switch question {
    case .isMissing, .isKnown:
      for code in 1..<isWanted.count { isWanted[code] = true }
    case .compare(let comparison, let literal):
      let found = try indices(literal, levels, text)
      if comparison.needsOrder, !isOrdered { throw unordered(comparison, literal, text) }
      for code in 1..<isWanted.count {
        isWanted[code] =
          comparison.needsOrder
          ? found.contains { comparison.holds(code - 1, $0) } : found.contains(code - 1) == (comparison == .equal)
      }
    case .isIn(let literals):
      for literal in literals { for index in try indices(literal, levels, text) { isWanted[index + 1] = true } }
    case .between(let low, let high):
      let lows = try indices(low, levels, text)
      let highs = try indices(high, levels, text)
      guard isOrdered, let first = lows.first, let last = highs.last else { throw unordered(nil, low, text) }
      guard first <= last else { throw reversed(low, high, text) }
      for index in first...last { isWanted[index + 1] = true }
    }
    var yes = Bitmap(count: codes.count)
    var known = Bitmap(count: codes.count)
    for row in codes.indices where codes[row] > 0 {
      known[row] = true
      if isWanted[Int(codes[row])] { yes[row] = true }
    }
    switch question {
    case .isMissing: return FilterTruth(yes: ~known, no: known)
    case .isKnown: return FilterTruth(yes: known, no: ~known)
    default: return FilterTruth(yes: yes, no: known & ~yes)
    }
  }

  /// Levels of the name that was typed, whatever the case: a file may write "Placebo" and "placebo".
  private func indices(_ literal: FilterLiteral, _ levels: [String], _ text: String) throws(FilterError) -> [Int] {
    let wanted = word(literal).lowercased()
    let found = levels.indices.filter { levels[$0].lowercased() == wanted }
    if !found.isEmpty { return found }
    var message = "\(name) has no level \"\(literal.text)\"; expected \(listed(levels))"
    if wanted == "unknown" || wanted == "missing" {
      message += "; write \(name) is missing"
    } else if let nearest = nearestName(to: literal.text, among: levels) {
      message += "; did you mean \(nearest)?"
    }
    throw FilterError(message: message, position: literal.position, text: text)
  }

  /// The words of a level such as "4 A", which may look like a number with a unit.
  private func word(_ literal: FilterLiteral) -> String {
    guard let unit = literal.unit, plainNumber(literal.text) != nil else { return literal.text }
    return "\(literal.text) \(unit.text)"
  }

  // MARK: Messages

  private func unordered(_ comparison: FilterComparison?, _ literal: FilterLiteral, _ text: String) -> FilterError {
    FilterError(
      message: "the levels of \(name) have no order, so \(comparison?.rawValue ?? "between") has no meaning; "
        + "possible are =, !=, in (a, b), is missing, is known", position: literal.position, text: text)
  }

  private func reversed(_ low: FilterLiteral, _ high: FilterLiteral, _ text: String) -> FilterError {
    FilterError(
      message: "between \(low.text) and \(high.text) holds nobody; expected the smaller value first",
      position: low.position, text: text)
  }

  private func listed(_ words: [String]) -> String {
    let shown = 24
    return words.prefix(shown).joined(separator: ", ") + (words.count > shown ? " and \(words.count - shown) more" : "")
  }
}
