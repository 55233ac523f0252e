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
      return .known(
        .categories(
          FT9Stage.allCases.filter { $0 < .stage5 }.map(\.label), isOrdered: true, facts.patientCount,
          notes: { _ in ["FT9: " + FT9Stage.caution] }
        ) { rows, column in
          for patient in rows { column.append(facts.ft9(patient).map { Int($0.rawValue) }) }
        })
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
