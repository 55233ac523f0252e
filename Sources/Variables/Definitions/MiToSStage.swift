import Clinical
import Cohorts

/// MiToS stage at entry: by the rule, else as recorded.
private struct MiToSAtEntry: Sendable {
  let facts: EntryFacts
  let recorded: RecordedWords?

  init(_ cohort: Cohort) {
    facts = EntryFacts(cohort)
    recorded = RecordedWords(cohort, PatientFact.recordedMitos) { MiToSStage(words: $0)?.rawValue }
  }

  var missingFromFile: MissingReason? {
    facts.hasItems || recorded != nil
      ? nil : MissingReason("the file has neither ALSFRS-R items nor a recorded MiToS stage")
  }

  func stage(_ patient: Int) -> (stage: Determination<MiToSStage>, origin: Origin) {
    let derived = facts.derivedMitos(patient)
    guard derived.value == nil, let recorded else { return (derived, .derived) }
    switch recorded.value(patient) {
    case .known(let raw): return (MiToSStage(rawValue: raw).map { .known($0) } ?? derived, .recorded)
    case .missing(let reason): return (facts.hasItems ? derived : .missing(reason), .derived)
    }
  }

  func explain(_ patient: Int) -> [String] {
    if let missingFromFile { return [missingFromFile.text] }
    let (stage, origin) = stage(patient)
    if origin == .recorded {
      return [
        "recorded by the file: MiToS \(stage.value?.label ?? "")",
        "not derived: \(facts.derivedMitos(patient).reason?.text ?? "")",
      ]
    }
    guard let visit = facts.visit(patient) else { return [stage.reason?.text ?? MissingReason.noEntry.text] }
    let items = facts.items(visit)
    func score(_ number: Int) -> String { "item \(number) = " + (items[number].map(String.init) ?? "missing") }
    return [
      "movement: \(score(8)) or \(score(6)) at most 1; swallowing: \(score(3)) at most 1",
      "communicating: \(score(1)) and \(score(4)) at most 1",
      "breathing: \(score(10)) at most 1 or \(score(12)) at most 2",
      stage.value.map { "domains lost: \($0.label)" } ?? "not staged: \(stage.reason?.text ?? "")",
    ]
  }
}

extension Variable {
  /// MiToS stage at entry.
  static let mitosStage = Variable(
    id: "mitos_stage", title: "MiToS stage",
    definition:
      "Domains lost: movement (item 8 or 6 ≤ 1), swallowing (item 3 ≤ 1), "
      + "communicating (items 1 and 4 ≤ 1), breathing (item 10 ≤ 1 or item 12 ≤ 2).",
    source: "Chiò et al., J Neurol Neurosurg Psychiatry 2015;86:38–44",
    compute: { cohort in
      let mitos = MiToSAtEntry(cohort)
      if let reason = mitos.missingFromFile { return .missing(reason) }
      let patients = mitos.facts.patientCount
      return .known(
        .categories(
          MiToSStage.allCases.map(\.label), isOrdered: true, patients, notes: { recordedNote($0[0], of: patients) }
        ) { rows, column in
          for patient in rows {
            let (stage, origin) = mitos.stage(patient)
            if origin == .recorded { column.counts[0] += 1 }
            column.append(stage.map { Int($0.rawValue) })
          }
        })
    },
    explain: { cohort, patient in MiToSAtEntry(cohort).explain(patient) })
}
