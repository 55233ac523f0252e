import Clinical
import Cohorts

extension Variable {
  /// Age when symptoms began.
  static let ageAtOnset = Variable(
    id: "age_at_onset", title: "Age at onset", unit: "years",
    definition: "Recorded; else age at the index − months from onset to the index / 12.", source: "this file",
    compute: { cohort in
      ageColumn(cohort, of: "the age at onset", cohort.ageAtOnsetYears, else: cohort.ageYears, yearsPerMonth: -1 / 12)
    },
    explain: { cohort, patient in
      explanation(
        cohort, patient, "age at onset", cohort.ageAtOnsetYears, else: "age", cohort.ageYears, yearsPerMonth: -1 / 12)
    })

  /// Age at the index.
  static let age = Variable(
    id: "age", title: "Age", unit: "years",
    definition: "Age at the index: recorded; else age at onset + months from onset to the index / 12.",
    source: "this file",
    compute: { cohort in
      ageColumn(cohort, of: "age", cohort.ageYears, else: cohort.ageAtOnsetYears, yearsPerMonth: 1 / 12)
    },
    explain: { cohort, patient in
      explanation(
        cohort, patient, "age", cohort.ageYears, else: "age at onset", cohort.ageAtOnsetYears, yearsPerMonth: 1 / 12)
    })

  /// The recorded age, else the other age moved by the months between them.
  private static func ageColumn(
    _ cohort: Cohort, of name: String, _ recorded: NumberColumn?, else other: NumberColumn?, yearsPerMonth: Double
  ) -> Determination<VariableColumn> {
    let months = cohort.monthsOnsetToIndex
    guard recorded != nil || (other != nil && months != nil) else { return .missing(.noColumn(name)) }
    func notes(_ derived: Int) -> [String] {
      derived == 0 ? [] : ["worked out from the other age and the time since onset for \(counted(derived, "patient"))"]
    }
    return .known(
      .numbers(cohort.patientCount, notes: { notes($0[0]) }) { rows, column in
        for patient in rows {
          guard let years = years(patient, recorded, else: other, months, yearsPerMonth: yearsPerMonth) else {
            column.append(missing: .notRecorded)
            continue
          }
          column.append(years)
          if recorded?.known[patient] != true { column.counts[0] += 1 }
        }
      })
  }

  /// One patient's age: recorded, else from the other age.
  static func years(
    _ patient: Int, _ recorded: NumberColumn?, else other: NumberColumn?, _ months: NumberColumn?, yearsPerMonth: Double
  ) -> Double? {
    if let recorded, recorded.known[patient] { return recorded.values[patient] }
    guard let other, let months, other.known[patient], months.known[patient] else { return nil }
    return other.values[patient] + months.values[patient] * yearsPerMonth
  }

  private static func explanation(
    _ cohort: Cohort, _ patient: Int, _ name: String, _ recorded: NumberColumn?, else otherName: String,
    _ other: NumberColumn?, yearsPerMonth: Double
  ) -> [String] {
    if let years = recorded?[patient] { return ["recorded \(name): \(text(years)) years"] }
    guard let years = other?[patient], let months = cohort.monthsOnsetToIndex?[patient] else {
      let isToldByFile = recorded != nil || (other != nil && cohort.monthsOnsetToIndex != nil)
      return [isToldByFile ? MissingReason.notRecorded.text : MissingReason.noColumn(name).text]
    }
    let sign = yearsPerMonth < 0 ? "−" : "+"
    let result = years + months * yearsPerMonth
    return ["\(name) = \(otherName) \(text(years)) \(sign) \(text(months)) months / 12 = \(text(result)) years"]
  }
}
