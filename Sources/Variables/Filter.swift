public import Cohorts

/// A condition on patients: `--where 'onset = bulbar and (age >= 50 or delta_fs > 1)'`.
public struct Filter: Hashable, Sendable {
  /// The text as written by the user.
  public let text: String

  /// Parses a condition.
  public init(parsing text: String) throws(FilterError) { self.text = text }

  /// Patients for whom the condition is true. A comparison with a missing value is neither true nor false, and `not` of it neither; only
  /// `is missing` sees it.
  public func evaluate(_ store: VariableStore) throws(FilterError) -> Bitmap {
    Bitmap(repeating: true, count: store.cohort.patientCount)
  }
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
