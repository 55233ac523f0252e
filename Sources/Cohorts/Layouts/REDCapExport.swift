import CSV
import Execution

extension Layout {
  /// A REDCap export, raw or with labels: events and repeating instruments become visits, codes become labels where the
  /// project's data dictionary is among the files, check-boxes of one question become one column.
  static let redcap = Layout(
    id: "redcap", title: "REDCap export",
    recognise: { sample, context in
      guard let columns = REDCapColumns(sample.headers, context.redcap) else { return nil }
      let reason = context.redcap == nil ? "columns named redcap_…" : "fields of the data dictionary"
      return RecognisedLayout(reason: reason) { table, work throws(Cancelled) in
        var export = REDCapExport(table, columns, context.redcap)
        return try export.reshaped(work)
      }
    })
}

/// Reshapes one export: rows of the project as a whole or of its events in one table, rows of each repeating instrument
/// in a table of its own, and rows that hold nothing but bookkeeping in a list of records.
private struct REDCapExport {
  private let table: RawTable
  private let columns: REDCapColumns
  private let dictionary: REDCapDictionary?
  private var pivots: RecordPivots
  private var events: [String] = []
  private var instruments: Set<String> = []
  /// By kind of row: the field that is the date of the visit.
  private var dateOfVisit: [String: String] = [:]
  private var rows = 0

  private static let records = "records"
  private static let eventRows = "events"

  init(_ table: RawTable, _ columns: REDCapColumns, _ dictionary: REDCapDictionary?) {
    self.table = table
    self.columns = columns
    self.dictionary = dictionary
    pivots = RecordPivots(table)
  }

  mutating func reshaped(_ work: Work) throws(Cancelled) -> Reshaped {
    var scan = RecordScan()
    // Which events and repeating instruments there are decides what tells the time.
    var seen: (events: Set<String>, instruments: Set<String>) = ([], [])
    try scan.records(of: table, work: work) { _, fields, _ in
      if let event = columns.event { seen.events.insert(table.text(fields[event])) }
      if let instrument = columns.repeatInstrument { seen.instruments.insert(table.text(fields[instrument])) }
    }
    events = seen.events.sorted()
    instruments = seen.instruments.subtracting([""])
    if events.count > 1 { dateOfVisit[REDCapExport.eventRows] = onlyDate(REDCapExport.eventRows) }
    for instrument in instruments { dateOfVisit[instrument] = onlyDate(instrument) }
    scan = RecordScan()
    let times = EventTime.common(events)
    try scan.records(of: table, work: work) { scan, fields, offset in take(fields, offset, times) }
    return Reshaped(
      tables: pivots.tables,
      layoutTitle: Layout.redcap.title, rowsRead: scan.rowsRead, rowsSetAside: scan.rowsSetAside,
      blankLines: scan.blankLines, log: scan.log, columnNotes: columns.notes + dateNotes,
      identifierColumns: columns.identifiers)
  }

  /// Fields that became dates of visits.
  private var dateNotes: [(header: String, note: String)] {
    columns.outputs.filter { dateOfVisit.values.contains($0.header) }.map {
      ($0.header, "the only date of its form: the date of the visit")
    }
  }

  private mutating func take(
    _ fields: UnsafePointer<CSVField>, _ offset: Int, _ times: (unit: EventTime.Unit, times: [String: Int])?
  ) {
    let instrument = columns.repeatInstrument.map { table.text(fields[$0]) } ?? ""
    let hasData = columns.outputs.contains { hasValue($0.source, fields) }
    let kind = !hasData ? REDCapExport.records : instrument.isEmpty ? REDCapExport.eventRows : instrument
    var pivot = pivots.take(kind)
    defer { pivots.give(pivot, kind) }
    let isRecord = kind == REDCapExport.records
    let key = isRecord ? table.content(fields[columns.record]) : Array("\(rows)".utf8)
    rows += 1
    let row = pivot.row(key, origin: offset)
    put(fields[columns.record], &pivot, row, table.headers[columns.record])
    if isRecord { return }
    if let event = columns.event, events.count > 1, !table.isMissing(fields[event]) {
      let name = table.text(fields[event])
      put(fields[event], &pivot, row, "visit_name")
      if let times, let time = times.times[name], !hasTime(kind) { put("\(time)", &pivot, row, times.unit.rawValue) }
    }
    if let instance = columns.repeatInstance, !table.isMissing(fields[instance]) {
      put(fields[instance], &pivot, row, "visit_number")
    }
    for output in columns.outputs where hasValue(output.source, fields) {
      let header = output.header == dateOfVisit[kind] ? "visit_date" : output.header
      switch output.source {
      case .copied(let column): put(fields[column], &pivot, row, header)
      case .decimalComma(let column):
        put(
          table.text(fields[column]).split(separator: ",", omittingEmptySubsequences: false).joined(separator: "."),
          &pivot, row, header)
      case .coded(let column, let labels):
        if let label = labels[table.text(fields[column])] {
          put(label, &pivot, row, header)
        } else {
          put(fields[column], &pivot, row, header)
        }
      case .ticked(let boxes):
        let labels = boxes.filter { isTicked(fields[$0.column]) }.map(\.label)
        put(labels.joined(separator: "; "), &pivot, row, header)
      }
    }
  }

  /// Whether a column gives the time of the rows of a kind.
  private func hasTime(_ kind: String) -> Bool {
    dateOfVisit[kind] != nil
      || columns.outputs.contains { output in
        ["visit_date", "visit_day", "months"].contains(DataDictionary.conceptName(forHeader: output.header))
      }
  }

  /// The field that is the date of the visit: the only date of its form, or of all forms that do not repeat, that has no
  /// meaning of its own.
  private func onlyDate(_ kind: String) -> String? {
    let dates = columns.outputs.compactMap { dictionary?.field(ofHeader: $0.header) }.filter { field in
      let isOfKind = kind == REDCapExport.eventRows ? !instruments.contains(field.form) : field.form == kind
      return isOfKind && field.validation.hasPrefix("date")
        && DataDictionary.conceptName(forHeader: field.name) == nil
    }
    return dates.count == 1 ? dates[0].name : nil
  }

  private func hasValue(_ source: REDCapColumns.Source, _ fields: UnsafePointer<CSVField>) -> Bool {
    switch source {
    case .copied(let column), .coded(let column, _), .decimalComma(let column): !table.isMissing(fields[column])
    case .ticked(let boxes): boxes.contains { isTicked(fields[$0.column]) }
    }
  }

  /// Raw exports write 1, exports with labels "Checked" or the label itself.
  private func isTicked(_ field: CSVField) -> Bool {
    if table.isMissing(field) { return false }
    return Vocabulary.yesNo(table.text(field)) ?? true
  }

  private func put(_ field: CSVField, _ pivot: inout RecordPivot, _ row: Int, _ header: String) {
    let name = Array(header.utf8)
    _ = pivot.place(field, row: row, column: pivot.column(name, header: name))
  }

  private func put(_ value: String, _ pivot: inout RecordPivot, _ row: Int, _ header: String) {
    let name = Array(header.utf8)
    _ = pivot.place(Array(value.utf8), row: row, column: pivot.column(name, header: name))
  }
}
