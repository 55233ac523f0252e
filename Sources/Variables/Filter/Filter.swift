public import Cohorts

/// A condition on patients: `--where 'onset = bulbar and (age >= 50 or delta_fs > 1)'`.
///
/// Comparisons `= != < <= > >=`, `in (a, b)`, `between a and b`, `is missing`, `is known`; `and`, `or`, `not` and
/// parentheses, `and` binding tighter than `or`. Names are bare or in double quotes; `col:NAME` is the file's own
/// column. Words are bare or in quotes, a quote inside them doubled. Keywords and levels are told apart without regard
/// to case. A number may carry a unit, which is converted: `months_since_onset < 2 years`.
public struct Filter: Hashable, Sendable {
  /// The text as written by the user.
  public let text: String
  // The condition in postfix order: operands before their operator.
  let program: [FilterInstruction]

  /// Parses a condition. Names are looked up later, by `evaluate`. O(text).
  public init(parsing text: String) throws(FilterError) {
    self.text = text
    var parser = try FilterParser(text)
    program = try parser.parse()
  }

  /// Patients for whom the condition is true. A comparison with a missing value is neither true nor false, and `not` of
  /// it neither; only `is missing` and `is known` see it. O(patients · comparisons).
  public func evaluate(_ store: VariableStore) throws(FilterError) -> Bitmap {
    var stack: [FilterTruth] = []
    for instruction in program {
      switch instruction {
      case .test(let test):
        stack.append(try test.evaluate(store, text))
      case .not:
        stack.append(stack.removeLast().negated)
      case .and:
        let right = stack.removeLast()
        stack.append(stack.removeLast().and(right))
      case .or:
        let right = stack.removeLast()
        stack.append(stack.removeLast().or(right))
      }
    }
    return stack.last?.yes ?? Bitmap(repeating: true, count: store.cohort.patientCount)
  }

  /// Names of the variables that are asked about, in order, each once.
  public var names: [String] {
    var names: [String] = []
    for case .test(let test) in program where !names.contains(test.name) { names.append(test.name) }
    return names
  }

  /// Bytes of text at most.
  public static let byteLimit = 8192
  /// Nesting of parentheses and `not` at most.
  public static let depthLimit = 50
  /// Comparisons, operators and listed values at most.
  public static let nodeLimit = 2000
}

/// What is wrong with a condition, and where.
public struct FilterError: Error, Hashable, Sendable {
  /// What was found and what was expected: "unknown variable \"agee\"; did you mean age?"
  public var message: String
  /// Offset in characters from the start of the text, for the caret.
  public var position: Int
  /// The text that was parsed.
  public var text: String

  /// Creates an error.
  public init(message: String, position: Int, text: String) {
    self.message = message
    self.position = position
    self.text = text
  }
}
