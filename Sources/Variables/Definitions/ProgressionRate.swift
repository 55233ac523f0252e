import Clinical
import Cohorts

/// ΔFS at entry: by the formula, else the file's own progression rate.
struct ProgressionRateAtEntry: Sendable {
  let facts: EntryFacts
  private let recorded: NumberColumn?

  init(_ cohort: Cohort) {
    facts = EntryFacts(cohort)
    recorded = cohort.patientColumns.numbers(PatientFact.recordedProgressionRate)
  }

  var missingFromFile: MissingReason? {
    let hasScores = facts.hasScores || facts.hasOriginalScores
    if (hasScores && facts.hasOnset) || recorded != nil { return nil }
    return hasScores ? .noColumn("the time of symptom onset") : .noScores
  }

  func rate(_ patient: Int) -> (rate: Determination<Double>, origin: Origin) {
    let derived = facts.derivedDeltaFS(patient)
    // A guard that fires on the inputs is an answer: the file's own number would hide it.
    guard derived.value == nil, let recorded, recorded.known[patient], !facts.hasDeltaFSInputs(patient) else {
      return (derived, .derived)
    }
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
    let scale = facts.scale(patient)
    guard let visit = facts.visit(patient), let points = facts.points(visit: visit, on: scale).value,
      let months = facts.monthsSinceOnset(patient).value
    else { return [rate.reason?.text ?? ""] }
    let formula = "ΔFS = (\(text(scale.maximum)) − \(text(points))) / \(text(months)) months"
    guard let value = rate.value else { return [formula, rate.reason?.text ?? ""] }
    return ["\(formula) = \(text(value)) points/month"]
  }
}

extension Variable {
  /// ΔFS at entry.
  static let deltaFS = Variable(
    id: "delta_fs", title: "Progression rate (ΔFS)", unit: "points/month",
    definition:
      "ΔFS = (48 − ALSFRS-R at entry) / months since symptom onset; positive = loss. Not given below 1 month. For who has "
      + "the original ALSFRS only: (40 − ALSFRS) / months, points of that scale.",
    source: "Kimura et al., Neurology 2006;66:265–267",
    compute: { cohort in
      let rates = ProgressionRateAtEntry(cohort)
      if let reason = rates.missingFromFile { return .missing(reason) }
      let patients = rates.facts.patientCount
      return .known(
        .numbers(patients, notes: { recordedNote($0[0], of: patients) + originalScaleNote(rates.facts) }) {
          rows, column in
          for patient in rows {
            let (rate, origin) = rates.rate(patient)
            if origin == .recorded { column.counts[0] += 1 }
            column.append(rate)
          }
        })
    },
    explain: { cohort, patient in ProgressionRateAtEntry(cohort).explain(patient) })
}

/// How many patients are scored on the original scale.
func originalScaleNote(_ facts: EntryFacts) -> [String] {
  guard facts.hasOriginalScores else { return [] }
  let count = (0..<facts.patientCount).count { facts.scale($0) == .original }
  return count == 0
    ? [] : ["on the original 40-point ALSFRS for \(count) of \(facts.patientCount) patients; points do not compare"]
}
