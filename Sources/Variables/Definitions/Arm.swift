import Clinical
import Cohorts

extension Variable {
  /// Treatment arm.
  static let arm = Variable(
    id: "arm", title: "Treatment arm", definition: "Arm as the file writes it, in order of first appearance.",
    source: "this file",
    compute: { cohort in
      guard let entry = cohort.patientColumns[PatientFact.arm] else { return .missing(.noColumn("the treatment arm")) }
      return fileColumn(entry.column, rows: nil)
    },
    explain: { cohort, patient in
      guard let entry = cohort.patientColumns[PatientFact.arm] else {
        return [MissingReason.noColumn("the treatment arm").text]
      }
      return [fileValue(entry, row: patient)]
    })
}
