import CSV
import Execution

extension Layout {
  /// One record a field of a form, as PRO-ACT was given to the challenge of 2012 (`SubjectID, FormID, FormName, RecordID,
  /// FieldID, FieldName, value`, in some copies without a header): the records of one filled-in form become a row, and each
  /// kind of form a table.
  static let formFields = Layout(
    id: "form-fields", title: "one record a field of a form",
    recognise: { sample, _ in
      guard let columns = FormColumns(sample) else { return nil }
      let reason =
        columns.isNamed ? "the columns RecordID and FieldName" : "seven columns with a form's key and a field's number"
      return RecognisedLayout(reason: reason) { table, work throws(Cancelled) in
        var fields = FormFields(table, columns)
        return try fields.reshaped(work)
      }
    })
}

/// Which column holds what.
private struct FormColumns {
  let subject: Int
  let form: Int
  let record: Int
  let number: Int
  let name: Int
  let value: Int
  /// Whether the file has a header.
  let isNamed: Bool

  init?(_ sample: TableSample) {
    let names = sample.headers.map { HeaderName.normalised($0).filter { $0 != "_" } }
    func index(_ candidates: String...) -> Int? { candidates.lazy.compactMap { names.firstIndex(of: $0) }.first }
    if let record = index("recordid"), let number = index("fieldid"), let name = index("fieldname"),
      let value = index("value", "fieldvalue", "fielddata"), let form = index("formname"),
      let subject = index("subjectid", "patientid")
    {
      (self.subject, self.form, self.record, self.number, self.name, self.value) = (
        subject, form, record, number, name, value
      )
      isNamed = true
      return
    }
    guard sample.headers.count == 7, !sample.rows.isEmpty,
      sample.rows.allSatisfy({ FormColumns.isKey($0[3]) && FormColumns.isNumber($0[0]) && FormColumns.isNumber($0[4]) })
    else { return nil }
    (subject, form, record, number, name, value) = (0, 2, 3, 4, 5, 6)
    isNamed = false
  }

  /// 8-4-4-4-12 hexadecimal digits.
  private static func isKey(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.filter { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }.split(separator: UInt8(ascii: "-"))
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.joined().allSatisfy { byte in
        byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66
      }
  }

  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// What the subject is called where the file has no header.
  static let subjectHeader = "subject_id"

  /// What becomes of a column that is in no table under its own name.
  func note(_ column: Int) -> String {
    switch column {
    case subject: "the patient, as \(FormColumns.subjectHeader)"
    case form: "the form of the record: a table each"
    case record: "tells the filled-in forms apart: a row each"
    case number: "the number of the field; where it is known, it names the column"
    case name: "names the field: a column each"
    case value: "the values of the fields"
    default: "says no more than the others: left out"
    }
  }
}

/// Fields by their number, called as the releases after it call them.
private enum FormField {
  static let names: [String: String] = [
    "1205": "Sex", "1257": "Age", "1213": "Q1_Speech", "1214": "Q10_Respiratory", "1215": "Q2_Salivation",
    "1216": "Q3_Swallowing", "1217": "Q4_Handwriting", "1218": "Q5a_Cutting_without_Gastrostomy",
    "1219": "Q5b_Cutting_with_Gastrostomy", "1220": "Q6_Dressing_and_Hygiene", "1221": "Q7_Turning_in_Bed",
    "1222": "Q8_Walking", "1223": "Q9_Climbing_Stairs", "1225": "ALSFRS_Delta", "1228": "ALSFRS_Total",
    "1229": "ALSFRS_R_Total", "1230": "R_1_Dyspnea", "1231": "R_2_Orthopnea", "1232": "R_3_Respiratory_Insufficiency",
    "1416": "Site_of_Onset", "1417": "Onset_Delta", "1418": "Diagnosis_Delta", "1454": "Study_Arm",
  ]

  /// Codes of fields whose values are numbers of a list.
  static let codes: [String: [String: String]] = ["1205": ["1": "F", "2": "M"]]
}

private struct FormFields {
  private let table: RawTable
  private let columns: FormColumns
  private var pivots: RecordPivots

  init(_ table: RawTable, _ columns: FormColumns) {
    self.table = table
    self.columns = columns
    pivots = RecordPivots(table)
  }

  mutating func reshaped(_ work: Work) throws(Cancelled) -> Reshaped {
    var scan = RecordScan()
    try scan.records(of: table, work: work) { scan, fields, offset in take(&scan, fields, offset) }
    return Reshaped(
      tables: pivots.tables,
      layoutTitle: Layout.formFields.title, rowsRead: scan.rowsRead, rowsSetAside: scan.rowsSetAside,
      blankLines: scan.blankLines, log: scan.log,
      columnNotes: table.headers.indices.filter { $0 != columns.subject || !columns.isNamed }.map {
        (table.headers[$0], columns.note($0))
      })
  }

  private mutating func take(_ scan: inout RecordScan, _ fields: UnsafePointer<CSVField>, _ offset: Int) {
    let number = table.text(fields[columns.number])
    let name = FormField.names[number] ?? table.text(fields[columns.name])
    guard !name.isEmpty else {
      scan.setAside(.raggedRow, offset, "the record names no field, expected a name or a known number")
      return
    }
    let form = table.text(fields[columns.form])
    var pivot = pivots.take(form)
    defer { pivots.give(pivot, form) }
    let subject = table.content(fields[columns.subject])
    let row = pivot.row(subject + [0x1F] + table.content(fields[columns.record]), origin: offset)
    let id = Array((columns.isNamed ? table.headers[columns.subject] : FormColumns.subjectHeader).utf8)
    _ = pivot.place(fields[columns.subject], row: row, column: pivot.column(id, header: id))
    let header = Array(name.utf8)
    let column = pivot.column(header, header: header)
    // A blank contradicts nothing.
    if table.isMissing(fields[columns.value]) { return }
    let placement =
      if let word = FormField.codes[number]?[table.text(fields[columns.value])] {
        pivot.place(Array(word.utf8), row: row, column: column)
      } else {
        pivot.place(fields[columns.value], row: row, column: column)
      }
    switch placement {
    case .placed: break
    case .repeated: scan.setAside(.duplicateRow, offset, "the record repeats an earlier one: \(name) of the same form")
    case .differs:
      scan.log.add(
        .warning, .conflict, offset: offset, patient: String(decoding: subject, as: UTF8.self), .valueSetAside,
        "\(name) has another value in an earlier record of the same form; the earlier is kept")
    }
  }
}
