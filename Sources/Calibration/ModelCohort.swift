import Cohorts
import Execution
import Statistics
import Variables

/// What is recorded of patients: whole scores at visits about 0, 2, 4, 6 and 9 months from entry, with an error of SD 1.8
/// at each. Patients leave after a visit by a chance that rests on the score recorded there (missing at random).
struct ModelCohort: Sendable {
  static let residualSD = 1.8
  static let plannedMonths = [0.0, 2, 4, 6, 9]

  let patients: ModelPatients
  /// Where each patient's visits begin, and their number at the end.
  private(set) var offsets = [0]
  private(set) var months: [Double] = []
  private(set) var scores: [Double] = []

  /// Draws the visits.
  init(_ patients: ModelPatients, _ draws: inout PhiloxStream) {
    self.patients = patients
    for patient in 0..<patients.count {
      for planned in Self.plannedMonths {
        let time = planned == 0 ? 0 : ((planned + 0.6 * (draws.uniform() - 0.5)) * 100).rounded() / 100
        let course = patients.score[patient] + patients.slope[patient] * time
        let score = min(48, max(0, (course + Self.residualSD * draws.normal()).rounded()))
        months.append(time)
        scores.append(score)
        if draws.chance(score < 28 ? 0.15 : 0.04) { break }
      }
      offsets.append(months.count)
    }
  }

  /// The file that would hold them.
  var csv: [UInt8] {
    var text = "patient_id,months,symptom_months,diagnostic_delay,age,onset_site,vc_pct,riluzole,alsfrsr_total\n"
    for patient in 0..<patients.count {
      let facts =
        "\(patients.monthsSinceOnset[patient]),6,50,\(ModelPatients.sites[patients.site[patient]].name),80,yes"
      for visit in offsets[patient]..<offsets[patient + 1] {
        text += "p\(patient),\(months[visit]),\(facts),\(Int(scores[visit]))\n"
      }
    }
    return Array(text.utf8)
  }

  /// The cohort as the program reads it.
  func read() -> VariableStore {
    do {
      let cohort = try readCohort([Source(name: "drawn.csv", bytes: csv)], ReadingPlan(), work: Work()).cohort
      precondition(
        cohort.patientCount == patients.count && cohort.visitOffsets == offsets,
        "all that was drawn is read, in the order it was written")
      return VariableStore(cohort)
    } catch {
      preconditionFailure("a drawn cohort cannot be read: \(error)")
    }
  }
}
