/// Why a statistic has no answer.
public enum StatisticRefusal: Error, Hashable, Sendable {
  /// A number that came in is infinite or not a number.
  case notFinite(String)
  /// A number that came in lies where the statistic is not defined.
  case outOfRange(String, needs: String)
  /// Too few of what the statistic is made from.
  case tooFew(String, found: Int, needed: Int)
  /// All values are equal, so that nothing can be divided by their spread.
  case noVariation(String)
  /// A cell of a table that must not be empty is.
  case emptyCell(String)
  /// Some bootstrap samples have no value, and to leave them out would bend the interval.
  case undefinedReplicates(Int, of: Int)
  /// All bootstrap samples lie on one side of the estimate.
  case oneSidedReplicates

  /// The reason in words: a phrase in lower case without a full stop.
  public var words: String {
    switch self {
    case .notFinite(let what): "\(what) is not a finite number"
    case .outOfRange(let what, let needs): "\(what) must be \(needs)"
    case .tooFew(let what, let found, let needed): "\(found) \(what); at least \(needed) are needed"
    case .noVariation(let what): "\(what) do not vary"
    case .emptyCell(let what): "no patient \(what)"
    case .undefinedReplicates(let count, let all): "\(count) of \(all) bootstrap samples have no value"
    case .oneSidedReplicates: "all bootstrap samples lie on one side of the estimate"
    }
  }
}

/// Refuses a level of an interval that does not lie between 0 and 1.
func checkLevel(_ level: Double) throws(StatisticRefusal) {
  guard level > 0, level < 1 else { throw .outOfRange("the level of an interval", needs: "between 0 and 1") }
}

/// The quantile of the standard normal distribution by which limits of a `level` are set.
func normalQuantile(level: Double) throws(StatisticRefusal) -> Double {
  try checkLevel(level)
  guard let z = Normal.quantile(0.5 + level / 2) else { throw .notFinite("a limit") }
  return z
}

/// The same of Student's t distribution.
func tQuantile(level: Double, df: Double) throws(StatisticRefusal) -> Double {
  try checkLevel(level)
  guard let t = StudentsT.quantile(0.5 + level / 2, df: df) else { throw .notFinite("a limit") }
  return t
}
