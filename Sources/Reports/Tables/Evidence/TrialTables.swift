import Clinical
public import Evidence
import Statistics

// What is known about the therapy, as tables. No patient is in them, so nothing is hidden.

/// Every trial of an evidence base, with the effect that enters a synthesis.
public func trialsTable(_ base: EvidenceBase = .builtIn) -> Table {
  let own = base.isBuiltIn ? [] : ["From your evidence file: \(base.changed.joined(separator: ", "))."]
  let notes =
    Wording.binding(base) + own + [
      "Δ slope: treated − control, positive = slower decline.", Wording.beforeAfter, Wording.unknown,
    ]
  return Table(
    id: "trials", title: "Trials of mesenchymal stem cells in ALS, newest first", privacy: .open,
    columns: trialColumns, rows: base.trials.map(trialRow), notes: notes)
}

/// Trials of other cells, which are often quoted beside them.
public func excludedTrialsTable() -> Table {
  Table(
    id: "excludedTrials", title: "Not counted: trials of other cells", privacy: .open, columns: trialColumns,
    rows: TrialRegistry.excluded.map(trialRow), notes: ["Their cells are not mesenchymal, or were not expanded."])
}

private let trialColumns = [
  TableColumn(id: "id", title: "Trial", alignment: .left), TableColumn(id: "year", title: "Year"),
  TableColumn(id: "treated", title: "Treated"), TableColumn(id: "controls", title: "Controls"),
  TableColumn(id: "effect", title: "Δ slope", unit: "points/month"),
  TableColumn(id: "standardError", title: "SE", unit: "points/month"),
  TableColumn(id: "origin", title: "Number is", alignment: .left),
  TableColumn(id: "design", title: "Design", alignment: .left),
  TableColumn(id: "derivation", title: "How computed", alignment: .left),
  TableColumn(id: "result", title: "Result", alignment: .left),
  TableColumn(id: "title", title: "Name", alignment: .left),
  TableColumn(id: "allocation", title: "Allocation", alignment: .left),
  TableColumn(id: "blinding", title: "Blinding", alignment: .left),
  TableColumn(id: "control", title: "Control", alignment: .left),
  TableColumn(id: "product", title: "Product", alignment: .left),
  TableColumn(id: "route", title: "Route", alignment: .left),
  TableColumn(id: "dose", title: "Dose", alignment: .left),
  TableColumn(id: "injections", title: "Injections", alignment: .left),
  TableColumn(id: "followUp", title: "Follow-up", alignment: .left),
  TableColumn(id: "baselineTreated", title: "ALSFRS-R, treated", alignment: .left),
  TableColumn(id: "baselineControls", title: "ALSFRS-R, controls", alignment: .left),
  TableColumn(id: "criteria", title: "Entry criteria", alignment: .left),
  TableColumn(id: "riskOfBias", title: "Risk of bias", alignment: .left),
  TableColumn(id: "overlap", title: "Not independent", alignment: .left),
  TableColumn(id: "sources", title: "Sources", alignment: .left),
]

private func trialRow(_ trial: Trial) -> TableRow {
  let design = trial.design
  let dosing = trial.dosing
  let numbers: [Cell] =
    [.integer(trial.year), count(trial.treated)] + [trial.isControlled ? count(trial.controls) : .empty]
  let methods: [Cell] = [
    .text(design.allocation.rawValue), .text(design.blinding.rawValue), .text(design.control),
    .text(trial.product.words), .text(dosing.routeWords), found(dosing.dose), .text(dosing.injections),
    found(dosing.followUp), found(trial.baselineTreated?.words),
    trial.isControlled ? found(trial.baselineControls?.words) : .empty,
  ]
  let criteria = trial.criteria.map(\.text).joined(separator: "; ")
  let sources = trial.citations.map { "\($0.short), \($0.reference)" }.joined(separator: "; ")
  let rest: [Cell] = [
    .text(criteria.isEmpty ? "not recorded" : criteria), .text(trial.riskOfBias), .text(trial.overlap), .text(sources),
  ]
  let effect = slopeCells(trial)
  let first: [Cell] = [.text(trial.id)] + numbers + effect.number
  let words: [Cell] = [.text(design.words), effect.derivation, .text(trial.result), .text(trial.title)]
  return TableRow(cells: first + words + methods + rest)
}

/// The effect that enters a synthesis: number, standard error, origin; and how it was computed.
private func slopeCells(_ trial: Trial) -> (number: [Cell], derivation: Cell) {
  guard let effect = trial.effect else {
    let reason = MissingReason(
      trial.isControlled ? "no number was printed" : "no control group: a change before and after is no effect")
    return ([.missing(reason), .missing(reason), .empty], .empty)
  }
  return (
    [
      .number(effect.pointsPerMonth, digits: 3), .number(effect.standardError, digits: 3), .text(words(effect.origin)),
    ], .text(effect.derivation)
  )
}

private func count(_ patients: Int?) -> Cell { patients.map { .integer($0) } ?? .missing(MissingReason("not found")) }

private func found(_ text: String?) -> Cell { text.map { .text($0) } ?? .missing(MissingReason("not found")) }

/// How a number was come by; a trial that printed none counts as zero unless a switch says otherwise.
func words(_ origin: SlopeEffect.Origin) -> String {
  origin == .notSignificant ? "counted as zero" : origin.rawValue
}

/// Every effect that was found, of the trials of an evidence base and of the excluded ones.
public func effectsTable(_ base: EvidenceBase = .builtIn) -> Table {
  let rows = (base.trials + TrialRegistry.excluded).flatMap { trial in
    trial.effects.map { effectRow(trial, $0) }
  }
  return Table(
    id: "effects", title: "All effects that were found, trial by trial", privacy: .open,
    columns: [
      TableColumn(id: "row", title: "Row", alignment: .left),
      TableColumn(id: "trial", title: "Trial", alignment: .left),
      TableColumn(id: "effect", title: "Effect (+ is benefit)"),
      TableColumn(id: "unit", title: "Unit", alignment: .left),
      TableColumn(id: "endpoint", title: "Endpoint", alignment: .left),
      TableColumn(id: "group", title: "Patients", alignment: .left),
      TableColumn(id: "status", title: "Subgroup", alignment: .left),
      TableColumn(id: "months", title: "Months"),
      TableColumn(id: "p", title: "p", alignment: .left),
      TableColumn(id: "treated", title: "Treated", alignment: .left),
      TableColumn(id: "control", title: "Control", alignment: .left),
      TableColumn(id: "comparison", title: "Number is", alignment: .left),
      TableColumn(id: "standardError", title: "SE"),
      TableColumn(id: "slope", title: "As slope", unit: "points/month"),
      TableColumn(id: "role", title: "Used", alignment: .left),
      TableColumn(id: "confidence", title: "How sure", alignment: .left),
      TableColumn(id: "kind", title: "About", alignment: .left),
      TableColumn(id: "derivation", title: "How computed", alignment: .left),
      TableColumn(id: "note", title: "Note", alignment: .left),
      TableColumn(id: "sources", title: "Sources", alignment: .left),
    ],
    rows: rows,
    notes: Wording.binding(base) + [
      Wording.beforeAfter,
      "Limits are printed ones where there are any, else estimate ± 1.96 SE. Subgroups are untested hypotheses.",
    ])
}

private func effectRow(_ trial: Trial, _ effect: TrialEffect) -> TableRow {
  let status = effect.group.status.map { Cell.text($0.rawValue) } ?? .empty
  let months =
    effect.months.map { Cell.number($0, digits: $0 == $0.rounded() ? 0 : 1) } ?? .missing(MissingReason("not stated"))
  let error =
    effect.number?.standardError.map { Cell.number($0, digits: 3) } ?? .missing(MissingReason("no standard error"))
  let first: [Cell] = [
    .text(effect.row), .text(trial.id), numberCell(effect), effect.number.map { .text($0.unit.rawValue) } ?? .empty,
    .text(effect.endpoint), .text(effect.group.words), status, months, .text(effect.p),
    effect.treated.map { .text($0.words) } ?? .empty, effect.control.map { .text($0.words) } ?? .empty,
  ]
  let second: [Cell] = [
    .text(effect.comparison.rawValue), error, slopeCell(effect), .text(effect.role.rawValue),
    .text(effect.confidence.rawValue), .text(effect.kind.rawValue), .text(effect.derivation), .text(effect.note),
    .text(effect.sources.joined(separator: "; ")),
  ]
  return TableRow(cells: first + second)
}

private func numberCell(_ effect: TrialEffect) -> Cell {
  guard let number = effect.number else {
    return .missing(
      MissingReason(effect.comparison == .notReported ? "not reported" : "no number was printed"))
  }
  return number.interval.map { .estimate($0, digits: 2) } ?? .number(number.estimate, digits: 2)
}

private func slopeCell(_ effect: TrialEffect) -> Cell {
  guard let slope = effect.slope else {
    return .missing(MissingReason("no difference of points against a control group"))
  }
  let half = Normal.z975 * slope.standardError
  return .estimate(Estimate(value: slope.value, low: slope.value - half, high: slope.value + half), digits: 3)
}

extension ArmValue {
  /// The value as a person reads it: "9 of 26 (34.6 %)", "−3.10 (SD 3.51), n = 31".
  var words: String {
    switch self {
    case .count(let events, let total):
      "\(events) of \(total) (\(NumberFormat.percent(Double(events) / Double(total), digits: 1)))"
    case .mean(let mean, let sd, let n):
      "\(short(mean)) (SD \(short(sd)))" + (n.map { ", n = \($0)" } ?? "")
    case .leastSquares(let mean, let error): "\(short(mean)) (SE \(short(error)))"
    case .value(let value): short(value)
    case .percent(let percent): "\(short(percent)) %"
    case .change(let before, let after): "\(short(before)) before, \(short(after)) after"
    case .words(let words): words
    }
  }

  /// As few digits as were printed, two at most.
  private func short(_ number: Double) -> String {
    let digits = [0, 1].first { digits in
      let scaled = digits == 0 ? number : number * 10
      return abs(scaled - scaled.rounded()) < 1e-6
    }
    return NumberFormat.display(number, digits: digits ?? 2)
  }
}

/// Reviews of several trials: read, never pooled.
public func reviewsTable() -> Table {
  Table(
    id: "reviews", title: "Reviews: read, never pooled", privacy: .open,
    columns: [
      TableColumn(id: "id", title: "Review", alignment: .left),
      TableColumn(id: "scope", title: "What it looked at", alignment: .left),
      TableColumn(id: "finding", title: "What it found", alignment: .left),
      TableColumn(id: "limits", title: "What it cannot say", alignment: .left),
      TableColumn(id: "confidence", title: "How sure", alignment: .left),
      TableColumn(id: "source", title: "Source", alignment: .left),
    ],
    rows: ReviewRegistry.all.map { review in
      TableRow(cells: [
        .text(review.id), .text(review.scope), .text(review.finding), .text(review.limits),
        .text(review.confidence.rawValue), .text("\(review.citation.short), \(review.citation.reference)"),
      ])
    })
}

/// The columns of a user's evidence file, with what their cells may hold.
public func evidenceColumnsTable() -> Table {
  Table(
    id: "columns", title: "Columns of an evidence file: CSV with commas, one row a trial", privacy: .open,
    columns: [
      TableColumn(id: "column", title: "Column", alignment: .left),
      TableColumn(id: "required", title: "Must be filled", alignment: .left),
      TableColumn(id: "expectation", title: "What it holds", alignment: .left),
    ],
    rows: EvidenceColumn.allCases.map { column in
      TableRow(cells: [
        .text(column.rawValue), .text(EvidenceColumn.required.contains(column) ? "yes" : "no"),
        .text(column.expectation),
      ])
    },
    notes: [
      "Columns may stand in any order; no other column is allowed. A row with the name of a known trial takes its place "
        + "wholly, entry criteria included.",
      "effect, se, low and high are in the unit of the row: points/month, or points over so many months. Give se or both "
        + "limits. Only randomised trials have an effect; \"not significant\" takes se alone, and is read as --nulls says.",
      "A patient must meet all entry criteria of a row to be inside it; a trial without any admits nobody.",
    ])
}
