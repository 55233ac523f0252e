import Clinical
import Cohorts

extension Variable {
  /// Number of visits in the file.
  static let visits = Variable(
    id: "visits", title: "Visits", unit: "visits",
    definition: "Number of visits of the patient in the file, with or without ALSFRS-R.",
    source: "this file", knownAt: .later,
    compute: { cohort in
      .known(
        .numbers(cohort.patientCount) { rows, column in
          for patient in rows {
            column.append(Double(cohort.visitOffsets[patient + 1] - cohort.visitOffsets[patient]))
          }
        })
    },
    explain: { cohort, patient in ["\(counted(cohort.visitRange(patient).count, "visit")) in the file"] })
}
