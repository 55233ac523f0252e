import Clinical
import Cohorts

extension Variable {
  /// Disease duration at entry.
  static let monthsSinceOnset = Variable(
    id: "months_since_onset", title: "Time since onset", unit: "months",
    definition: "Months from symptom onset to the index + months from the index to the entry assessment.",
    source: "1 month = 365.25 / 12 days",
    compute: { cohort in
      let facts = EntryFacts(cohort)
      guard facts.hasOnset else { return .missing(.noColumn("the time of symptom onset")) }
      return .known(
        .numbers(facts.patientCount) { rows, column in
          for patient in rows { column.append(facts.monthsSinceOnset(patient)) }
        })
    },
    explain: { cohort, patient in
      let facts = EntryFacts(cohort)
      guard facts.hasOnset else { return [MissingReason.noColumn("the time of symptom onset").text] }
      switch (facts.monthsSinceOnset(patient), facts.entryMonths(patient)) {
      case (.missing(let reason), _), (_, .missing(let reason)):
        return [reason.text]
      case (.known(let months), .known(let entry)):
        let end = facts.visit(patient) == nil ? "at the index, for want of an assessment" : "at entry"
        return ["\(text(months - entry)) months to the index + \(text(entry)) = \(text(months)) months \(end)"]
      }
    })

  /// Time from onset to diagnosis.
  static let diagnosticDelay = Variable(
    id: "diagnostic_delay", title: "Diagnostic delay", unit: "months",
    definition: "Months from symptom onset to diagnosis, as recorded.", source: "this file",
    compute: { cohort in
      guard let delays = cohort.diagnosticDelayMonths else { return .missing(.noColumn("the time of diagnosis")) }
      return fileColumn(.number(delays), rows: nil)
    },
    explain: { cohort, patient in
      guard let delays = cohort.diagnosticDelayMonths else {
        return [MissingReason.noColumn("the time of diagnosis").text]
      }
      return [delays[patient].map { "recorded: \(text($0)) months" } ?? MissingReason.notRecorded.text]
    })
}
