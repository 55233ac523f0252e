import Evidence
public import Projection

/// What the evidence says of each of some patients: inside, outside or unknown over all trials, or, if asked why, which
/// trials admit the patient and what keeps the patient out of the others. Patient-level.
public func patientReachSection(_ screening: EvidenceScreening, rows: ArraySlice<Int32>, why: Bool) -> Section {
  Section(
    name: "reach", title: "Patients and the evidence", privacy: .patientLevel,
    columns: [
      why
        ? TableColumn(id: "why", title: "What keeps the patient out", alignment: .left)
        : TableColumn(id: "evidence", title: "Evidence", alignment: .left)
    ], count: rows.count
  ) { index in
    let patient = Int(rows[rows.startIndex + index])
    return TableRow(cells: [
      .text(
        why
          ? screening.patient(patient).map(\.summary).joined(separator: "; ") : screening.verdict(patient).words)
    ])
  }
}

extension PatientScreening {
  /// "NurOwn-P3: age, ΔFS": what is failed or, with a question mark, not known, by its short name; "in NurOwn-P3".
  fileprivate var summary: String {
    let names = zip(trial.criteria, findings).compactMap { criterion, finding -> String? in
      switch finding {
      case .failed: criterion.measure.shortName
      case .unknown: criterion.measure.shortName + "?"
      case .met, .notAssessed: nil
      }
    }
    if verdict == .inside { return "in \(trial.id)" }
    return "\(trial.id): \(names.isEmpty ? "not assessed" : names.joined(separator: ", "))"
  }
}
