import CSV
import Execution

extension Layout {
  /// A table whose ID stands on the first row of each patient only, as spreadsheets with merged cells export it.
  static let filledDownID = Layout(
    id: "filled-down", title: "the ID on the first row of each patient",
    recognise: { sample, _ in
      guard let column = FilledDownID.column(sample) else { return nil }
      return RecognisedLayout(reason: "\(sample.headers[column]) is blank below each patient's first row") {
        table, work throws(Cancelled) in try FilledDownID.reshaped(table, column, work)
      }
    })
}

private enum FilledDownID {
  /// The ID column, if it is blank on rows that follow a row with an ID, on average once a patient or more, and no ID comes twice.
  static func column(_ sample: TableSample) -> Int? {
    guard
      let column = sample.headers.indices.first(where: {
        DataDictionary.conceptName(forHeader: sample.headers[$0]) == "patient_id"
      }), let first = sample.rows.first, !isBlank(first[column])
    else { return nil }
    var seen: Set<[UInt8]> = []
    var blanks = 0
    for row in sample.rows {
      if row.allSatisfy(isBlank) { continue }
      if isBlank(row[column]) {
        blanks += 1
      } else if !seen.insert(row[column]).inserted {
        return nil
      }
    }
    return blanks >= 2 && blanks >= seen.count ? column : nil
  }

  private static func isBlank(_ field: [UInt8]) -> Bool { field.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  static func reshaped(_ table: RawTable, _ column: Int, _ work: Work) throws(Cancelled) -> Reshaped {
    var writer = CSVWriter()
    writer.record(table.headers)
    var origins: [Int] = []
    var last: [UInt8] = []
    var filled = 0
    var scan = RecordScan()
    try scan.records(of: table, work: work) { _, fields, offset in
      for index in table.headers.indices {
        let content = table.content(fields[index])
        if index != column {
          writer.field(bytes: content)
        } else if isBlank(content) {
          writer.field(bytes: last)
          filled += 1
        } else {
          last = content
          writer.field(bytes: content)
        }
      }
      writer.endRecord()
      origins.append(offset)
    }
    scan.log.add(
      .note, .layout, offset: -1, .none, "\(filled) rows without an ID were given the ID of the row above")
    return Reshaped(
      tables: [PlainTable(title: "rows", bytes: writer.bytes, origins: origins)],
      layoutTitle: Layout.filledDownID.title, rowsRead: scan.rowsRead, rowsSetAside: scan.rowsSetAside,
      blankLines: scan.blankLines, log: scan.log)
  }
}
