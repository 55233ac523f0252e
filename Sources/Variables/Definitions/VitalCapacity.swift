import Clinical
import Cohorts

extension Variable {
  /// Vital capacity at entry.
  static let vitalCapacity = Variable(
    id: "vc_pct", title: "Vital capacity at entry", unit: "% predicted",
    definition: "Forced or slow vital capacity at the entry assessment, as recorded.", source: "this file",
    compute: { cohort in
      let facts = EntryFacts(cohort)
      guard let capacity = cohort.vitalCapacityPercent else { return .missing(.noColumn("vital capacity")) }
      return .known(
        .numbers(facts.patientCount) { rows, column in
          for patient in rows {
            guard let visit = facts.visit(patient) else {
              column.append(missing: .noEntry)
              continue
            }
            if capacity.known[visit] {
              column.append(capacity.values[visit])
            } else {
              column.append(missing: .notRecorded)
            }
          }
        })
    },
    explain: { cohort, patient in
      guard let capacity = cohort.vitalCapacityPercent else { return [MissingReason.noColumn("vital capacity").text] }
      guard let visit = cohort.entryVisit(patient) else { return [MissingReason.noEntry.text] }
      return [capacity[visit].map { "recorded at entry: \(text($0)) % of predicted" } ?? MissingReason.notRecorded.text]
    })
}
