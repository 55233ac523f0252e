import CSV
import Execution

extension Layout {
  /// One record a patient and feature, as in the challenge files made from PRO-ACT in 2015
  /// (`SubjectID|form_name|feature_name|feature_value|feature_unit|feature_delta`): each form becomes a table with a row a
  /// patient and day and a column a feature.
  static let featureRows = Layout(
    id: "feature-rows", title: "one record a feature",
    recognise: { sample, _ in
      guard let columns = FeatureColumns(sample.headers) else { return nil }
      return RecognisedLayout(reason: "the columns feature_name and feature_value") { table, work throws(Cancelled) in
        var rows = FeatureRows(table, columns)
        return try rows.reshaped(work)
      }
    })
}

/// Which column holds what.
private struct FeatureColumns {
  let subject: Int
  let form: Int?
  let feature: Int
  let value: Int
  let unit: Int?
  let day: Int?

  init?(_ headers: [String]) {
    let names = headers.map(HeaderName.normalised)
    func index(_ candidates: String...) -> Int? { candidates.lazy.compactMap { names.firstIndex(of: $0) }.first }
    guard let feature = index("feature_name"), let value = index("feature_value"),
      let subject = names.firstIndex(where: { DataDictionary.conceptName(forHeader: $0) == "patient_id" })
    else { return nil }
    self.subject = subject
    self.feature = feature
    self.value = value
    form = index("form_name")
    unit = index("feature_unit")
    day = index("feature_delta")
  }

  /// What becomes of a column other than the subject.
  func note(_ column: Int) -> String {
    switch column {
    case feature: "names the feature of the record: a column each"
    case value: "the values of the features"
    case form: "the form of the record: a table each"
    case unit: "the units, as FEATURE_units beside each feature"
    case day: "the day of the visit, as visit_day"
    default: "neither a feature nor its time: left out"
    }
  }
}

private struct FeatureRows {
  private let table: RawTable
  private let columns: FeatureColumns
  private var pivots: RecordPivots

  private static let subjects = "subjects"

  init(_ table: RawTable, _ columns: FeatureColumns) {
    self.table = table
    self.columns = columns
    pivots = RecordPivots(table)
  }

  mutating func reshaped(_ work: Work) throws(Cancelled) -> Reshaped {
    var scan = RecordScan()
    try scan.records(of: table, work: work) { scan, fields, offset in take(&scan, fields, offset) }
    return Reshaped(
      tables: pivots.tables,
      layoutTitle: Layout.featureRows.title, rowsRead: scan.rowsRead, rowsSetAside: scan.rowsSetAside,
      blankLines: scan.blankLines, log: scan.log,
      columnNotes: table.headers.indices.filter { $0 != columns.subject }.map { (table.headers[$0], columns.note($0)) })
  }

  private mutating func take(_ scan: inout RecordScan, _ fields: UnsafePointer<CSVField>, _ offset: Int) {
    let feature = table.text(fields[columns.feature])
    if feature.isEmpty {
      scan.setAside(
        .raggedRow, offset, "the record names no feature, expected a name in \(table.headers[columns.feature])")
      return
    }
    let isDated = columns.day.map { !table.isMissing(fields[$0]) } ?? false
    let isFact = isPatientFact(feature)
    let form = isFact || !isDated ? FeatureRows.subjects : columns.form.map { table.text(fields[$0]) } ?? "visits"
    var pivot = pivots.take(form)
    defer { pivots.give(pivot, form) }
    let subject = table.content(fields[columns.subject])
    let isSubject = form == FeatureRows.subjects
    let day = isSubject ? [] : columns.day.map { table.content(fields[$0]) } ?? []
    let row = pivot.row(subject + [0x1F] + day, origin: offset)
    let id = Array(table.headers[columns.subject].utf8)
    _ = pivot.place(fields[columns.subject], row: row, column: pivot.column(id, header: id))
    if !isSubject, let index = columns.day {
      let name = Array("visit_day".utf8)
      _ = pivot.place(fields[index], row: row, column: pivot.column(name, header: name))
    }
    let name = Array(feature.utf8)
    let column = pivot.column(name, header: name)
    switch pivot.place(fields[columns.value], row: row, column: column) {
    case .placed: break
    case .repeated:
      scan.setAside(.duplicateRow, offset, "the record repeats an earlier one: \(feature) of the same day")
    case .differs:
      pivot.clear(row: row, column: column)
      scan.log.add(
        .warning, .conflict, offset: offset, patient: String(decoding: subject, as: UTF8.self), .valueSetAside,
        "\(feature) has two values on one day, expected one; neither is used")
    }
    if let index = columns.unit, !table.isMissing(fields[index]) {
      let name = Array("\(feature)_units".utf8)
      pivot.keep(
        fields[index], row: row, column: pivot.column(name, header: name), offset: offset, patient: subject,
        log: &scan.log)
    }
  }

  /// Whether a feature tells of the patient and not of a day, whatever day is beside it.
  private func isPatientFact(_ feature: String) -> Bool {
    guard let name = DataDictionary.conceptName(forHeader: feature),
      let concept = DataDictionary.concept(named: name)
    else { return false }
    switch concept.use {
    case .item, .visitNumber, .visitTime, .free: return false
    default: return true
    }
  }
}
