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
    TableColumn(
      id: "pointsPreservedOnOtherScale", title: "if \(projection.plan.scale.other.rawValue)", unit: "points",
      isProjected: true),
    TableColumn(id: "evidenceShare", title: "of its spread, evidence", unit: "%", isProjected: true),
    TableColumn(id: "slowing", title: "Slowing", unit: "fraction", isProjected: true),
    TableColumn(id: "probabilityOfNoGain", title: "P(no gain)", unit: "%", isProjected: true),
    TableColumn(id: "probabilityOfSlowing20", title: "P(slowing ≥ 20 %)", unit: "%", isProjected: true),
    TableColumn(id: "probabilityOfSlowing25", title: "P(slowing ≥ 25 %)", unit: "%", isProjected: true),
    TableColumn(
      id: "probabilityOfFasterDecline", title: "P(> 20 % faster decline)", unit: "%", isProjected: true),
    TableColumn(id: "patientsPerArm", title: "Patients per arm for 25 %, power 80 %", isProjected: true),
    TableColumn(id: "certainty", title: "Certainty", alignment: .left),
  ]
  let stratification = projection.stratification
  let rows = projection.strata.map { row in
    TableRow(
      cells: [
        .text(stratification.label(row.stratum)), .count(row.patients), .count(row.applicability.inside),
        Cell(row.untreated.map(\.slope), digits: 2), Cell(row.untreatedChange, digits: 1), Cell(row.effect, digits: 2),
        Cell(row.pointsPreserved, digits: 1), Cell(row.pointsPreservedOnOtherScale, digits: 1),
        Cell(row.evidenceShare), Cell(row.slowing, digits: 2), Cell(row.probabilityOfNoGain),
        Cell(row.probabilityOfSlowing20), Cell(row.probabilityOfSlowing25), Cell(row.probabilityOfFasterDecline),
        Cell(integer: row.patientsPerArm),
        .text(
          ([row.certainty.grade] + [row.certainty.reasons.map(\.code).joined(separator: ", ")]).joined(separator: ": ")),
      ],
      depth: stratification.strata[row.stratum].depth, parent: stratification.strata[row.stratum].parent,
      path: path(of: row.stratum, in: stratification))
  }
  return Table(
    id: "benefit",
    title: "Projected benefit of MSC therapy"
      + (stratification.axes.isEmpty ? "" : " by " + stratification.axes.map(\.title).joined(separator: ", ")),
    privacy: .aggregated, columns: columns, rows: rows, notes: benefitNotes(projection))
}

/// What stands under every benefit table, in order of weight.
private func benefitNotes(_ projection: CohortProjection) -> [String] {
  var notes = projection.statements + [projection.whyRowsDiffer, projection.scaleNote, projection.splitNote]
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
  /// What the choice of the scale does.
  public var scaleNote: String {
    let words =
      switch plan.scale {
      case .additive: "additive: the same points a month for all patients, so that slow patients gain the larger share"
      case .proportional:
        "proportional: the same share of the decline for all patients, so that fast ones gain more points"
      }
    return "Scale: \(words). That strata of different speed gain differently is implied by it, not observed."
  }

  /// Where the spread of the points preserved comes from.
  var splitNote: String {
    "Spread of the points preserved: the part that is not evidence is what is not known of these patients' own course; on "
      + "the additive scale it is zero by construction but near the limits of the score, 0 and 48."
  }

  /// Why the rows differ, for a line under every benefit table.
  public var whyRowsDiffer: String {
    if let reason = plan.route.noProjection { return "\(plan.route.rawValue): \(reason), so nothing is projected." }
    if plan.scenario == "none" { return "All rows are zero by assumption." }
    let mover =
      plan.scale == .additive
      ? "Only the baseline score moves them" : "The baseline score moves them and, by the scale chosen, their decline"
    switch earlyMinusLate {
    case .missing(let reason):
      return
        "\(mover); early − late cannot be told: \(reason.text). For onset and speed there is no data."
    case .known(let gap):
      let text = Cell.estimate(gap, digits: 2).plain
      return
        "\(mover): early − late\(plan.scale == .additive ? "" : " (additive)") = \(text); for onset and speed there is no data."
    }
  }
}
