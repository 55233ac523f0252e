import Clinical
import Cohorts

/// ΔFS at entry: by the formula, else the file's own progression rate.
struct ProgressionRateAtEntry {
  let facts: EntryFacts
  private let recorded: NumberColumn?

  init(_ cohort: Cohort) {
    facts = EntryFacts(cohort)
    recorded = cohort.patientColumns.numbers(PatientFact.recordedProgressionRate)
  }

  var missingFromFile: MissingReason? {
    if (facts.hasScores && facts.hasOnset) || recorded != nil { return nil }
    return facts.hasScores ? .noColumn("the time of symptom onset") : .noScores
  }

  func rate(_ patient: Int) -> (rate: Determination<Double>, origin: Origin) {
    let derived = facts.derivedDeltaFS(patient)
    // A guard that fires on the inputs is an answer: the file's own number would hide it.
    switch derived.reason {
    case nil, MissingReason.onsetNotBefore?, MissingReason.onsetTooRecent?: return (derived, .derived)
    default: break
    }
    guard let recorded, recorded.known[patient] else { return (derived, .derived) }
    return (.known(recorded.values[patient]), .recorded)
  }

  func explain(_ patient: Int) -> [String] {
    if let missingFromFile { return [missingFromFile.text] }
    let (rate, origin) = rate(patient)
    if origin == .recorded, let value = rate.value {
      return [
        "recorded by the file: \(text(value, digits: 3)) points/month",
        "not derived: \(facts.derivedDeltaFS(patient).reason?.text ?? "")",
      ]
    }
    guard let total = facts.total(patient).value?.points, let months = facts.monthsSinceOnset(patient).value else {
      return [rate.reason?.text ?? ""]
    }
    let formula = "ΔFS = (48 − \(text(total))) / \(text(months)) months"
    guard let value = rate.value else { return [formula, rate.reason?.text ?? ""] }
    return ["\(formula) = \(text(value)) points/month"]
  }
}

extension Variable {
  /// ΔFS at entry.
  static let deltaFS = Variable(
    id: "delta_fs", title: "Progression rate (ΔFS)", unit: "points/month",
    definition:
      "ΔFS = (48 − ALSFRS-R at entry) / months since symptom onset; positive = loss. Not given below 1 month.",
    source: "Kimura et al., Neurology 2006;66:265–267",
    compute: { cohort in
      let rates = ProgressionRateAtEntry(cohort)
      if let reason = rates.missingFromFile { return .missing(reason) }
      let patients = rates.facts.patientCount
      var column = NumberColumnBuilder(capacity: patients)
      var recorded = 0
      for patient in 0..<patients {
        let (rate, origin) = rates.rate(patient)
        if origin == .recorded { recorded += 1 }
        column.append(rate)
      }
      return .known(column.column(notes: recordedNote(recorded, of: patients)))
    },
    explain: { cohort, patient in ProgressionRateAtEntry(cohort).explain(patient) })
}
