import Cohorts
import Reports

// Columns that a person should look at before anything is believed of them.
extension LoadedCohort {
  /// Findings that ask a question about a whole column.
  private static let questions: Set<String> = [
    "ambiguous-code", "unit-not-stated", "ambiguous-date", "event-coding", "alsfrs-40",
  ]

  /// Rows of the list of columns with the reason: the file asks a question, or the header names a variable that the
  /// content speaks against and no other column has.
  static func doubts(_ reading: Reading, _ places: [ColumnPlace], _ plan: ReadingPlan) -> [Int: String] {
    var doubts: [Int: String] = [:]
    var asked: [ColumnPlace: String] = [:]
    for finding in reading.findings
    where questions.contains(finding.rule) && reading.tables.indices.contains(finding.file) {
      let columns = reading.tables[finding.file].columns
      guard let column = columns.firstIndex(where: { $0.header == finding.column }) else { continue }
      asked[ColumnPlace(file: finding.file, column: column)] = finding.message
    }
    let taken = Set(reading.tables.flatMap { $0.columns.compactMap(\.concept) })
    for (row, place) in places.enumerated() {
      let column = reading.tables[place.file].columns[place.column]
      if let message = asked[place] {
        doubts[row] = message
      } else if column.confidence == .asked, column.reason.hasSuffix("confirm it") {
        doubts[row] = column.reason
      } else if column.concept == nil, column.confidence == .none, column.known > 0,
        let name = DataDictionary.conceptName(forHeader: column.header), !taken.contains(name)
      {
        doubts[row] = column.reason
      }
    }
    return doubts
  }

  /// "3 columns want a look: fvc, status, time"; `nil` where none does.
  var doubtsLine: String? {
    let rows = doubts.keys.sorted()
    guard !rows.isEmpty else { return nil }
    let names = rows.map { column(at: $0).header }
    return "\(rows.count) \(rows.count == 1 ? "column wants" : "columns want") a look: \(names.joined(separator: ", "))"
  }

  /// The column of a row of the list.
  func column(at row: Int) -> ColumnMapping {
    let place = columnPlaces[row]
    return reading.tables[place.file].columns[place.column]
  }

  /// The row of a column, by its header.
  func row(ofColumn header: String) -> Int? { columnPlaces.indices.first { column(at: $0).header == header } }

  /// What became of a column: "fvc is now vc_pct: 1,204 values, 3 set aside".
  func effect(onColumn header: String) -> String? {
    guard let row = row(ofColumn: header) else { return nil }
    let column = column(at: row)
    if column.concept == nil, column.reason == "left out as asked" { return "\(header) is left out" }
    let aside = reading.findings.count { $0.column == header && $0.consequence == .valueSetAside && $0.line > 0 }
    let meaning = column.concept.map { "now \($0)" } ?? "taken for no variable"
    return
      "\(header) is \(meaning): \(NumberFormat.grouped(column.known)) values, \(NumberFormat.grouped(aside)) set aside"
  }
}
