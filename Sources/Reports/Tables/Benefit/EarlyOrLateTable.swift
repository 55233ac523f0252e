import Clinical
import Evidence
import Execution
import Projection
import Statistics
import Strata

extension BenefitPart {
  /// Early against late by every definition.
  public static let earlyOrLate = BenefitPart(id: "earlyOrLate", title: "early against late, by every definition") {
    subject, stratum in earlyOrLateTable(subject, stratum ?? 0)
  }

  /// The thresholds of NurOwn phase 3 beside their mirror image.
  public static let earlyThresholds = BenefitPart(
    id: "earlyThresholds", title: "NurOwn phase 3 by score at baseline, beside its mirror image"
  ) { _, _ in earlyThresholdsTable() }
}

/// Early − late by the definitions side by side, for all patients or those of one stratum.
func earlyOrLateTable(_ subject: BenefitSubject, _ stratum: Int) -> Table {
  let projection = subject.projection
  let stratification = projection.stratification
  // Work that nobody can stop is not stopped.
  let question = try? EarlyQuestion(projection, stratum: stratum, subject.store, subject.cache, work: Work())
  let columns = [
    TableColumn(id: "stratum", title: "Stratum", alignment: .left),
    TableColumn(id: "definition", title: "Early by", alignment: .left),
    TableColumn(id: "patients", title: "n"), TableColumn(id: "early", title: "Early", partition: "side"),
    TableColumn(id: "late", title: "Late", partition: "side"),
    TableColumn(id: "unknown", title: "Unknown", partition: "side"),
    TableColumn(id: "withoutRegion", title: "King's 0 among the early"),
    TableColumn(id: "insideEarly", title: "Early inside"), TableColumn(id: "insideLate", title: "Late inside"),
    TableColumn(id: "becomeEarly", title: "Late by the first, early here"),
    TableColumn(id: "becomeLate", title: "Early by the first, late here"),
    TableColumn(id: "difference", title: "Δ early − late", unit: "points/month", isProjected: true),
    TableColumn(id: "probabilityEarlyGreater", title: "P(early > late)", unit: "%", isProjected: true),
    TableColumn(id: "expectedDifference", title: "To find this", unit: "points/month"),
    TableColumn(id: "patientsExpected80", title: "takes in all, power 80 %"),
    TableColumn(id: "patientsExpected90", title: "90 %"),
    TableColumn(id: "quarterDifference", title: "To find 25 % of the decline", unit: "points/month"),
    TableColumn(id: "patientsQuarter80", title: "takes in all, power 80 %"),
    TableColumn(id: "patientsQuarter90", title: "90 %"),
  ]
  let rows = (question?.definitions ?? []).map { row in
    TableRow(
      cells: [
        .text(stratification.label(stratum)), .text(words(row.scheme)),
        .count(stratification.strata[stratum].count), .count(row.early.patients),
        .count(row.late.patients), .count(row.unknown), .count(row.withoutRegion), .count(row.early.inside),
        .count(row.late.inside), .count(row.becomeEarly), .count(row.becomeLate), Cell(row.difference, digits: 2),
        Cell(row.probabilityEarlyGreater),
      ] + size(row.sizeForExpected) + size(row.sizeForQuarter),
      path: path(of: stratum, in: stratification))
  }
  return Table(
    id: "earlyOrLate", title: "Early or late", privacy: .aggregated, columns: columns, rows: rows,
    notes: question.map { notes($0, projection) } ?? projection.statements)
}

private func words(_ scheme: String) -> String {
  switch scheme {
  case "kings": "King's 0–2 against 3–4"
  case "mitos": "MiToS 0 against 1 and more"
  case "alsfrs35": "ALSFRS-R ≥ 35 (a trial's cut)"
  case "months24": "≤ 24 months since onset"
  default: scheme
  }
}

private func size(_ size: Determination<EarlyOrLate.TrialSize>) -> [Cell] {
  switch size {
  case .missing(let reason): [.missing(reason), .missing(reason), .missing(reason)]
  case .known(let size): [.number(size.difference, digits: 2), .integer(size.total80), .integer(size.total90)]
  }
}

private func notes(_ question: EarlyQuestion, _ projection: CohortProjection) -> [String] {
  let share = NumberFormat.percent(question.probabilityOfScore, digits: 0)
  let mean = NumberFormat.display(question.score.mean, digits: 3)
  let sd = NumberFormat.display(question.score.sd, digits: 3)
  let slopes = NumberFormat.display(question.slopeSD, digits: 2)
  let visits = NumberFormat.display(question.visitSD, digits: 1)
  return [
    "P(early > late) is the evidence's P(b₁ > 0) = \(share), mixed with what onset and speed may do; your cohort adds only the "
      + "size of the gap. b₁ = \(mean) (SD \(sd)) points/month for each 10 points of ALSFRS-R at entry, from the 2.50 points "
      + "in 28 weeks (SE 1.67, p 0.14) between ≥ 35 and < 35 in NurOwn phase 3.",
    "ALSFRS-R ≥ 35 is the only definition that a controlled trial used. King's 0, no region involved, counts as early.",
    "Patients in all: N = 4V(z_α + z_β)²/(p(1 − p)θ²) in two equal arms, p the share of the early inside, V the variance of a "
      + "fitted slope with eight visits in 28 weeks: SD of slopes \(slopes) points/month, of a visit \(visits) points, "
      + (question.isSpreadAssumed ? "assumed, because the file's visits do not tell." : "estimated from the file."),
    floorNote,
  ] + projection.statements
}

/// What the endpoint of NurOwn phase 3 showed below its lowest threshold.
private var floorNote: String {
  guard let lowest = BaselineThreshold.all.last else { return "" }
  let below = lowest.respondersBelow
  return
    "Floor of the responder endpoint: in NurOwn phase 3 patients below \(lowest.score) points \"responded\" in \(below.control) of "
    + "\(below.controlPatients) on placebo and \(below.treated) of \(below.treatedPatients) on treatment, by subtraction; a score "
    + "near its floor cannot fall much, so that fewer points lost there say little."
}

/// As printed at or above each score, what is left below it, and what looking at nine of them costs.
func earlyThresholdsTable() -> Table {
  let columns = [
    TableColumn(id: "score", title: "ALSFRS-R", alignment: .left),
    TableColumn(id: "patientsAbove", title: "n at or above"),
    TableColumn(id: "differenceAbove", title: "Difference, printed", unit: "points"),
    TableColumn(id: "p", title: "p"), TableColumn(id: "adjustedP", title: "Holm × 9"),
    TableColumn(id: "patientsBelow", title: "n below"),
    TableColumn(id: "differenceBelow", title: "Mirror image, derived", unit: "points"),
    TableColumn(id: "respondersAbove", title: "Responders above, MSC : placebo", alignment: .left),
    TableColumn(id: "respondersP", title: "p"), TableColumn(id: "respondersAdjustedP", title: "Holm × 9"),
    TableColumn(id: "respondersBelow", title: "below, MSC : placebo", alignment: .left),
  ]
  func counts(_ responders: BaselineThreshold.Responders) -> Cell {
    .text(
      "\(responders.treated)/\(responders.treatedPatients) : \(responders.control)/\(responders.controlPatients)")
  }
  func estimate(_ effect: StudyEffect) -> Cell {
    let half = Normal.z975 * effect.standardError
    return .estimate(
      Estimate(value: effect.value, low: effect.value - half, high: effect.value + half), digits: 2)
  }
  let rows = BaselineThreshold.all.map { row in
    TableRow(
      cells: [
        .text("≥ \(row.score)"), .integer(row.patientsAbove), estimate(row.above), .number(row.p, digits: 3),
        .number(row.adjustedP, digits: 3), .integer(row.patientsBelow), estimate(row.below),
        counts(row.respondersAbove), .number(row.respondersP, digits: 3),
        .number(row.respondersAdjustedP, digits: 3), counts(row.respondersBelow),
      ])
  }
  return Table(
    id: "earlyThresholds", title: "NurOwn phase 3 by score at baseline", privacy: .open, columns: columns, rows: rows,
    notes: [
      "Difference of the changes in ALSFRS-R over 28 weeks, MSC − placebo, original analysis; an erratum of 2022 corrected it "
        + "and printed p ≤ 0.050 at every threshold without the numbers. The groups are nested, each holds the next.",
      "Mirror image: what is left of the whole trial (0.36 points, SE 0.95) below each score, weighted by shares. A gain above a "
        + "score with about none overall means that placebo did better below it.",
      "Holm × 9: p adjusted for having looked at nine thresholds. The primary goal of the trial was missed.",
      "Responder: slope at least 1.25 points/month better than before. Near the floor of the score it tells little.",
      Wording.noProof, Wording.notAdvice,
    ])
}
