import Evidence
public import Projection

/// Who is inside, of one stratum, as a panel has room for: what was asked for as rows, the one that keeps most patients
/// out alone first, trials as columns. In a cell stands how many fail it, in brackets how many fail it alone, and, if
/// wanted, after a question mark of how many it is not known.
///
/// `table` is that of `BenefitPart.applicability`: every number here is one of it.
public func applicabilityMatrix(
  _ table: Table, _ subject: BenefitSubject, stratum: Int, withUnknown: Bool
) -> Table {
  let screening = subject.screening
  let trials = screening.trials
  func place(_ id: String) -> Int { table.columns.firstIndex { $0.id == id } ?? 0 }
  let (met, failed, alone, unknown) = (place("met"), place("failed"), place("failedAlone"), place("unknown"))
  // The rows of a stratum: all trials, then each trial with its criteria.
  let rowsPerStratum = table.rows.count / max(1, subject.projection.strata.count)
  var next = stratum * rowsPerStratum + 1
  var wholes: [TableRow] = []
  var lines: [EntryCriterion.Measure: (cells: [Cell], alone: Int)] = [:]
  for (column, screened) in trials.enumerated() {
    wholes.append(table.rows[next])
    next += 1
    for criterion in screened.trial.criteria {
      let row = table.rows[next].cells
      next += 1
      var text = "\(row[failed].plain) (\(row[alone].plain))"
      if row[failed].reason != nil {
        text = "no data"
      } else if withUnknown, row[unknown] != .count(0) {
        text += " ?\(row[unknown].plain)"
      }
      var line = lines[criterion.measure] ?? (trials.map { _ in .empty }, 0)
      line.cells[column] = .text(text)
      if case .count(let patients) = row[alone] { line.alone += patients }
      lines[criterion.measure] = line
    }
  }
  func whole(_ title: String, _ column: Int) -> TableRow {
    TableRow(cells: [.text(title)] + wholes.map { $0.cells[column] })
  }
  let measures = EntryCriterion.Measure.allCases.filter { lines[$0] != nil }
  let order = measures.indices.sorted {
    (lines[measures[$1]]?.alone ?? 0, $0) < (lines[measures[$0]]?.alone ?? 0, $1)
  }
  return Table(
    id: "applicability-matrix", title: table.title, privacy: .aggregated,
    columns: [TableColumn(id: "criterion", title: withUnknown ? "(alone) ?unknown" : "(alone)", alignment: .left)]
      + trials.map { TableColumn(id: $0.trial.id, title: $0.trial.id) },
    rows: [whole("inside", met)]
      + order.map { place in
        let measure = measures[place]
        return TableRow(
          cells: [.text("fail \(measure.shortName)")] + (lines[measure]?.cells ?? []))
      } + [whole("outside", failed), whole("unknown", unknown)],
    notes: [])
}

/// Over all trials: "Inside 229, outside 106, unknown 16 of 351."
public func applicabilityLine(_ projection: CohortProjection, stratum: Int) -> String {
  let row = projection.strata[stratum]
  func text(_ count: Int) -> String { NumberFormat.grouped(count) }
  return "Inside \(text(row.applicability.inside)), outside \(text(row.applicability.outside)), "
    + "unknown \(text(row.applicability.unknown)) of \(text(row.patients))."
}
