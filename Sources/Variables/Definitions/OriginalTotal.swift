import Clinical
import Cohorts

extension Variable {
  /// Total of the original scale at entry.
  static let originalTotal = Variable(
    id: "alsfrs_total", title: "ALSFRS (40 points) at entry", unit: "points",
    definition:
      "Original ALSFRS, 0–40: items 1–9 and the old item 10, breathing; else the recorded total. Never converted to the "
      + "ALSFRS-R: no conversion is validated.",
    source: "The ALS CNTF Treatment Study Phase I–II Study Group, Arch Neurol 1996;53:141–147",
    compute: { cohort in
      let facts = EntryFacts(cohort)
      guard facts.hasOriginalScores else { return .missing(.noColumn("the original ALSFRS")) }
      return .known(
        .numbers(facts.patientCount) { rows, column in
          for patient in rows {
            column.append(facts.visit(patient).map { facts.originalTotal(visit: $0) } ?? .missing(.noEntry))
          }
        })
    },
    explain: { cohort, patient in
      let facts = EntryFacts(cohort)
      guard facts.hasOriginalScores else { return [MissingReason.noColumn("the original ALSFRS").text] }
      guard let visit = facts.visit(patient) else { return [MissingReason.noEntry.text] }
      switch facts.originalTotal(visit: visit) {
      case .missing(let reason): return [reason.text]
      case .known(let points): return ["\(text(points)) of 40 points, not converted"]
      }
    })
}
