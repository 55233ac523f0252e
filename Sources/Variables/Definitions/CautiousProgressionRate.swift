import Clinical
import Cohorts

extension Variable {
  /// ΔFS with the guard of six months.
  static let cautiousDeltaFS = Variable(
    id: "delta_fs_6m", title: "Progression rate from 6 months on", unit: "points/month",
    definition: "ΔFS = (48 − ALSFRS-R at entry) / months since symptom onset; not given below 6 months.",
    source: "Kimura et al., Neurology 2006;66:265–267; guard of the Precision ALS consortium", isListed: false,
    compute: { cohort in
      let facts = EntryFacts(cohort)
      guard facts.hasScores else { return .missing(.noScores) }
      guard facts.hasOnset else { return .missing(.noColumn("the time of symptom onset")) }
      return .known(
        .numbers(facts.patientCount) { rows, column in
          for patient in rows {
            column.append(facts.derivedDeltaFS(patient, leastMonths: ProgressionRate.cautiousMonths))
          }
        })
    },
    explain: { cohort, patient in
      let rates = ProgressionRateAtEntry(cohort)
      if let reason = rates.missingFromFile { return [reason.text] }
      switch rates.facts.derivedDeltaFS(patient, leastMonths: ProgressionRate.cautiousMonths) {
      case .known: return rates.explain(patient)
      case .missing(let reason): return [reason.text]
      }
    })
}
