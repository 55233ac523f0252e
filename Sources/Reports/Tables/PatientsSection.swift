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
        + zip(variables, values).map { variable, column in cell(column, variable.id, patient) })
  }
}

private func cell(_ column: Determination<VariableColumn>, _ id: String, _ patient: Int) -> Cell {
  switch column {
  case .missing(let reason): return .missing(reason)
  case .known(let column):
    if let reason = column.reason(patient) { return .missing(reason) }
    if let category = column.category(patient) { return .text(category) }
    guard let number = column.number(patient) else { return .missing(MissingReason("not known")) }
    return .number(number, digits: digits(id))
  }
}

/// Digits to show of a variable: whole points and counts, hundredths of rates, tenths of the rest.
private func digits(_ id: String) -> Int {
  switch id {
  case "delta_fs", "slope_per_month": 2
  case "age", "age_at_onset", "months_since_onset", "diagnostic_delay": 1
  default: 0
  }
}
