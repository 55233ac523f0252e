import Clinical
import Cohorts

extension Variable {
  /// Items 1–3 at entry.
  static let bulbar = subscore(
    .bulbar, VisitFact.bulbar, "Bulbar subscore", "Items 1–3: speech, salivation, swallowing")
  /// Items 4–6 at entry.
  static let fineMotor = subscore(
    .fineMotor, VisitFact.fineMotor, "Fine motor subscore", "Items 4–6: handwriting, cutting food, dressing")
  /// Items 7–9 at entry.
  static let grossMotor = subscore(
    .grossMotor, VisitFact.grossMotor, "Gross motor subscore", "Items 7–9: turning in bed, walking, climbing stairs")
  /// Items 10–12 at entry.
  static let respiratory = subscore(
    .respiratory, VisitFact.respiratory, "Respiratory subscore",
    "Items 10–12: dyspnoea, orthopnoea, respiratory insufficiency")

  private static func subscore(_ domain: ALSFRSRDomain, _ id: String, _ title: String, _ items: String) -> Variable {
    Variable(
      id: id, title: title, unit: "points",
      definition: items + ", 0–12, at entry. Where no items were answered, the file's own subscore.",
      source: "four-domain split of the ALSFRS-R; Cedarbaum et al., J Neurol Sci 1999;169:13–21",
      compute: { cohort in
        let facts = EntryFacts(cohort)
        let own = cohort.visitColumns.numbers(id)
        guard facts.hasItems || own != nil else { return .missing(.noItemColumns) }
        return .known(
          .numbers(facts.patientCount, notes: { recordedNote($0[0], of: facts.patientCount) }) { rows, column in
            for patient in rows {
              guard let visit = facts.visit(patient) else {
                column.append(missing: .noEntry)
                continue
              }
              let items = facts.items(visit)
              if items.isEmpty, let own, own.known[visit] {
                column.append(own.values[visit])
                column.counts[0] += 1
              } else {
                column.append(items.subscore(domain).map { Double($0) })
              }
            }
          })
      },
      explain: { cohort, patient in
        let facts = EntryFacts(cohort)
        guard let visit = facts.visit(patient) else { return [MissingReason.noEntry.text] }
        let items = facts.items(visit)
        if items.isEmpty, let points = cohort.visitColumns.numbers(id)?[visit] {
          return ["recorded: \(text(points)) points; no items were answered"]
        }
        switch items.subscore(domain) {
        case .missing(let reason): return [reason.text]
        case .known(let sum):
          let scores = domain.items.compactMap { items[$0] }.map(String.init).joined(separator: " + ")
          return ["items \(domain.items.lowerBound)–\(domain.items.upperBound): \(scores) = \(sum) points"]
        }
      })
  }
}
