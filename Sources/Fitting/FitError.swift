/// Why a model could not be set up. What an estimator finds in the data and refuses is no error but a `FitResult` with
/// a refusal.
public enum FitError: Error, Hashable, Sendable {
  /// A formula that cannot be read, or names what the data do not have; the position counts characters from 0.
  case formula(String, position: Int, text: String)
  /// A file that cannot be used: file, line, column, and what was expected.
  case data(String)
  /// An option that does not go with the formula or the data.
  case option(String)
  /// The work was cancelled.
  case cancelled
}
