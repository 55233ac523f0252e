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
    TableColumn(id: "patients", title: "Patients"),
    TableColumn(id: "undefined", title: "Not defined"),
    TableColumn(id: "share", title: "Responders", unit: "fraction", isProjected: true),
    TableColumn(id: "shareWithoutEffect", title: "with no effect", unit: "%", isProjected: true),
    TableColumn(id: "difference", title: "Difference", unit: "fraction", isProjected: true),
    TableColumn(id: "needed", title: "Number needed to treat", alignment: .left, isProjected: true),
  ]
  let rows = projection.strata.filter { only == nil || $0.stratum == only }.flatMap { row -> [TableRow] in
    let label = stratification.label(row.stratum)
    let place = path(of: row.stratum, in: stratification)
    let depth = stratification.strata[row.stratum].depth
    switch row.responders {
    case .missing(let reason):
      let missing = Cell.missing(reason)
      return [
        TableRow(
          cells: [.text(label), .text(""), .count(0), .count(0), missing, missing, missing, missing], depth: depth,
          path: place)
      ]
    case .known(let responders):
      return responders.map { responders in
        TableRow(
          cells: [
            .text(label), .text(responders.rule.rawValue), .count(responders.patients), .count(responders.undefined),
            .estimate(responders.share, digits: 2), .percent(responders.shareWithoutEffect, digits: 0),
            .estimate(responders.difference, digits: 2), .text(words(responders.needed)),
          ], depth: depth, path: place)
      }
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
