import Clinical
import Projection
import Statistics
import Strata

extension BenefitPart {
  /// Who would be called a responder, beside who would be with no effect at all.
  public static let responders = BenefitPart(id: "responders", title: "responders beside those with no effect") {
    subject, stratum in respondersTable(subject.projection, stratum)
  }
}

/// Expected responders of each stratum by each rule, always beside the share that would respond with no effect at all.
func respondersTable(_ projection: CohortProjection, _ only: Int? = nil) -> Table {
  let stratification = projection.stratification
  let columns = [
    TableColumn(id: "stratum", title: "Stratum", alignment: .left),
    TableColumn(id: "rule", title: "Rule", alignment: .left),
    TableColumn(id: "patients", title: "n"), TableColumn(id: "inside", title: "Inside"),
    TableColumn(id: "undefined", title: "Not defined"),
    TableColumn(id: "share", title: "Responders", unit: "fraction", isProjected: true),
    TableColumn(id: "shareWithoutEffect", title: "with no effect", unit: "%", isProjected: true),
    TableColumn(id: "difference", title: "Difference", unit: "fraction", isProjected: true),
    TableColumn(id: "needed", title: "Number needed to treat", alignment: .left, isProjected: true),
  ]
  let rules = ResponderRule.allCases
  let rows = projection.strata.filter { only == nil || $0.stratum == only }.flatMap { row -> [TableRow] in
    let stratum = stratification.strata[row.stratum]
    return rules.enumerated().map { place, rule in
      let found = row.responders.map { $0.first { $0.rule == rule } }
      let figures: [Cell] =
        switch found {
        case .known(let responders?):
          [
            .estimate(responders.share, digits: 2), .percent(responders.shareWithoutEffect, digits: 0),
            .estimate(responders.difference, digits: 2), .text(words(responders.needed)),
          ]
        case .known(nil): [Cell](repeating: .missing(MissingReason("the rule is not defined here")), count: 4)
        case .missing(let reason): [Cell](repeating: .missing(reason), count: 4)
        }
      return TableRow(
        cells: [
          .text(stratification.label(row.stratum)), .text(rule.rawValue), .count(row.patients),
          .count(row.applicability.inside), .count(row.respondersUndefined),
        ] + figures,
        depth: stratum.depth, parent: only == nil ? stratum.parent.map { $0 * rules.count + place } : nil,
        path: path(of: row.stratum, in: stratification))
    }
  }
  return Table(
    id: "responders", title: "Expected responders in a next setting", privacy: .aggregated, columns: columns,
    rows: rows, notes: responderNotes + projection.statements)
}

private let responderNotes = [
  "Eight visits, one every 4 weeks, and the least-squares slope through them, against ΔFS, the mean decline from onset to "
    + "entry. A patient whose ΔFS is unknown or not above 0 has no decline to compare with.",
  "With no effect: the same patients and the same noise of visits, Δ = 0. Most of who is called a responder would be one "
    + "without any treatment.",
  "Assumes that everyone lives and is seen to the end; who dies or has fewer than two visits is no responder.",
]

/// "NNTB 24, 8 to ∞ to NNTH 15": where the interval holds both benefit and harm it runs through infinity.
private func words(_ needed: NumberNeededToTreat) -> String {
  func one(_ needed: NumberNeeded) -> String {
    guard let patients = needed.patients else { return needed.symbol }
    return "\(needed.symbol) \(NumberFormat.grouped(Int(min(1e6, patients.rounded(.up)))))"
  }
  return "\(one(needed.value)) (\(needed.interval.map(one).joined(separator: " to ")))"
}
