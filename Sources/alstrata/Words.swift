import Cohorts
import Fitting
import Strata
import Variables

// Errors of the engine in words: where, what was found, what was expected, what to do. The one place that has them.

extension Failure {
  /// A file that could not be used.
  init(_ error: ReadingError) {
    switch error {
    case .badMapping: self.init(.usage, error.message)
    default: self.init(.input, error.message)
    }
  }

  /// An axis that could not be used.
  init(_ error: AxisError) {
    self.init(.usage, "--by: \(error.message)")
  }

  /// A condition that could not be used, with a caret under the place.
  init(_ error: FilterError) {
    let caret = String(repeating: " ", count: error.position) + "^"
    self.init(.usage, "--where: \(error.message)\n  \(error.text)\n  \(caret)")
  }

  /// A cohort that could not be stratified.
  init(_ error: StratificationError) {
    switch error {
    case .axis(let error): self.init(error)
    case .filter(let error): self.init(error)
    case .cancelled: self.init(.input, "stopped")
    }
  }

  /// A fit that could not be set up; a caret under the place of a formula.
  init(_ error: FitError) {
    switch error {
    case .formula(let message, let position, let text):
      self.init(.usage, "\(message)\n  \(text)\n  \(String(repeating: " ", count: position))^")
    case .data(let message): self.init(.input, message)
    case .option(let message): self.init(.usage, message)
    case .cancelled: self.init(.input, "stopped")
    }
  }
}
