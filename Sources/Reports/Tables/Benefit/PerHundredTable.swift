import Clinical
import Evidence
public import Projection
import Statistics
import Strata

extension BenefitPart {
  /// Benefit of each stratum by the hundred, to stand beside the harms.
  public static let perHundred = BenefitPart(id: "perHundred", title: "of 100 patients of each stratum") {
    subject, _ in perHundredTable(subject.projection)
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
      "Benefit concerns the patients inside. Points preserved and P(no gain) are no shares of patients; a slope that is 25 % "
        + "better is, and most of those who have one would have it without any treatment: see --table responders.",
      "Harms of 100 treated: --table risks; no source tells them by onset, stage or speed.",
    ]
      + (projection.plan.route.noProjection.map {
        ["\(projection.plan.route.rawValue): \($0), so nothing is projected."]
      }
        ?? []))
}

/// The benefit side: what stands opposite the harms. Responders stand beside those whom nothing would have made one.
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
  (
    TableColumn(
      id: "responders", title: "Slope ≥ 25 % better", unit: "of 100 inside", basis: "inside", isProjected: true),
    { Cell(responders($0).map { $0.share.times(100) }, digits: 0) }
  ),
  (
    TableColumn(
      id: "respondersWithoutEffect", title: "with no effect at all", unit: "of 100 inside", basis: "inside",
      isProjected: true),
    {
      switch responders($0) {
      case .known(let responders): .number(responders.shareWithoutEffect * 100, digits: 0)
      case .missing(let reason): .missing(reason)
      }
    }
  ),
]

/// By the rule that is relative to each patient's own decline.
private func responders(_ row: StratumProjection) -> Determination<Responders> {
  switch row.responders {
  case .missing(let reason): return .missing(reason)
  case .known(let rules):
    return rules.first { $0.rule == .quarterSlower }.map { .known($0) }
      ?? .missing(MissingReason("no patient has a decline to compare with"))
  }
}

extension Estimate {
  fileprivate func times(_ factor: Double) -> Estimate {
    Estimate(value: value * factor, low: low * factor, high: high * factor)
  }
}
