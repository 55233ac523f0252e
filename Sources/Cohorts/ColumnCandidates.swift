extension Cohort {
  /// Headers of columns that no variable was found for and whose content could be that of a variable: all numbers that
  /// are known lie in its plausible range and are not all the same, or there are two answers to a question of yes or
  /// no. In the order of the file, patients' columns first; identifiers are left out. O(rows · such columns).
  public func columnsThatCouldHold(_ variable: String) -> [String] {
    guard let concept = DataDictionary.concept(named: variable) else { return [] }
    return (patientColumns.entries + visitColumns.entries).filter { entry in
      guard entry.identifier == nil, DataDictionary.concept(named: entry.name) == nil else { return false }
      if case .code(let words) = entry.column { return concept.use == .yesNo && words.levels.count == 2 }
      guard let ends = entry.column.ends, ends.low < ends.high else { return false }
      if concept.use == .yesNo { return ends.low >= 0 && ends.high - ends.low == 1 }
      let range = concept.range ?? -.infinity ... .infinity
      return range.contains(ends.low) && range.contains(ends.high)
    }.map(\.name)
  }
}

extension Column {
  /// Least and greatest number; `nil` for words and where nothing is known.
  fileprivate var ends: (low: Double, high: Double)? {
    var low = Double.infinity
    var high = -Double.infinity
    func take(_ value: Double) {
      low = min(low, value)
      high = max(high, value)
    }
    switch self {
    case .number(let column): for row in 0..<column.count where column.known[row] { take(column.values[row]) }
    case .small(let column): for row in 0..<column.count where column.known[row] { take(Double(column.values[row])) }
    case .code: return nil
    }
    return low <= high ? (low, high) : nil
  }
}
