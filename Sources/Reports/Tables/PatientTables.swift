import Clinical
public import Cohorts
public import Variables

/// The variables that are listed for one patient: those that are known first, each group in the order of the registry.
public func listedVariables(_ store: VariableStore, patient: Int) -> [Variable] {
  let variables = store.variables.filter(\.isListed)
  func isKnown(_ variable: Variable) -> Bool {
    store.column(variable.id)?.value.map { $0.reason(patient) == nil } ?? false
  }
  return variables.filter(isKnown) + variables.filter { !isKnown($0) }
}

/// What can be said of one patient: every variable with its value, and how it was come by or why it is missing.
/// Patient-level. O(variables).
public func patientFactsTable(_ store: VariableStore, patient: Int) -> Table {
  let variables = listedVariables(store, patient: patient)
  let cells = variables.map { patientCell(store, $0, patient) }
  return Table(
    id: "facts", title: "Facts", privacy: .patientLevel,
    columns: [
      TableColumn(id: "fact", title: "Fact", alignment: .left), TableColumn(id: "value", title: "Value"),
      TableColumn(id: "unit", title: "Unit", alignment: .left), TableColumn(id: "how", title: "How", alignment: .left),
    ],
    rows: zip(variables, cells).map { variable, cell in
      let how = variable.explain(store.cohort, patient).joined(separator: "; ")
      return TableRow(cells: [.text(variable.title), cell, .text(variable.unit), .text(how)])
    })
}

/// The visits of one patient in order of time: total, what it lost since the visit before, domains, stages, vital
/// capacity. Patient-level. O(visits).
public func patientVisitsTable(_ cohort: Cohort, patient: Int) -> Table {
  let course = PatientCourse(cohort, patient: patient)
  let stages = KingsAtVisits(cohort)
  let capacity = cohort.vitalCapacityPercent
  var columns = [
    TableColumn(id: "months", title: "Months"), TableColumn(id: "alsfrsr_total", title: "ALSFRS-R"),
    TableColumn(id: "loss", title: "Δ/month"),
  ]
  if cohort.features.hasItems {
    columns += [
      TableColumn(id: "bulbar", title: "Bulbar"), TableColumn(id: "fine_motor", title: "Fine"),
      TableColumn(id: "gross_motor", title: "Gross"), TableColumn(id: "respiratory", title: "Resp."),
      TableColumn(id: "kings_stage", title: "King's", alignment: .left),
      TableColumn(id: "mitos_stage", title: "MiToS", alignment: .left),
    ]
  }
  if capacity != nil { columns.append(TableColumn(id: "vc_pct", title: "VC %")) }
  var rows: [TableRow] = []
  for (index, visit) in cohort.visitRange(patient).enumerated() {
    var cells: [Cell] = [
      cohort.visitMonths[visit].map { .number($0, digits: 1) } ?? .missing(MissingReason("the visit has no time")),
      totalCell(cohort, visit, cohort.recordedTotal), course.change(at: index),
    ]
    if cohort.features.hasItems {
      let items = cohort.items[visit]
      for domain in ALSFRSRDomain.allCases { cells.append(Cell(whole: items.subscore(domain))) }
      cells.append(Cell(label: stages.stage(visit: visit, of: patient).map(\.label)))
      cells.append(Cell(label: items.mitosStage.map(\.label)))
    }
    if let capacity {
      cells.append(capacity[visit].map { .number($0, digits: 0) } ?? .missing(MissingReason("not recorded")))
    }
    rows.append(TableRow(cells: cells))
  }
  return Table(id: "patient_visits", title: "Visits", privacy: .patientLevel, columns: columns, rows: rows)
}

/// One patient's ALSFRS-R over time, as it is drawn.
public struct PatientCourse: Sendable {
  /// What happened, and when.
  public struct Event: Hashable, Sendable {
    /// Months from time 0.
    public let months: Double
    /// "death".
    public let name: String
  }

  /// Months and points of each visit, in order of time; either may be unknown.
  public let visits: [(months: Double?, points: Double?)]
  /// King's stage of each visit that has a time and a stage, where it differs from the one before.
  public let stages: [(months: Double, label: String)]
  /// Gastrostomy, ventilation, tracheostomy, death and last contact, in order of time.
  public let events: [Event]

  /// The visits of a patient. O(visits).
  public init(_ cohort: Cohort, patient: Int) {
    let recorded = cohort.recordedTotal
    let kings = KingsAtVisits(cohort)
    var stages: [(months: Double, label: String)] = []
    for visit in cohort.visitRange(patient) where cohort.features.hasItems {
      guard let months = cohort.visitMonths[visit], let stage = kings.stage(visit: visit, of: patient).value,
        stages.last?.label != stage.label
      else { continue }
      stages.append((months, stage.label))
    }
    self.stages = stages
    let moments = [
      (PatientFact.gastrostomyMonths, "gastrostomy"), (PatientFact.ventilationMonths, "ventilation"),
      (PatientFact.tracheostomyMonths, "tracheostomy"), (PatientFact.deathMonths, "death"),
      (PatientFact.lastContactMonths, "last contact"),
    ]
    events = moments.compactMap { name, title in
      cohort.patientColumns.numbers(name)?[patient].map { Event(months: $0, name: title) }
    }.sorted { $0.months < $1.months }
    visits = cohort.visitRange(patient).map { visit in
      guard case .number(let points, _) = totalCell(cohort, visit, recorded) else {
        return (cohort.visitMonths[visit], nil)
      }
      return (cohort.visitMonths[visit], points)
    }
  }

  /// Points a month since the visit before.
  func change(at index: Int) -> Cell {
    guard index > 0 else { return .empty }
    guard let months = visits[index].months, let before = visits[index - 1].months, let points = visits[index].points,
      let pointsBefore = visits[index - 1].points, months > before
    else { return .missing(MissingReason("a time or a total is missing")) }
    return .number((points - pointsBefore) / (months - before), digits: 1)
  }
}

extension Cell {
  /// A label, or why there is none.
  init(label determination: Determination<String>) {
    switch determination {
    case .known(let label): self = .text(label)
    case .missing(let reason): self = .missing(reason)
    }
  }
}
