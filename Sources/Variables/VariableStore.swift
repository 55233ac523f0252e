public import Clinical
public import Cohorts
import Synchronization

/// Computed variables of one cohort, each computed once, when first asked for. Safe to share between threads.
public final class VariableStore: Sendable {
  /// The cohort.
  public let cohort: Cohort
  private let computed = Mutex<[String: Determination<VariableColumn>]>([:])

  /// A store for a cohort, with nothing computed.
  public init(_ cohort: Cohort) { self.cohort = cohort }

  /// The values of a registry variable or of a column of the file. A built-in wins over a file column of the same name; `col:NAME` forces the
  /// file's. `nil` if neither exists.
  public func column(_ name: String) -> Determination<VariableColumn>? { nil }

  /// Every name that `column` and `--where` accept, built-in ones first.
  public var names: [String] { [] }
}
