import Clinical
import Cohorts

extension Variable {
  /// Subscores of the other published splits; those that they share with the four domains are there already.
  static let otherSubscores = [ALSFRSRSplit.threeDomains, .fiveRegions].flatMap { split in
    split.parts.filter { part in ALSFRSRDomain.allCases.allSatisfy { $0.label != part.label } }
      .map { subscore($0, of: split) }
  }

  private static func subscore(_ part: ALSFRSRSplit.Part, of split: ALSFRSRSplit) -> Variable {
    let (first, last) = (part.items.lowerBound, part.items.upperBound)
    return Variable(
      id: part.label + "_subscore", title: part.label.prefix(1).uppercased() + part.label.dropFirst() + " subscore",
      unit: "points",
      definition: "Items \(first)–\(last), 0–\(part.maximum), at entry; part of a split into \(split.title).",
      source: split.source, isListed: false,
      compute: { cohort in
        let facts = EntryFacts(cohort)
        guard facts.hasItems else { return .missing(.noItemColumns) }
        return .known(
          .numbers(facts.patientCount) { rows, column in
            for patient in rows {
              guard let visit = facts.visit(patient) else {
                column.append(missing: .noEntry)
                continue
              }
              column.append(facts.items(visit).sum(part.items).map { Double($0) })
            }
          })
      },
      explain: { cohort, patient in
        let facts = EntryFacts(cohort)
        guard facts.hasItems else { return [MissingReason.noItemColumns.text] }
        guard let visit = facts.visit(patient) else { return [MissingReason.noEntry.text] }
        let items = facts.items(visit)
        switch items.sum(part.items) {
        case .missing(let reason): return [reason.text]
        case .known(let sum):
          let scores = part.items.compactMap { items[$0] }.map(String.init).joined(separator: " + ")
          return ["items \(first)–\(last): \(scores) = \(sum) points"]
        }
      })
  }
}
