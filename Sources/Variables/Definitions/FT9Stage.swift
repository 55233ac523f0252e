import Clinical
import Cohorts

extension Variable {
  /// FT9 stage at entry.
  static let ft9Stage = Variable(
    id: "ft9_stage", title: "FT9 stage",
    definition:
      "Number of domains (bulbar, fine motor, gross motor, respiratory; 0–12 each) with at most 9 points, at entry; "
      + FT9Stage.caution + ".",
    source: "Thakore et al., Amyotroph Lateral Scler Frontotemporal Degener 2018;19:483–494",
    compute: { cohort in
      let facts = EntryFacts(cohort)
      guard facts.hasItems else { return .missing(.noItemColumns) }
      var column = CategoryColumnBuilder(
        levels: FT9Stage.allCases.filter { $0 < .stage5 }.map(\.label), capacity: facts.patientCount)
      for patient in 0..<facts.patientCount {
        switch facts.ft9(patient) {
        case .known(let stage): column.append(level: Int(stage.rawValue))
        case .missing(let reason): column.append(missing: reason)
        }
      }
      return .known(column.column(isOrdered: true, notes: ["FT9: " + FT9Stage.caution]))
    },
    explain: { cohort, patient in
      let facts = EntryFacts(cohort)
      guard facts.hasItems else { return [MissingReason.noItemColumns.text] }
      guard let visit = facts.visit(patient) else { return [MissingReason.noEntry.text] }
      let domains = ALSFRSRDomain.allCases.map { domain in
        "\(domain.label) \(facts.items(visit).subscore(domain).value.map(String.init) ?? "not complete")"
      }
      let result =
        switch facts.ft9(patient) {
        case .known(let stage): "domains at 9 or less: \(stage.label)"
        case .missing(let reason): "not staged: \(reason.text)"
        }
      return [domains.joined(separator: ", "), result, FT9Stage.caution]
    })
}
