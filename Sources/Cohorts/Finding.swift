/// Something in the file that a person should know: where, what was found, and what was done about it.
public struct Finding: Hashable, Sendable {
  /// How grave.
  public enum Severity: String, Sendable, CaseIterable, Comparable {
    /// A row or value could not be used.
    case error
    /// Used, but doubtful.
    case warning
    /// Worth knowing.
    case note

    private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
    /// Errors come first.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  /// What was done with it.
  public enum Consequence: String, Sendable, CaseIterable {
    /// The row takes no part in anything.
    case rowSetAside = "row set aside"
    /// The value counts as missing; the rest of the row is used.
    case valueSetAside = "value set aside"
    /// Used as it is, and marked.
    case keptFlagged = "kept, flagged"
    /// Nothing to do.
    case none = "none"
  }

  /// How grave.
  public var severity: Severity
  /// Stable identifier of the rule: `out-of-range`, `duplicate-row`, `ragged-row`, ….
  public var rule: String
  /// Index into `Reading.tables`.
  public var file: Int
  /// Line in the file, from 1; 0 if it concerns the file as a whole.
  public var line: Int
  /// Header of the column; empty if it concerns the row.
  public var column: String
  /// ID of the patient as text; empty if none.
  public var patient: String
  /// One sentence without a full stop: "alsfrsr_total is 61, expected 0 to 48". Raw bytes of the file may be inside:
  /// sanitise at the sink.
  public var message: String
  /// What was done.
  public var consequence: Consequence

  /// Creates a finding.
  public init(
    severity: Severity, rule: String, file: Int, line: Int, column: String = "", patient: String = "",
    message: String, consequence: Consequence
  ) {
    self.severity = severity
    self.rule = rule
    self.file = file
    self.line = line
    self.column = column
    self.patient = patient
    self.message = message
    self.consequence = consequence
  }
}
