import CSV
import Execution

extension Layout {
  /// CDISC ADaM findings (ADQS, ADVS, ADLB …): one record a subject, parameter and visit become one row a subject and
  /// visit with a column a parameter. Imputed records (DTYPE) are left out.
  static let cdiscFindings = Layout(
    id: "cdisc-findings", title: "CDISC: one record a parameter",
    recognise: { sample, _ in
      guard let structure = CDISCStructure(sample), structure.censor == nil else { return nil }
      return RecognisedLayout(reason: "the columns USUBJID, PARAMCD and AVAL") { table, work throws(Cancelled) in
        var findings = CDISCFindings(table, structure)
        return try findings.reshaped(work)
      }
    })
}

/// Reshapes one table of findings.
private struct CDISCFindings {
  private let table: RawTable
  private let structure: CDISCStructure
  private var visits: RecordPivot
  private var subjects: RecordPivot

  init(_ table: RawTable, _ structure: CDISCStructure) {
    self.table = table
    self.structure = structure
    visits = RecordPivot(table)
    subjects = RecordPivot(table)
  }

  mutating func reshaped(_ work: Work) throws(Cancelled) -> Reshaped {
    var scan = RecordScan()
    try scan.records(of: table, work: work) { scan, fields, offset in take(&scan, fields, offset) }
    return Reshaped(
      tables: [subjects.plainTable("subjects"), visits.plainTable("visits")],
      layoutTitle: Layout.cdiscFindings.title, rowsRead: scan.rowsRead, rowsSetAside: scan.rowsSetAside,
      blankLines: scan.blankLines, log: scan.log,
      columnNotes: structure.notes(table.headers))
  }

  private mutating func take(_ scan: inout RecordScan, _ fields: UnsafePointer<CSVField>, _ offset: Int) {
    if let derivation = structure.derivation, !table.isMissing(fields[derivation]) {
      scan.leaveOut(
        .leftOut, offset, "the value is imputed (DTYPE \(table.text(fields[derivation]))); imputed records are left out"
      )
      return
    }
    let subject = table.content(fields[structure.subject])
    let subjectRow = subjects.row(subject, origin: offset)
    for fact in [structure.subject] + structure.facts {
      let column = subjects.column(
        [UInt8(truncatingIfNeeded: fact >> 8), UInt8(truncatingIfNeeded: fact)], header: Array(table.headers[fact].utf8)
      )
      subjects.keep(
        fields[fact], row: subjectRow, column: column, offset: offset, patient: subject, log: &scan.log)
    }
    let row = visits.row(subject + [0x1F] + time(fields), origin: offset)
    _ = visits.place(
      fields[structure.subject], row: row,
      column: visits.column([0], header: Array(table.headers[structure.subject].utf8)))
    placeTime(fields, row)
    let code = table.text(fields[structure.parameterCode])
    let name = structure.parameter.map { table.text(fields[$0]) } ?? ""
    let column = visits.column(
      Array("p\(code)".utf8), header: Array(CDISCParameter.header(text: name, code: code).utf8))
    var value = fields[structure.value]
    if table.isMissing(value), let other = structure.characterValue { value = fields[other] }
    if table.isMissing(value) { return }
    if visits.place(value, row: row, column: column) == .differs {
      scan.log.add(
        .warning, .duplicateVisit, offset: offset, patient: String(decoding: subject, as: UTF8.self), .valueSetAside,
        "\(code) has another value at the same time in an earlier record; the earlier is kept")
    }
  }

  /// What tells the visits of a subject apart.
  private func time(_ fields: UnsafePointer<CSVField>) -> [UInt8] {
    for index in [structure.studyDay, structure.date, structure.visitNumber, structure.visitName] {
      if let index, !table.isMissing(fields[index]) { return table.content(fields[index]) }
    }
    return []
  }

  /// Study day 1 is the first day and there is no day 0 (ADaM Implementation Guide 1.3, ADY): the days since then are one
  /// less.
  private mutating func placeTime(_ fields: UnsafePointer<CSVField>, _ row: Int) {
    if let index = structure.studyDay {
      let day = table.number(fields[index])
      let column = visits.column([1], header: Array("visit_day".utf8))
      if let day, day == day.rounded(), abs(day) < 1e6 {
        _ = visits.place(Array("\(Int(day > 0 ? day - 1 : day))".utf8), row: row, column: column)
      } else if !table.isMissing(fields[index]) {
        _ = visits.place(fields[index], row: row, column: column)
      }
    } else if let index = structure.date {
      _ = visits.place(fields[index], row: row, column: visits.column([1], header: Array("visit_date".utf8)))
    }
    if let index = structure.visitName {
      _ = visits.place(fields[index], row: row, column: visits.column([2], header: Array("visit_name".utf8)))
    }
  }
}
