import CSV

/// Gathers values that stand in records of their own (one record a parameter) into rows: one row a key, one column a
/// parameter, both in order of first appearance.
struct RecordPivot {
  private struct Cell {
    var row: Int
    var column: Int
    var field: CSVField
  }

  private let table: RawTable
  private var rows = LevelTable()
  private var columns = LevelTable()
  private var cells: [Cell] = []
  /// Offset of the record that each row was made from first.
  private var origins: [Int] = []
  private var headers: [[UInt8]] = []
  /// Values that stand in no field; they lie behind the bytes of the table.
  private var extra: [UInt8] = []
  /// Cell of a row and column, for telling repeats.
  private var filled: [Int: Int] = [:]

  init(_ table: RawTable) { self.table = table }

  /// Number of rows.
  var rowCount: Int { origins.count }

  /// The row of a key, which is added if it is new.
  mutating func row(_ key: [UInt8], origin: Int) -> Int {
    let row = key.withUnsafeBufferPointer { rows.number(of: $0) }
    if row == origins.count { origins.append(origin) }
    return row
  }

  /// The column of a parameter; `header` names it the first time.
  mutating func column(_ parameter: [UInt8], header: @autoclosure () -> [UInt8]) -> Int {
    let column = parameter.withUnsafeBufferPointer { columns.number(of: $0) }
    if column == headers.count { headers.append(header()) }
    return column
  }

  /// What a value met in its place.
  enum Placement {
    case placed
    /// The place has the same value.
    case repeated
    /// The place has another value, which stays.
    case differs
  }

  /// Puts the value of a field in its place, unless there is one.
  mutating func place(_ field: CSVField, row: Int, column: Int) -> Placement {
    let key = row << 20 | column
    if let earlier = filled[key] { return content(cells[earlier].field) == content(field) ? .repeated : .differs }
    filled[key] = cells.count
    cells.append(Cell(row: row, column: column, field: field))
    return .placed
  }

  /// Puts a value that stands in no field in its place, unless there is one.
  mutating func place(_ value: [UInt8], row: Int, column: Int) -> Placement {
    let field = CSVField(start: table.bytes.count + extra.count, length: Int32(value.count))
    extra += value
    return place(field, row: row, column: column)
  }

  /// Puts a value in its place, or says that it is not kept because an earlier record has another.
  mutating func keep(_ field: CSVField, row: Int, column: Int, offset: Int, patient: [UInt8], log: inout FindingLog) {
    guard place(field, row: row, column: column) == .differs else { return }
    let header = String(decoding: headers[column], as: UTF8.self)
    let earlier = filled[row << 20 | column].map { String(decoding: content(cells[$0].field), as: UTF8.self) } ?? ""
    let later = String(decoding: content(field), as: UTF8.self)
    log.add(
      .warning, .conflict, offset: offset, patient: String(decoding: patient, as: UTF8.self), .valueSetAside,
      "\(header) is \(later) here and \(earlier) in an earlier record; the earlier is kept")
  }

  /// The same for a value that stands in no field.
  mutating func keep(_ value: [UInt8], row: Int, column: Int, offset: Int, patient: [UInt8], log: inout FindingLog) {
    let field = CSVField(start: table.bytes.count + extra.count, length: Int32(value.count))
    extra += value
    keep(field, row: row, column: column, offset: offset, patient: patient, log: &log)
  }

  /// Takes the value of a place away: two records contradict each other.
  mutating func clear(row: Int, column: Int) {
    if let earlier = filled[row << 20 | column] { cells[earlier].field.length = 0 }
  }

  private func content(_ field: CSVField) -> [UInt8] {
    let behind = field.start - table.bytes.count
    if behind >= 0 { return Array(extra[behind..<behind + Int(field.length)]) }
    return CSVRecords.content(of: field, in: table.bytes, dialect: table.dialect)
  }

  /// The rows as a table.
  func plainTable(_ title: String) -> PlainTable {
    var byRow = [[Cell]](repeating: [], count: rowCount)
    for cell in cells where cell.field.length > 0 { byRow[cell.row].append(cell) }
    var writer = CSVWriter()
    for header in headers { writer.field(bytes: header) }
    writer.endRecord()
    for row in byRow {
      var next = 0
      for cell in row.sorted(by: { $0.column < $1.column }) {
        while next < cell.column {
          writer.field("")
          next += 1
        }
        writer.field(bytes: content(cell.field))
        next += 1
      }
      while next < headers.count {
        writer.field("")
        next += 1
      }
      writer.endRecord()
    }
    return PlainTable(title: title, bytes: writer.bytes, origins: origins)
  }
}

/// Pivots by name, each a table in the end, in order of first appearance.
struct RecordPivots {
  private let table: RawTable
  private var pivots: [String: RecordPivot] = [:]
  private var order: [String] = []

  init(_ table: RawTable) { self.table = table }

  /// The pivot of a name, a new one the first time. It is to be given back: while it is changed nobody else holds it, so
  /// that it is not copied.
  mutating func take(_ name: String) -> RecordPivot {
    if let pivot = pivots.removeValue(forKey: name) { return pivot }
    order.append(name)
    return RecordPivot(table)
  }

  /// Gives a pivot back.
  mutating func give(_ pivot: RecordPivot, _ name: String) { pivots[name] = pivot }

  /// The rows of each as a table.
  var tables: [PlainTable] { order.compactMap { name in pivots[name].map { $0.plainTable(name) } } }
}
