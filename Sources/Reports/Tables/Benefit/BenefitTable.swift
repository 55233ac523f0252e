import Clinical
import Evidence
public import Projection
import Strata

/// The projected benefit of each stratum: what the trials imply for patients like these, and how sure anyone can be.
///
/// Column ids are the field names of the JSON contract. Its notes carry why rows differ, what was not assessed, and the
/// sentences that go with every benefit figure.
public func benefitTable(_ projection: CohortProjection) -> Table {
  let columns = [
    TableColumn(id: "stratum", title: "Stratum", alignment: .left),
    TableColumn(id: "patients", title: "n"),
    TableColumn(id: "inside", title: "Inside"),
    TableColumn(id: "untreatedSlope", title: "Untreated slope", unit: "points/month"),
    TableColumn(id: "untreatedChange", title: "Untreated change", unit: "points"),
    TableColumn(id: "effect", title: "Δ slope", unit: "points/month", isProjected: true),
    TableColumn(id: "pointsPreserved", title: "Points preserved", unit: "points", isProjected: true),
    TableColumn(id: "slowing", title: "Slowing", unit: "fraction", isProjected: true),
    TableColumn(id: "probabilityOfNoGain", title: "P(no gain)", unit: "%", isProjected: true),
    TableColumn(id: "probabilityOfSlowing20", title: "P(slowing ≥ 20 %)", unit: "%", isProjected: true),
    TableColumn(id: "certainty", title: "Certainty", alignment: .left),
  ]
  let stratification = projection.stratification
  let rows = projection.strata.map { row in
    TableRow(
      cells: [
        .text(stratification.label(row.stratum)), .count(row.patients), .count(row.applicability.inside),
        Cell(row.untreated.map(\.slope), digits: 2), Cell(row.untreatedChange, digits: 1), Cell(row.effect, digits: 2),
        Cell(row.pointsPreserved, digits: 1), Cell(row.slowing, digits: 2), Cell(row.probabilityOfNoGain),
        Cell(row.probabilityOfSlowing20),
        .text(
          ([row.certainty.grade] + [row.certainty.reasons.map(\.code).joined(separator: ", ")]).joined(separator: ": ")),
      ],
      depth: stratification.strata[row.stratum].depth, parent: stratification.strata[row.stratum].parent,
      path: path(of: row.stratum, in: stratification))
  }
  return Table(
    id: "benefit",
    title: "Projected benefit of MSC therapy by \(stratification.axes.map(\.title).joined(separator: ", "))",
    privacy: .aggregated, columns: columns, rows: rows, notes: benefitNotes(projection))
}

/// What stands under every benefit table, in order of weight.
private func benefitNotes(_ projection: CohortProjection) -> [String] {
  var notes = projection.statements + [projection.whyRowsDiffer]
  if !projection.criteriaNotAssessed.isEmpty {
    notes.append(
      "Entry criteria not assessed, because the file cannot tell: \(projection.criteriaNotAssessed.joined(separator: "; "))"
    )
  }
  notes += projection.reasons.map { "\($0.code): \($0.text)" }
  if !projection.trialsWithoutCriteria.isEmpty {
    notes.append(
      "Entry criteria not recorded, so these trials admit nobody here: "
        + projection.trialsWithoutCriteria.joined(separator: ", "))
  }
  return notes + axisNotes(projection.stratification)
}

extension CohortProjection {
  /// Why the rows differ, for a line under every benefit table.
  public var whyRowsDiffer: String {
    if let reason = plan.route.noProjection { return "\(plan.route.rawValue): \(reason), so nothing is projected." }
    if plan.scenario == "none" { return "All rows are zero by assumption." }
    switch earlyMinusLate {
    case .missing(let reason):
      return
        "Only the baseline score moves them; early − late cannot be told: \(reason.text). For onset and speed there is no data."
    case .known(let gap):
      let text = Cell.estimate(gap, digits: 2).plain
      return
        "Only the baseline score moves them: early − late = \(text); for onset and speed there is no data."
    }
  }
}
