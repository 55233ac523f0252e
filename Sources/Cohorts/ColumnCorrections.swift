// What the user says of one column beyond its variable: the unit it counts in, the order of its dates, the meaning of its
// codes.

/// Unit that a column counts in, as `--unit COLUMN=UNIT` writes it.
public enum ColumnUnit: String, CaseIterable, Sendable {
  case days, weeks, months, years
  case kilograms = "kg"
  case pounds = "lb"
  case litres = "l"
  case millilitres = "ml"
  case percent = "pct"

  /// The unit of times.
  var time: TimeUnit? {
    switch self {
    case .days: .days
    case .weeks: .weeks
    case .months: .months
    case .years: .years
    case .kilograms, .pounds, .litres, .millilitres, .percent: nil
    }
  }
}

/// Order of day and month in dates that do not show it, as `--date-order COLUMN=ORDER` writes it.
public enum DateOrder: String, CaseIterable, Sendable {
  /// 03/04/2019 is 3 April.
  case dayFirst = "dmy"
  /// 03/04/2019 is 4 March.
  case monthFirst = "mdy"
}

extension ReadingPlan {
  /// What the plan says of a column under its header, or under one that differs in case and marks only.
  func correction<Value>(_ table: [String: Value], for header: String) -> Value? {
    if table.isEmpty { return nil }
    if let value = table[header] { return value }
    let wanted = HeaderName.normalised(header)
    return table.keys.sorted().first { HeaderName.normalised($0) == wanted }.flatMap { table[$0] }
  }

  /// Headers that the plan says something of, sorted.
  var correctedHeaders: [String] {
    Set(mapping.keys).union(codes.keys).union(units.keys).union(dateOrders.keys).sorted()
  }
}

extension DataDictionary {
  /// The units that a column of a variable may count in; none where there is one unit only.
  public static func units(ofVariable name: String) -> [ColumnUnit] {
    guard let concept = concept(named: name) else { return [] }
    return ColumnUnit.allCases.filter { concept.counting(in: $0) != nil }
  }
}

extension Concept {
  /// The concept for a column that counts in another unit: a sibling of the dictionary, or this one with the unit; `nil`
  /// where the unit does not fit.
  func counting(in unit: ColumnUnit) -> Concept? {
    switch use {
    case .visitTime:
      guard let time = unit.time else { return nil }
      let sibling = DataDictionary.concepts.first { $0.use == .visitTime(time) }
      return sibling ?? Concept("months", .visitTime(time), unit: unit.rawValue, [])
    case .moment(let moment, _):
      guard let time = unit.time else { return nil }
      let sibling = DataDictionary.concepts.first { $0.use == .moment(moment, time) }
      return sibling ?? Concept(name, .moment(moment, time), stored: stored, unit: unit.rawValue, [])
    case .duration: return unit.time.map { Concept(name, .duration($0), stored: stored, unit: self.unit, []) }
    case .delay: return unit.time.map { Concept(name, .delay($0), stored: stored, unit: self.unit, []) }
    case .date(let moment):
      guard let time = unit.time else { return nil }
      return DataDictionary.concepts.first { $0.use == .moment(moment, time) }
        ?? Concept(name, .moment(moment, time), unit: unit.rawValue, [])
    case .visitNumber, .free:
      switch (name, unit) {
      case ("vc_pct", .litres), ("vc_pct", .millilitres), ("vc_litres", .litres), ("vc_litres", .millilitres):
        return DataDictionary.concept(named: "vc_litres")
      case ("vc_litres", .percent), ("vc_pct", .percent): return DataDictionary.concept(named: "vc_pct")
      case ("weight", .kilograms): return self
      case ("weight", .pounds):
        let range = range.map { $0.lowerBound / kilogramsInAPound...$0.upperBound / kilogramsInAPound }
        return Concept(name, use, stored: stored, unit: self.unit, range: range, [])
      default: return nil
      }
    default: return nil
    }
  }
}

/// Exact by definition: the international pound of 1959.
let kilogramsInAPound = 0.453_592_37
