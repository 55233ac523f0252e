import Clinical
import Evidence
import Projection
import Strata

extension BenefitPart {
  /// Who is outside the evidence, and which entry criterion of which trial keeps them there.
  public static let applicability = BenefitPart(
    id: "applicability", title: "who is inside and outside, by trial and entry criterion"
  ) { subject, _ in
    applicabilityTable(subject)
  }
}

/// How many patients of each stratum meet and fail each entry criterion of each trial: a row for all trials together,
/// then for each trial a row for all its criteria and one for each.
func applicabilityTable(_ subject: BenefitSubject) -> Table {
  let projection = subject.projection
  let stratification = projection.stratification
  let screening = subject.screening
  let counts = screening.counts(stratification)
  let rowsPerStratum = 1 + screening.trials.reduce(0) { $0 + 1 + $1.trial.criteria.count }
  let rows = projection.strata.flatMap { row in
    let stratum = stratification.strata[row.stratum]
    let reach = row.applicability
    var lines: [ApplicabilityLine] = [
      ApplicabilityLine(
        ApplicabilityLine.anyTrial, "all of one trial", .count(reach.inside), .count(reach.outside), .empty,
        .count(reach.unknown))
    ]
    for (trial, counts) in zip(screening.trials, counts[row.stratum]) {
      lines += trial.lines(counts, screening.unassessed, isStrict: projection.plan.isStrict)
    }
    return lines.enumerated().map { place, line in
      TableRow(
        cells: [
          .text(stratification.label(row.stratum)), .text(line.trial), .text(line.criterion), .count(row.patients),
        ]
          + line.counts,
        depth: stratum.depth, parent: stratum.parent.map { $0 * rowsPerStratum + place },
        path: path(of: row.stratum, in: stratification))
    }
  }
  return Table(
    id: "applicability", title: "Who is inside the evidence, and what keeps the others outside", privacy: .aggregated,
    columns: [
      TableColumn(id: "stratum", title: "Stratum", alignment: .left),
      TableColumn(id: "trial", title: "Trial", alignment: .left),
      TableColumn(id: "criterion", title: "Asked for", alignment: .left),
      TableColumn(id: "patients", title: "n"),
      TableColumn(id: "met", title: "Met", partition: "verdict"),
      TableColumn(id: "failed", title: "Fail", partition: "verdict"),
      TableColumn(id: "failedAlone", title: "alone", basis: "failed"),
      TableColumn(id: "unknown", title: "Unknown", partition: "verdict"),
    ], rows: rows, notes: applicabilityNotes(subject, screening))
}

/// A row of a stratum: a trial, a criterion, and how many meet it.
private struct ApplicabilityLine {
  static let anyTrial = "any trial"
  let trial: String
  let criterion: String
  let counts: [Cell]

  init(_ trial: String, _ criterion: String, _ met: Cell, _ failed: Cell, _ alone: Cell, _ unknown: Cell) {
    self.trial = trial
    self.criterion = criterion
    counts = [met, failed, alone, unknown]
  }
}

extension TrialScreening {
  fileprivate func lines(_ counts: TrialCounts, _ unassessed: [UnassessedMeasure], isStrict: Bool)
    -> [ApplicabilityLine]
  {
    let whole = ApplicabilityLine(
      trial.id, "all", .count(counts.inside), .count(counts.outside), .empty, .count(counts.unknown))
    let single = zip(trial.criteria, zip(isAssessed, counts.criteria)).map { criterion, found in
      let (isAssessed, counts) = found
      guard isAssessed || isStrict else {
        let why = unassessed.first { $0.measure == criterion.measure }?.reason ?? ""
        let reason = Cell.missing(MissingReason("not assessed: \(why)"))
        return ApplicabilityLine(trial.id, criterion.words, reason, reason, reason, reason)
      }
      return ApplicabilityLine(
        trial.id, criterion.words, .count(counts.met), .count(counts.failed), .count(counts.failedAlone),
        .count(counts.unknown))
    }
    return [whole] + single
  }
}

/// What stands under the table: what the columns mean, what cannot be checked and what to do about it, who admits nobody.
private func applicabilityNotes(_ subject: BenefitSubject, _ screening: EvidenceScreening) -> [String] {
  let plan = subject.projection.plan
  var notes = [
    "Inside: meets every recorded entry criterion of at least one trial; of a trial, every one that it has. Alone: fails "
      + "nothing else that this trial asked for, and would be inside it but for this. Unknown: the value of the patient "
      + "is missing. Patients outside or unknown get no projection."
  ]
  notes += screening.unassessed.map(\.sentence)
  if !screening.unassessed.isEmpty {
    notes.append(
      plan.isStrict
        ? "Strict: what the file cannot tell makes patients unknown."
        : "What the file cannot tell is set aside; --strict makes patients unknown instead.")
  }
  if let note = recentLossNote(screening) { notes.append("\(note); --no-rate-for-run-in leaves it out.") }
  if !screening.trialsWithoutCriteria.isEmpty {
    notes.append(
      "Entry criteria not recorded, so these trials admit nobody here: "
        + screening.trialsWithoutCriteria.map(\.title).joined(separator: ", "))
  }
  return notes + subject.projection.statements
}
