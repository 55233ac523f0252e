import Clinical
import Cohorts

extension Variable {
  /// Sex as recorded.
  static let sex = Variable(
    id: "sex", title: "Sex", definition: "Sex as recorded: female or male.", source: "this file",
    compute: { cohort in
      guard let sexes = cohort.sex else { return .missing(.noColumn("sex")) }
      return .known(
        .categories(Sex.allCases.map(\.label), sexes.count) { rows, column in
          for patient in rows {
            let sex = Int(sexes.values[patient])
            if sexes.known[patient], Sex.allCases.indices.contains(sex) {
              column.append(level: sex)
            } else {
              column.append(missing: .notRecorded)
            }
          }
        })
    },
    explain: { cohort, patient in
      guard let sexes = cohort.sex else { return [MissingReason.noColumn("sex").text] }
      return [sexes[patient].flatMap(Sex.init).map { "recorded: \($0.label)" } ?? MissingReason.notRecorded.text]
    })
}
