import Clinical
import Cohorts
public import Variables

/// One row a patient: the ID and every listed variable, with the reason where one is missing. Patient-level.
///
/// `rows` are patient rows in the order wanted; file order and all patients if `nil`. A variable that this file as a
/// whole cannot tell keeps its column, with the reason in every row.
public func patientsSection(_ store: VariableStore, rows: [Int32]? = nil) -> Section {
  let variables = store.variables.filter(\.isListed)
  let values = variables.map { store.column($0.id) ?? .missing(MissingReason("not computed")) }
  let columns =
    [TableColumn(id: "patient_id", title: "Patient", alignment: .left)]
    + variables.map { variable in
      TableColumn(
        id: variable.id, title: variable.title, unit: variable.unit,
        alignment: variable.unit.isEmpty ? .left : .right)
    }
  let count = rows?.count ?? store.cohort.patientCount
  return Section(
    name: "patients", title: "Patients", privacy: .patientLevel, columns: columns, count: count,
    notes: ["PATIENT-LEVEL: one row a patient. Values at entry unless named otherwise."]
  ) { index in
    let patient = rows.map { Int($0[index]) } ?? index
    return TableRow(
      cells: [.text(store.cohort.patientIDs.text(patient))]
        + zip(variables, values).map { variable, column in cell(column, variable.unit, patient) })
  }
}

/// The value of a variable for one patient, or why there is none.
func patientCell(_ store: VariableStore, _ variable: Variable, _ patient: Int) -> Cell {
  cell(store.column(variable.id) ?? .missing(MissingReason("not computed")), variable.unit, patient)
}

private func cell(_ column: Determination<VariableColumn>, _ unit: String, _ patient: Int) -> Cell {
  switch column {
  case .missing(let reason): return .missing(reason)
  case .known(let column):
    if let reason = column.reason(patient) { return .missing(reason) }
    if let category = column.category(patient) { return .text(category) }
    guard let number = column.number(patient) else { return .missing(MissingReason("not known")) }
    return .number(number, digits: digits(unit))
  }
}

/// Digits to show after the point, by unit: hundredths of rates and probabilities, tenths of times and concentrations,
/// whole points and counts.
private func digits(_ unit: String) -> Int {
  switch unit {
  case "points/month", "LP", "probability", "rD50": 2
  case "years", "months", "pg/mL": 1
  default: 0
  }
}
