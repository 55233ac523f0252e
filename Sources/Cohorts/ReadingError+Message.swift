extension ReadingError {
  /// What was found, what was expected, what to do: one or two lines for people. File names and headers are data:
  /// sanitise at the sink.
  public var message: String {
    switch self {
    case .empty(let file): "\(file) is empty; expected a header line and one row a patient or a visit"
    case .headerOnly(let file): "\(file) has a header but no rows; expected one row a patient or a visit"
    case .noPatientID(let file, let headers):
      "\(file): no column could be the patient's ID; found \(headers.prefix(12).joined(separator: ", "))"
        + (headers.count > 12 ? ", …" : "") + "\nName it: --map COLUMN=patient_id"
    case .notText(let file, let kind, let advice): "\(file) is \(kind); expected text (CSV)\n\(advice)"
    case .overLimit(let file, let limit, let found, let allowed):
      "\(file) is over a limit: \(limit) \(found), at most \(allowed)"
    case .badMapping(let sentence): sentence
    case .cancelled: "stopped before the first row"
    }
  }
}
