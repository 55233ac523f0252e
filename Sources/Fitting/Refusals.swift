import Execution
import Statistics

/// A refusal that says why.
protocol Wordy: Error {
  /// The reason, a phrase in lower case.
  var words: String { get }
}

extension LinearModelRefusal: Wordy {}
extension SurvivalRefusal: Wordy {}
extension StatisticRefusal: Wordy {}

/// Runs what may be cancelled.
func finishing<Value>(_ body: () throws(Cancelled) -> Value) throws(FitError) -> Value {
  do { return try body() } catch { throw .cancelled }
}
