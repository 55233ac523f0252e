import Cohorts
import Strata
import Variables

// Errors of the engine in words: where, what was found, what was expected, what to do. The one place that has them.

extension Failure {
  /// A file that could not be used.
  init(_ error: ReadingError) {
    switch error {
    case .empty(let file):
      self.init(.input, "\(file) is empty; expected a header line and one row a patient or a visit")
    case .headerOnly(let file):
      self.init(.input, "\(file) has a header but no rows; expected one row a patient or a visit")
    case .noPatientID(let file, let headers):
      let shown = headers.prefix(12).joined(separator: ", ") + (headers.count > 12 ? ", …" : "")
      self.init(
        .input,
        "\(file): no column could be the patient's ID; found \(shown)\nName it: --map COLUMN=patient_id")
    case .notText(let file, let kind, let advice):
      self.init(.input, "\(file) is \(kind); expected text (CSV)\n\(advice)")
    case .severalFiles(let names):
      self.init(
        .usage,
        "\(names.count) files were given (\(names.joined(separator: ", "))); this version reads one table at a time")
    case .overLimit(let file, let limit, let found, let allowed):
      self.init(.input, "\(file) is over a limit: \(limit) \(found), at most \(allowed)")
    case .badMapping(let sentence):
      self.init(.usage, sentence)
    case .cancelled:
      self.init(.input, "stopped before the first row")
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
}
