import CSV
import Execution

extension Layout {
  /// CDISC ADaM time to event (ADTTE): one record a subject and event become one row a subject. CNSR 0 is an event, any
  /// other number a censoring (ADaM Basic Data Structure for Time-to-Event Analyses 1.0, section 4).
  static let cdiscTimeToEvent = Layout(
    id: "cdisc-time-to-event", title: "CDISC: one record an event",
    recognise: { sample, _ in
      guard let structure = CDISCStructure(sample), let censor = structure.censor else { return nil }
      return RecognisedLayout(reason: "the columns USUBJID, PARAMCD, AVAL and CNSR") { table, work throws(Cancelled) in
        var events = CDISCTimeToEvent(table, structure, censor: censor)
        return try events.reshaped(work)
      }
    })
}

/// Reshapes one table of times to events.
private struct CDISCTimeToEvent {
  private let table: RawTable
  private let structure: CDISCStructure
  private let censor: Int
  private var subjects: RecordPivot

  init(_ table: RawTable, _ structure: CDISCStructure, censor: Int) {
    self.table = table
    self.structure = structure
    self.censor = censor
    subjects = RecordPivot(table)
  }

  mutating func reshaped(_ work: Work) throws(Cancelled) -> Reshaped {
    var scan = RecordScan()
    try scan.records(of: table, work: work) { scan, fields, offset in take(&scan, fields, offset) }
    return Reshaped(
      tables: [subjects.plainTable("subjects")], layoutTitle: Layout.cdiscTimeToEvent.title, rowsRead: scan.rowsRead,
      rowsSetAside: scan.rowsSetAside, blankLines: scan.blankLines, log: scan.log,
      columnNotes: structure.notes(table.headers))
  }

  private mutating func take(_ scan: inout RecordScan, _ fields: UnsafePointer<CSVField>, _ offset: Int) {
    let subject = table.content(fields[structure.subject])
    let row = subjects.row(subject, origin: offset)
    for fact in [structure.subject] + structure.facts {
      let name = Array(table.headers[fact].utf8)
      subjects.keep(
        fields[fact], row: row, column: subjects.column(name, header: name), offset: offset, patient: subject,
        log: &scan.log)
    }
    let code = table.text(fields[structure.parameterCode])
    let name = structure.parameter.map { table.text(fields[$0]) } ?? ""
    let unit = CDISCParameter.unit(text: name, unit: structure.unit.map { table.text(fields[$0]) } ?? "")
    guard let flag = table.number(fields[censor]), !table.isMissing(fields[structure.value]) else {
      scan.setAside(.notANumber, offset, "\(code) has no time or no CNSR, expected a time and 0 or a censoring code")
      return
    }
    let isEvent = flag == 0
    let isDeath = CDISCParameter.event(text: name, code: code) == .death
    // The time of an event and the time until which there was none are two things.
    let own = isEvent ? "\(code)_\(unit)" : "\(code)_censored_\(unit)"
    let time = isDeath ? isEvent ? "death_\(unit)" : "last_contact_\(unit)" : own
    let state = isDeath ? "died" : "\(code)_event"
    let word = isDeath ? isEvent ? "yes" : "no" : isEvent ? "event" : "censored"
    subjects.keep(
      fields[structure.value], row: row, column: subjects.column(Array(time.utf8), header: Array(time.utf8)),
      offset: offset, patient: subject, log: &scan.log)
    subjects.keep(
      Array(word.utf8), row: row, column: subjects.column(Array(state.utf8), header: Array(state.utf8)),
      offset: offset, patient: subject, log: &scan.log)
  }
}
