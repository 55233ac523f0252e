import Clinical
public import Cohorts
import Variables

/// The cleaned long table: one row a visit, canonical variables and units. Patient-level.
///
/// `patients` are patient rows; all in file order if `nil`. Visits of a patient are in order of time.
public func visitsSection(_ cohort: Cohort, patients: [Int32]? = nil) -> Section {
  let rows = visitRows(cohort, patients)
  let owners = rows.map(\.patient)
  let visits = rows.map(\.visit)
  let total = cohort.recordedTotal
  let extra = cohort.visitColumns.entries.filter { $0.name != VisitFact.recordedTotal && $0.identifier == nil }
  var columns = [
    TableColumn(id: "patient_id", title: "Patient", alignment: .left), TableColumn(id: "visit", title: "Visit"),
    TableColumn(id: "months", title: "Months", unit: "months from the index"),
  ]
  if cohort.features.hasItems {
    columns += (1...12).map { TableColumn(id: "q\($0)", title: "Q\($0)", unit: "points") }
    columns += [
      TableColumn(id: "cutting", title: "Q5 form", alignment: .left),
      TableColumn(id: "bulbar", title: "Bulbar", unit: "points"),
      TableColumn(id: "fine_motor", title: "Fine motor", unit: "points"),
      TableColumn(id: "gross_motor", title: "Gross motor", unit: "points"),
      TableColumn(id: "respiratory", title: "Respiratory", unit: "points"),
      TableColumn(id: "kings_stage", title: "King's stage", alignment: .left),
      TableColumn(id: "mitos_stage", title: "MiToS stage", alignment: .left),
    ]
  }
  columns.append(TableColumn(id: "alsfrsr_total", title: "ALSFRS-R", unit: "points"))
  let taken = Set(columns.map(\.id))
  let others = extra.filter { !taken.contains($0.name) }
  columns += others.map { TableColumn(id: $0.name, title: $0.name, unit: $0.unit) }
  let kings = KingsAtVisits(cohort)

  return Section(
    name: "visits", title: "Visits", privacy: .patientLevel, columns: columns, count: visits.count,
    notes: [
      "PATIENT-LEVEL: one row a visit. Months count from the patient's index (\(cohort.features.timeZero.rawValue))."
    ]
  ) { index in
    let visit = Int(visits[index])
    let patient = Int(owners[index])
    var cells: [Cell] = [
      .text(cohort.patientIDs.text(patient)), .integer(visit - cohort.visitOffsets[patient] + 1),
      cohort.visitMonths[visit].map { .number($0, digits: 2) } ?? .missing(MissingReason("the visit has no time")),
    ]
    if cohort.features.hasItems { cells += itemCells(cohort.items[visit], kings.stage(visit: visit, of: patient)) }
    cells.append(totalCell(cohort, visit, total))
    cells += others.map { valueCell($0.column, visit) }
    return TableRow(cells: cells)
  }
}

private func visitRows(_ cohort: Cohort, _ patients: [Int32]?) -> [(patient: Int32, visit: Int32)] {
  var rows: [(patient: Int32, visit: Int32)] = []
  for patient in patients ?? Array(0..<Int32(cohort.patientCount)) {
    for visit in cohort.visitRange(Int(patient)) { rows.append((patient, Int32(visit))) }
  }
  return rows
}

private func itemCells(_ items: ALSFRSRItems, _ kings: Determination<KingsStage>) -> [Cell] {
  var cells = (1...12).map { item in
    items[item].map { Cell.integer($0) } ?? .missing(MissingReason("item \(item) is missing"))
  }
  switch items.cutting {
  case .withoutGastrostomy: cells.append(.text("5a"))
  case .withGastrostomy: cells.append(.text("5b"))
  case .unspecified: cells.append(.missing(MissingReason("the file does not say whether 5a or 5b was answered")))
  }
  for domain in ALSFRSRDomain.allCases { cells.append(Cell(whole: items.subscore(domain))) }
  switch kings {
  case .known(let stage): cells.append(.text(stage.label))
  case .missing(let reason): cells.append(.missing(reason))
  }
  switch items.mitosStage {
  case .known(let stage): cells.append(.text(stage.label))
  case .missing(let reason): cells.append(.missing(reason))
  }
  return cells
}

func totalCell(_ cohort: Cohort, _ visit: Int, _ recorded: NumberColumn?) -> Cell {
  let items = cohort.items.isEmpty ? ALSFRSRItems() : cohort.items[visit]
  switch items.total(recorded: recorded?[visit]) {
  case .known(let total): return .number(total.points, digits: 0)
  case .missing(let reason):
    // A file that records some items only has its recorded totals.
    if let points = recorded?[visit] { return .number(points, digits: 0) }
    return .missing(reason)
  }
}

private func valueCell(_ column: Column, _ row: Int) -> Cell {
  let missing = Cell.missing(MissingReason("missing in the file"))
  switch column {
  case .number(let numbers): return numbers[row].map { .number($0, digits: 1) } ?? missing
  case .small(let numbers): return numbers[row].map { .integer(Int($0)) } ?? missing
  case .code(let words): return words[row].map { .text(words.levels.text($0)) } ?? missing
  }
}

extension Cell {
  /// A whole number of points, or why there is none.
  init(whole determination: Determination<Int>) {
    switch determination {
    case .known(let value): self = .integer(value)
    case .missing(let reason): self = .missing(reason)
    }
  }
}
