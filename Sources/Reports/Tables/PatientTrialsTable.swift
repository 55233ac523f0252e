import Evidence
public import Projection

/// Which trials would have admitted a patient, and for each that would not, what kept the patient out, with the value.
/// Patient-level. O(criteria).
public func patientTrialsTable(_ screening: EvidenceScreening, patient: Int) -> Table {
  let rows = screening.patient(patient).map { screened in
    [screened.trial.id, screened.verdict.words, screened.why]
  }
  let silent = screening.trialsWithoutCriteria.map { [$0.id, "not told", "no entry criteria are recorded"] }
  return Table(
    id: "patient_trials", title: "Trials that would have admitted this patient", privacy: .patientLevel,
    columns: [
      TableColumn(id: "trial", title: "Trial", alignment: .left),
      TableColumn(id: "verdict", title: "Patient is", alignment: .left),
      TableColumn(id: "why", title: "Why", alignment: .left),
    ], rows: (rows + silent).map { row in TableRow(cells: row.map { .text($0) }) })
}

extension ReachVerdict {
  /// As tables have it.
  public var words: String {
    switch self {
    case .outside: "outside"
    case .unknown: "unknown"
    case .inside: "inside"
    }
  }
}

extension PatientScreening {
  /// What is failed with its value, what is not known, what is not assessed; of who is inside what is met.
  var why: String {
    var failed: [String] = []
    var met: [String] = []
    var unknown: [String] = []
    var notAssessed: [String] = []
    for (criterion, finding) in zip(trial.criteria, findings) {
      switch finding {
      case .failed(let value): failed.append("\(criterion.measured(value)), asked \(criterion.limits)")
      case .met(let value): met.append(criterion.measured(value))
      case .unknown: unknown.append(criterion.measure.rawValue)
      case .notAssessed: notAssessed.append(criterion.measure.rawValue)
      }
    }
    var parts = verdict == .inside ? [met.joined(separator: ", ")] : failed
    if !unknown.isEmpty { parts.append("not known: \(unknown.joined(separator: ", "))") }
    if !notAssessed.isEmpty, failed.isEmpty {
      parts.append("not assessed: \(notAssessed.joined(separator: ", "))")
    }
    return parts.joined(separator: "; ")
  }
}

extension EntryCriterion {
  /// A value of what it compares, with its unit: "age 64.0", "vital capacity 40 %". A value just beyond a limit has
  /// as many digits as show that it is.
  fileprivate func measured(_ value: Double) -> String {
    func text(_ digits: Int) -> String {
      let isTold = Double(NumberFormat.fixed(value, digits: digits)).map(admits) == admits(value)
      return isTold || digits >= 6 ? NumberFormat.display(value, digits: digits) : text(digits + 1)
    }
    return switch measure {
    case .alsfrsrTotal: "ALSFRS-R \(text(0))"
    case .monthsSinceOnset: "onset \(text(1)) months ago"
    case .vitalCapacityPercent: "vital capacity \(text(0)) %"
    case .ageYears: "age \(text(1))"
    case .monthsSinceDiagnosis: "diagnosis \(text(1)) months ago"
    case .usesRiluzole: value == 0 ? "no riluzole" : "riluzole"
    case .recentLossPerMonth: "ΔFS \(text(2)) a month"
    }
  }
}
