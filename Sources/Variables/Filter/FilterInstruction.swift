/// One step of a condition in postfix order.
enum FilterInstruction: Hashable, Sendable {
  case test(FilterTest)
  case not
  case and
  case or
}

/// How a value is compared.
enum FilterComparison: String, Hashable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  /// Whether it needs values that have an order.
  var needsOrder: Bool { self != .equal && self != .notEqual }
}

/// A value as written, and where.
struct FilterLiteral: Hashable, Sendable {
  var text: String
  var position: Int
  /// The unit of a number: "weeks" in `months_since_onset < 90 weeks`, and in 90weeks.
  var unit: FilterUnit?
}

/// A unit as written, and where.
struct FilterUnit: Hashable, Sendable {
  var text: String
  var position: Int
}

/// A question about one variable.
struct FilterTest: Hashable, Sendable {
  enum Question: Hashable, Sendable {
    case compare(FilterComparison, FilterLiteral)
    case isIn([FilterLiteral])
    case between(FilterLiteral, FilterLiteral)
    case isMissing
    case isKnown
  }

  /// As `VariableStore.column` takes it.
  var name: String
  var namePosition: Int
  var question: Question
}
