import Clinical
import Cohorts

extension Variable {
  /// Sex as recorded.
  static let sex = Variable(
    id: "sex", title: "Sex", definition: "Sex as recorded: female or male.", source: "this file",
    compute: { cohort in
      guard let sexes = cohort.sex else { return .missing(.noColumn("sex")) }
      var column = CategoryColumnBuilder(levels: Sex.allCases.map(\.label), capacity: sexes.count)
      for patient in 0..<sexes.count {
        let sex = Int(sexes.values[patient])
        if sexes.known[patient], Sex.allCases.indices.contains(sex) {
          column.append(level: sex)
        } else {
          column.append(missing: .notRecorded)
        }
      }
      return .known(column.column())
    },
    explain: { cohort, patient in
      guard let sexes = cohort.sex else { return [MissingReason.noColumn("sex").text] }
      return [sexes[patient].flatMap(Sex.init).map { "recorded: \($0.label)" } ?? MissingReason.notRecorded.text]
    })
}
