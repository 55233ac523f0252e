public import Clinical
public import Cohorts

/// The values of a variable, one a patient, with the reason for each that is missing.
public struct VariableColumn: Sendable {
  /// The values.
  public enum Values: Sendable {
    /// Numbers.
    case numbers(NumberColumn)
    /// Categories: code 0 is unknown, code k is `levels[k - 1]`.
    case categories(codes: [UInt16], levels: [String])
  }

  /// The values.
  public var values: Values
  /// A code a patient: 0 where the value is known, k where it is missing because of `reasons[k - 1]`.
  public var reasonCodes: [UInt8]
  /// The reasons that occur.
  public var reasons: [MissingReason]
  /// Whether the levels of categories have an order, from the least to the most, so that `<` has a meaning.
  public var isOrdered: Bool
  /// What to know before reading the values: "recorded by the file for 12 patients".
  public var notes: [String]

  /// Creates a column.
  public init(
    values: Values, reasonCodes: [UInt8], reasons: [MissingReason], isOrdered: Bool = false, notes: [String] = []
  ) {
    self.values = values
    self.reasonCodes = reasonCodes
    self.reasons = reasons
    self.isOrdered = isOrdered
    self.notes = notes
  }

  /// Number of patients.
  public var count: Int { reasonCodes.count }

  /// Why patient `row` has no value.
  public func reason(_ row: Int) -> MissingReason? { reasonCodes[row] == 0 ? nil : reasons[Int(reasonCodes[row]) - 1] }

  /// The number of patient `row`; `nil` if missing or not numeric.
  public func number(_ row: Int) -> Double? {
    if case .numbers(let column) = values { column[row] } else { nil }
  }

  /// The category of patient `row`.
  public func category(_ row: Int) -> String? {
    guard case .categories(let codes, let levels) = values, codes[row] > 0 else { return nil }
    return levels[Int(codes[row]) - 1]
  }
}

/// When a value is known: only values at entry may define subgroups for effects.
public enum KnownAt: String, Sendable {
  /// At the patient's entry.
  case entry
  /// Only later: descriptive.
  case later
}

/// One thing that can be said of each patient: a fact of the file or something derived, with its definition and source.
///
/// A new derived variable is one file in `Definitions/` and one line in `VariableRegistry`.
public struct Variable: Sendable {
  /// Name for `--where`, `patients` and JSON: `kings_stage`.
  public let id: String
  /// Name for people: "King's stage".
  public let title: String
  /// Unit of numbers: "points/month"; empty for categories.
  public let unit: String
  /// Formula or rule in a sentence or two.
  public let definition: String
  /// Reference: authors, year, journal, doi.
  public let source: String
  /// When it is known.
  public let knownAt: KnownAt
  /// Whether `patients` prints it by default, in registry order.
  public let isListed: Bool
  /// Values for all patients, or why this file as a whole cannot tell. The store is asked where several variables share
  /// what is slow to work out.
  public let compute: @Sendable (VariableStore) -> Determination<VariableColumn>
  /// How patient `row` got the value: formula with the inputs filled in, one line each.
  public let explain: @Sendable (Cohort, Int) -> [String]

  /// Creates a variable that is worked out from the cohort alone.
  public init(
    id: String, title: String, unit: String = "", definition: String, source: String, knownAt: KnownAt = .entry,
    isListed: Bool = true, compute: @escaping @Sendable (Cohort) -> Determination<VariableColumn>,
    explain: @escaping @Sendable (Cohort, Int) -> [String]
  ) {
    self.init(
      id: id, title: title, unit: unit, definition: definition, source: source, knownAt: knownAt, isListed: isListed,
      derive: { compute($0.cohort) }, explain: explain)
  }

  /// Creates a variable that is worked out from what the store shares between variables.
  init(
    id: String, title: String, unit: String = "", definition: String, source: String, knownAt: KnownAt = .entry,
    isListed: Bool = true, derive: @escaping @Sendable (VariableStore) -> Determination<VariableColumn>,
    explain: @escaping @Sendable (Cohort, Int) -> [String]
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.definition = definition
    self.source = source
    self.knownAt = knownAt
    self.isListed = isListed
    compute = derive
    self.explain = explain
  }
}
