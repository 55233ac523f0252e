/// What was printed of one arm.
public enum ArmValue: Hashable, Sendable {
  /// Patients with the event among those with a value.
  case count(Int, of: Int)
  /// A mean, its standard deviation and the number of patients.
  case mean(Double, sd: Double, n: Int? = nil)
  /// A least-squares mean and its standard error.
  case leastSquares(Double, se: Double)
  /// A number alone.
  case value(Double)
  /// A share in percent alone.
  case percent(Double)
  /// A slope before and after, points a month.
  case change(from: Double, to: Double)
  /// Words.
  case words(String)

  /// The value around which the arm lies, where there is one; a share for counts.
  public var center: Double? {
    switch self {
    case .count(let events, let total): total > 0 ? Double(events) / Double(total) : nil
    case .mean(let value, _, _), .leastSquares(let value, _), .value(let value): value
    case .percent(let percent): percent / 100
    case .change, .words: nil
    }
  }
}
