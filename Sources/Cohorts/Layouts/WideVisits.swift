import CSV
import Execution

extension Layout {
  /// One row a patient with the visits side by side: measures whose headers differ in a number only.
  static let wideVisits = Layout(
    id: "wide", title: "wide: visits side by side",
    recognise: { sample, _ in
      guard let visits = WideVisits(sample) else { return nil }
      return RecognisedLayout(reason: visits.reason) { table, work throws(Cancelled) in
        try visits.reshaped(table, work)
      }
    })
}

/// Which columns of a wide table belong to which visit.
private struct WideVisits {
  private struct Cell {
    var column: Int
    var measure: Int
  }

  private let id: Int
  /// Headers of the measures, without the visit.
  private var measures: [String] = []
  /// Numbers of the visits in rising order, and the columns of each.
  private var visits: [(number: Int, cells: [Cell])] = []
  private var unit = RepeatedHeader.Unit.visit
  /// Columns that do not repeat.
  private var subjects: [Int] = []
  private let headers: [String]

  init?(_ sample: TableSample) {
    let headers = sample.headers
    self.headers = headers
    guard
      let id = headers.indices.first(where: { DataDictionary.conceptName(forHeader: headers[$0]) == "patient_id" }),
      Set(sample.rows.map { $0[id] }).count == sample.rows.count
    else { return nil }
    self.id = id
    let groups = WideVisits.groups(sample)
    // A score of the visits has to repeat; other numbered columns alone are no visits.
    guard groups.contains(where: { WideVisits.isScore($0.measure) }) else { return nil }
    arrange(groups)
  }

  /// Columns that are one measure at several visits.
  private static func groups(_ sample: TableSample) -> [(measure: String, columns: [(Int, RepeatedHeader)])] {
    var byMeasure: [String: [(Int, RepeatedHeader)]] = [:]
    var order: [String] = []
    for (index, header) in sample.headers.enumerated() {
      for reading in RepeatedHeader.readings(header) {
        if byMeasure[reading.measure] == nil { order.append(reading.measure) }
        byMeasure[reading.measure, default: []].append((index, reading))
      }
    }
    var taken: Set<Int> = []
    var groups: [(measure: String, columns: [(Int, RepeatedHeader)])] = []
    // Where a header can be read in two ways, the reading that more headers share counts.
    for measure in order.sorted(by: { (byMeasure[$0]?.count ?? 0, $1) > (byMeasure[$1]?.count ?? 0, $0) }) {
      let columns = (byMeasure[measure] ?? []).filter { !taken.contains($0.0) }
      guard Set(columns.map(\.1.number)).count > 1, !isSeries(measure, columns, sample) else { continue }
      groups.append((measure, columns))
      taken.formUnion(columns.map(\.0))
    }
    return groups
  }

  /// Whether numbered columns are no visits: items of a scale, efforts of one test, sites of onset, check-boxes.
  private static func isSeries(
    _ measure: String, _ columns: [(Int, RepeatedHeader)], _ sample: TableSample
  ) -> Bool {
    if columns.contains(where: { $0.1.unit != nil }) { return false }
    let words = measure.split(separator: "_")
    if words.contains(where: { ["trial", "effort", "attempt", "item", "choice"].contains($0) }) { return true }
    switch DataDictionary.conceptName(forHeader: measure) {
    case "onset_site", "onset_region", "patient_id": return true
    case let name? where name.hasPrefix("alsfrs") && !name.hasPrefix("alsfrs_item"):
      // Answers are 0 to 4 and totals hardly ever: `alsfrs_1 … alsfrs_12` are the items.
      return !columns.contains { column, _ in
        sample.rows.contains { row in
          row[column].withUnsafeBufferPointer { NumberField.parse($0).value ?? 0 } > 4
        }
      }
    default: return words.count == 1 && ["q", "p", "r"].contains(words[0])
    }
  }

  private static func isScore(_ measure: String) -> Bool {
    guard let name = DataDictionary.conceptName(forHeader: measure) else { return false }
    return name.hasPrefix("alsfrs")
  }

  private mutating func arrange(_ groups: [(measure: String, columns: [(Int, RepeatedHeader)])]) {
    var byNumber: [Int: [Cell]] = [:]
    var repeated: Set<Int> = []
    var units: Set<RepeatedHeader.Unit> = []
    for (measure, columns) in groups {
      measures.append(measure)
      for (column, reading) in columns {
        byNumber[reading.number, default: []].append(Cell(column: column, measure: measures.count - 1))
        repeated.insert(column)
        if let unit = reading.unit { units.insert(unit) }
      }
    }
    visits = byNumber.keys.sorted().map { ($0, byNumber[$0] ?? []) }
    subjects = headers.indices.filter { !repeated.contains($0) }
    if units.count == 1, let only = units.first { unit = only }
    // 0, 3, 6, 12 without a unit are months; 1, 2, 3 count visits.
    let numbers = visits.map(\.number)
    let isCount = numbers == Array(1...numbers.count) || numbers == Array(0..<numbers.count)
    if units.isEmpty, numbers.first == 0, !isCount { unit = .months }
  }

  var reason: String {
    "\(measures.count) measures at \(visits.count) visits, numbered \(visits.map { "\($0.number)" }.joined(separator: ", "))"
  }

  /// Whether a measure is the date of the visit.
  private var hasDates: Bool {
    measures.contains { measure in
      DataDictionary.conceptName(forHeader: measure) == "visit_date" || measure.split(separator: "_").contains("date")
    }
  }

  private var timeHeader: String {
    switch unit {
    case .visit: "visit_number"
    case .days: "visit_day"
    case .weeks: "visit_week"
    case .months: "months"
    case .years: "months"
    }
  }

  func reshaped(_ table: RawTable, _ work: Work) throws(Cancelled) -> Reshaped {
    var facts = CSVWriter()
    var rows = CSVWriter()
    for column in subjects { facts.field(table.headers[column]) }
    facts.endRecord()
    let isDated = hasDates && (unit == .visit || unit == .months)
    rows.record([table.headers[id], isDated ? "visit_number" : timeHeader] + measures.map { header($0, isDated) })
    var factOrigins: [Int] = []
    var rowOrigins: [Int] = []
    var scan = RecordScan()
    try scan.records(of: table, work: work) { _, fields, offset in
      for column in subjects { facts.field(bytes: table.content(fields[column])) }
      facts.endRecord()
      factOrigins.append(offset)
      for visit in visits where visit.cells.contains(where: { !table.isMissing(fields[$0.column]) }) {
        rows.field(bytes: table.content(fields[id]))
        rows.field(unit == .years ? visit.number * 12 : visit.number)
        for measure in measures.indices {
          let cell = visit.cells.first { $0.measure == measure }
          rows.field(bytes: cell.map { table.content(fields[$0.column]) } ?? [])
        }
        rows.endRecord()
        rowOrigins.append(offset)
      }
    }
    let notes = visits.flatMap { visit in
      visit.cells.map { (table.headers[$0.column], "\(measures[$0.measure]) of visit \(visit.number)") }
    }
    return Reshaped(
      tables: [
        PlainTable(title: "subjects", bytes: facts.bytes, origins: factOrigins),
        PlainTable(title: "visits", bytes: rows.bytes, origins: rowOrigins),
      ], layoutTitle: Layout.wideVisits.title, rowsRead: scan.rowsRead, rowsSetAside: scan.rowsSetAside,
      blankLines: scan.blankLines, log: scan.log, columnNotes: notes)
  }

  /// The first measure that is a date is the date of the visit; the others keep their names.
  private func header(_ measure: String, _ isDated: Bool) -> String {
    guard isDated, measures.first(where: { $0.split(separator: "_").contains("date") }) == measure else {
      return measure.split(separator: "_").last == "score" ? String(measure.dropLast("_score".count)) : measure
    }
    return "visit_date"
  }
}
