import Clinical
import Cohorts

extension Variable {
  /// ALSFRS-R total at entry.
  static let alsfrsrTotal = Variable(
    id: "alsfrsr_total", title: "ALSFRS-R at entry", unit: "points",
    definition:
      "Sum of the twelve items, 0–48. With one item missing, the recorded total if that item would then be 0–4; "
      + "with none answered, the recorded total.",
    source: "Cedarbaum et al., J Neurol Sci 1999;169:13–21",
    compute: { cohort in
      let facts = EntryFacts(cohort)
      guard facts.hasScores else { return .missing(.noScores) }
      return .known(
        .numbers(facts.patientCount, notes: { notes(facts, recorded: $0[0], recovered: $0[1]) }) { rows, column in
          for patient in rows {
            switch facts.total(patient) {
            case .missing(let reason): column.append(missing: reason)
            case .known(let total):
              column.append(total.points)
              switch total.basis {
              case .items: break
              case .recorded: column.counts[0] += 1
              case .recoveredItem: column.counts[1] += 1
              }
            }
          }
        })
    },
    explain: { cohort, patient in totalExplanation(EntryFacts(cohort), patient) })

  private static func notes(_ facts: EntryFacts, recorded: Int, recovered: Int) -> [String] {
    recordedNote(recorded, of: facts.patientCount)
      + (recovered == 0
        ? [] : ["one missing item made up from the recorded total for \(counted(recovered, "patient"))"])
  }

  private static func totalExplanation(_ facts: EntryFacts, _ patient: Int) -> [String] {
    guard let visit = facts.visit(patient) else { return [MissingReason.noEntry.text] }
    let items = facts.items(visit)
    let answered = (1...12).compactMap { items[$0] }.map(String.init).joined(separator: " + ")
    switch facts.total(visit: visit) {
    case .missing(let reason):
      return answered.isEmpty ? [reason.text] : [reason.text, "answered: \(answered)"]
    case .known(let total):
      switch total.basis {
      case .items:
        return ["\(answered) = \(text(total.points)) points"]
      case .recorded:
        return [
          "recorded: \(text(total.points)) points; "
            + (answered.isEmpty ? "no items were answered" : "the file never has all twelve items")
        ]
      case .recoveredItem(let item):
        let implied = total.points - Double(items.answeredSum)
        return [
          "recorded: \(text(total.points)) points",
          "item \(item) (\(ALSFRSRItems.itemNames[item - 1])) is missing; "
            + "the other eleven make \(items.answeredSum), which leaves it \(text(implied))",
        ]
      }
    }
  }
}
