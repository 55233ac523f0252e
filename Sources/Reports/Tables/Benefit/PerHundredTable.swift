import Clinical
import Evidence
public import Projection
import Strata

extension BenefitPart {
  /// Benefit of each stratum by the hundred, to stand beside the harms.
  public static let perHundred = BenefitPart(id: "perHundred", title: "of 100 patients of each stratum") {
    perHundredTable($0.projection)
  }
}

/// Of 100 patients of each stratum: how many the evidence speaks about, and what it implies for these. The harms beside
/// it are those of `risksTable`, of 100 treated.
public func perHundredTable(_ projection: CohortProjection) -> Table {
  let stratification = projection.stratification
  let rows = projection.strata.map { row in
    let reach = row.applicability
    let parts = [reach.inside, reach.outside, reach.unknown].flatMap { part -> [Cell] in
      let share =
        row.patients > 0
        ? Cell.percent(Double(part) / Double(row.patients), digits: 0) : .missing(MissingReason("no patient"))
      return [.count(part), share]
    }
    return TableRow(
      cells: [.text(stratification.label(row.stratum)), .count(row.patients)] + parts
        + benefitSide.map { $0.cell(row) },
      depth: stratification.strata[row.stratum].depth, parent: stratification.strata[row.stratum].parent,
      path: path(of: row.stratum, in: stratification))
  }
  func part(_ id: String, _ title: String) -> [TableColumn] {
    [
      TableColumn(id: id, title: title, partition: "evidence"),
      TableColumn(
        id: id + "Share", title: "\(title.split(separator: " ")[0]), of 100", unit: "%", isShareOfPatients: true,
        partition: "evidence"),
    ]
  }
  return Table(
    id: "perHundred", title: "Of 100 patients of each stratum", privacy: .aggregated,
    columns: [
      TableColumn(id: "stratum", title: "Stratum", alignment: .left), TableColumn(id: "patients", title: "n"),
    ] + part("inside", "Inside the evidence") + part("outside", "Outside") + part("unknown", "Unknown")
      + benefitSide.map(\.column),
    rows: rows,
    notes: projection.statements + [
      "Points preserved and P(no gain) concern the patients inside. Neither is a share of patients.",
      "Harms of 100 treated: --table risks; no source tells them by onset, stage or speed.",
    ]
      + (projection.plan.route.noProjection.map {
        ["\(projection.plan.route.rawValue): \($0), so nothing is projected."]
      }
        ?? []))
}

/// The benefit side: what stands opposite the harms, with its interval and P(no gain). A further count of patients who
/// respond goes here, beside the count with no effect at all.
private let benefitSide: [(column: TableColumn, cell: @Sendable (StratumProjection) -> Cell)] = [
  (
    TableColumn(
      id: "pointsPreserved", title: "Points preserved", unit: "points", basis: "inside", isProjected: true),
    { Cell($0.pointsPreserved, digits: 1) }
  ),
  (
    TableColumn(id: "probabilityOfNoGain", title: "P(no gain)", unit: "%", basis: "inside", isProjected: true),
    { Cell($0.probabilityOfNoGain) }
  ),
]
