import CSV
import Clinical
import Execution

/// Turns the rows of all tables into a cohort: rows of a patient together, visits in order of time, facts of a patient
/// once.
///
/// The tables are stacked: their rows and columns are numbered through, in the order of the files. One pass over the rows
/// a column. Nothing here depends on how the files were cut into blocks.
struct CohortAssembly: Sendable {
  let plan: ReadingPlan
  let missingWords: MissingWords
  var tables: [StackedTable]
  /// The columns of all tables.
  var columns: [ColumnPlan]
  /// Table of each column.
  let columnTable: [Int]
  var log = FindingLog()

  var layout = TableLayout.patients
  private(set) var known: [Int]
  private(set) var missing: [Int]

  /// By column: what the blocks of its table tell of it.
  var chunks: [[ColumnChunk]]
  /// By column: its rows, until they are taken; see `RowColumns`.
  private var rowNumbers: [[Double]] = []
  private var codesOfRows: [[UInt32]] = []
  /// By table: first row of each block in the table, and the number of rows at the end.
  private var blockStarts: [[Int]] = []
  /// By table: runs of rows of one patient in each block.
  private var blockRuns: [[Int]] = []
  /// Whether there is one table and the rows of each patient follow each other in it.
  private(set) var isGrouped = false
  private var tableItems: [[[ALSFRSRItems]]]

  var patientIDs = ByteTable()
  /// Looked for while the rows are put in order.
  var similarIDs: Background<[(first: Int, later: Int)]>?
  /// Patient of each row.
  var rowPatient: [UInt32] = []
  /// Address of each row's record.
  var rowAddresses: [Int] = []
  /// Whether a row was set aside after all (duplicates, tables that are not used).
  var isRemoved = RowMarks(count: 0)
  /// First row of each patient.
  var firstRows: [Int] = []
  /// First row of each patient in a table, by table, where it was asked for.
  var tableFirstRows: [Int: [Int]] = [:]
  /// The row that each visit was read from first, and where the visits of each patient begin.
  var order = RowOrder(ofFile: 0)
  var visitOffsets: [Int] = []
  /// Visit of each row, −1 if the row is none; empty if there is one table.
  var visitOfRow: [Int32] = []
  /// Whether every row is a visit, in the order of the file: so it is in most files.
  var isInOrder: Bool { order.isOfFile && order.count == rowCount }
  var items: [ALSFRSRItems] = []
  /// The axis of visit times, raw: in `timeUnit`, days for dates; NaN where missing. One a row, or empty.
  var rowTimes: [Double] = []
  var timeUnit: TimeUnit?
  /// Days of date columns, one a row of the table, by column.
  var dates: [Int: [Double]] = [:]

  /// Takes the rows out of the tables.
  init(plan: ReadingPlan, tables parsed: inout [ParsedTable]) {
    self.plan = plan
    missingWords = MissingWords(plan.missingWords, except: plan.presentWords)
    tables = []
    columns = parsed.flatMap(\.columns)
    columnTable = parsed.indices.flatMap { table in parsed[table].columns.map { _ in table } }
    chunks = parsed.flatMap { table in table.columns.indices.map { index in table.blocks.map { $0.chunks[index] } } }
    tableItems = parsed.map { $0.blocks.map(\.items) }
    known = chunks.map { $0.reduce(0) { $0 + $1.known } }
    missing = chunks.map { $0.reduce(0) { $0 + $1.missing } }
    var base = 0
    var firstColumn = 0
    var ids = LevelTable()
    for index in parsed.indices {
      // Out of the table, so that no one else holds the rows.
      var rows = RowColumns(columns: [], lines: [])
      swap(&rows, &parsed[index].rows)
      let table = parsed[index]
      log.append(table.log.stacked(index, base: base, firstColumn: firstColumn))
      for block in table.blocks { log.append(block.log.stacked(index, base: base, firstColumn: firstColumn)) }
      let firstRow = rowPatient.count
      let runs = numberPatients(&rows, table.blocks, &ids, base: base)
      isGrouped = parsed.count == 1 && runs == ids.count
      rowNumbers += rows.numbers
      codesOfRows += rows.codes
      blockStarts.append(rows.starts)
      blockRuns.append(table.blocks.map(\.runs))
      tables.append(
        StackedTable(
          file: table.file, name: table.name, bytes: table.bytes, dialect: table.dialect, base: base,
          columns: firstColumn..<firstColumn + table.columns.count, rows: firstRow..<rowPatient.count))
      base += table.bytes.count
      firstColumn += table.columns.count
    }
    patientIDs = ids.table
    similarIDs = Background { [ids] in Cohorts.similarIDs(ids) }
    isRemoved = RowMarks(count: rowPatient.count)
    firstRows = firstRowsOfPatients()
    if parsed.count > 1 { separateLabels() }
  }

  var patientCount: Int { patientIDs.count }
  var rowCount: Int { rowPatient.count }

  private func firstRowsOfPatients() -> [Int] {
    var rows = [Int](repeating: -1, count: patientCount)
    rows.withUnsafeMutableBufferPointer { rows in
      // From the end, so that the first row is written last.
      for row in rowPatient.indices.reversed() { rows[Int(rowPatient[row])] = row }
    }
    return rows
  }

  /// Numbers the patients through; how often a row has another patient than the row before.
  private mutating func numberPatients(
    _ rows: inout RowColumns, _ blocks: [ParsedBlock], _ ids: inout LevelTable, base: Int
  ) -> Int {
    ids.reserve(strings: ids.count + blocks.reduce(0) { $0 + $1.ids.count })
    let numbers = blocks.map { ids.numbers(of: $0.ids) }
    let runs = rows.renumber(numbers)
    var patients: [UInt32] = []
    swap(&patients, &rows.ids)
    var offsets: [Int] = []
    swap(&offsets, &rows.offsets)
    if rowPatient.isEmpty, base == 0 {
      rowPatient = patients
      rowAddresses = offsets
    } else {
      rowPatient += patients
      rowAddresses.reserveCapacity(rowAddresses.count + offsets.count)
      for offset in offsets { rowAddresses.append(offset + base) }
    }
    return runs
  }

  /// A column without a meaning whose header an earlier table has too is called by its table as well.
  private mutating func separateLabels() {
    var taken: Set<String> = []
    for index in columns.indices {
      if columns[index].concept == nil, taken.contains(columns[index].label) {
        columns[index].label += " (\(tables[columnTable[index]].name))"
      }
      taken.insert(columns[index].label)
    }
  }

  mutating func arrangeItems() {
    let itemTables = tables.indices.filter { table in
      tables[table].role == .visits && tables[table].columns.contains { columns[$0].parse == .item }
    }
    guard !itemTables.isEmpty else { return }
    for table in itemTables {
      var rows: [ALSFRSRItems] = []
      rows.reserveCapacity(tables[table].rows.count)
      for block in tableItems[table].indices {
        rows.append(contentsOf: tableItems[table][block])
        tableItems[table][block] = []
      }
      if tables.count == 1 {
        items = isInOrder ? rows : order.map { rows[$0] }
        return
      }
      if items.isEmpty { items = [ALSFRSRItems](repeating: ALSFRSRItems(), count: order.count) }
      let base = tables[table].rows.lowerBound
      for row in rows.indices {
        let visit = Int(visitOfRow[base + row])
        if visit < 0 || rows[row].isEmpty { continue }
        if items[visit].isEmpty {
          items[visit] = rows[row]
        } else if items[visit] != rows[row] {
          log.add(
            .warning, .conflict, offset: rowAddresses[base + row], patient: patientText(base + row), .valueSetAside,
            "an earlier table has other ALSFRS-R answers at the same time; these are not used")
        }
      }
    }
  }

  // MARK: Rows

  /// First row of the table that a column belongs to: rows of a column are counted from it.
  func firstRow(_ column: Int) -> Int { tables[columnTable[column]].rows.lowerBound }

  /// The bytes of a row's record, its line end excluded.
  func recordBytes(_ row: Int) -> UnsafeBufferPointer<UInt8> {
    tables[table(ofRow: row)].record(at: rowAddresses[row])
  }

  func patientText(_ row: Int) -> String { patientIDs.text(Int(rowPatient[row])) }

  /// Rows of a table that are set aside.
  func rowsSetAside(_ table: Int) -> Int { isRemoved.isEmpty ? 0 : tables[table].rows.count { isRemoved[$0] } }

  /// The numbers of a column, one a patient, if all rows of each patient say the same; they are given up then.
  mutating func steadyNumbers(_ index: Int) -> [Double]? {
    guard var values = steady(index, rowNumbers[index], isSame: { $0.bitPattern == $1.bitPattern }) else { return nil }
    rowNumbers[index] = []
    scale(&values, index)
    return values
  }

  /// Brings numbers in another unit to that of their concept.
  private func scale(_ numbers: inout [Double], _ index: Int) {
    let factor = columns[index].factor
    if factor != 1 { for place in numbers.indices { numbers[place] *= factor } }
  }

  /// The value of each patient's rows. Patients are numbered by their first rows, so that in a table whose rows are
  /// grouped by patient the runs of the blocks, one after another, are the patients; a run that goes on in the next block
  /// counts once.
  private func steady<Value>(_ index: Int, _ column: [Value], isSame: (Value, Value) -> Bool) -> [Value]? {
    guard isGrouped, !chunks[index].contains(where: \.varies) else { return nil }
    var values: [Value] = []
    values.reserveCapacity(patientCount)
    for (block, start) in blockStarts[0].dropLast().enumerated() where blockRuns[0][block] > 0 {
      var runs = start..<start + blockRuns[0][block]
      if start > 0, rowPatient[start] == rowPatient[start - 1], let last = values.last {
        guard isSame(column[start], last) else { return nil }
        runs.removeFirst()
      }
      values += column[runs]
    }
    return values
  }

  /// Numbers of a column, one a row of its table; they are given up here.
  mutating func flatNumbers(_ index: Int) -> [Double] {
    var flat: [Double] = []
    swap(&flat, &rowNumbers[index])
    spread(&flat, index)
    scale(&flat, index)
    return flat
  }

  /// Brings blocks of a column that have one value a run to one a row.
  private func spread<Value>(_ column: inout [Value], _ index: Int) {
    let table = columnTable[index]
    if chunks[index].allSatisfy(\.varies) { return }
    let firstRow = tables[table].rows.lowerBound
    column.withUnsafeMutableBufferPointer { column in
      rowPatient.withUnsafeBufferPointer { patients in
        for block in chunks[index].indices where !chunks[index][block].varies {
          let rows = blockStarts[table][block]..<blockStarts[table][block + 1]
          let ids = firstRow + rows.lowerBound..<firstRow + rows.upperBound
          spreadRuns(
            .init(rebasing: column[rows]), over: .init(rebasing: patients[ids]), runs: blockRuns[table][block])
        }
      }
    }
  }

  /// Words of a column as codes, 0 where missing: one a patient where all rows of each patient say the same, else one a
  /// row of its table.
  struct RowCodes {
    var codes: [UInt32]
    var isByPatient: Bool
  }

  /// Codes of a column and its words in order of first appearance; they are given up here.
  mutating func rowCodes(_ index: Int) -> (codes: RowCodes, levels: LevelTable) {
    var column: [UInt32] = []
    swap(&column, &codesOfRows[index])
    let starts = blockStarts[columnTable[index]]
    var table = LevelTable()
    for block in chunks[index].indices {
      let levels = chunks[index][block].levels
      var numbers: [UInt32] = [0]
      for level in 0..<levels.count {
        let word = columns[index].codes.isEmpty ? levels[level] : columns[index].meaning(of: levels[level])
        numbers.append(word.withUnsafeBufferPointer { UInt32(table.number(of: $0)) + 1 })
      }
      chunks[index][block].levels = ByteTable()
      if numbers.indices.allSatisfy({ numbers[$0] == UInt32($0) }) { continue }
      let end = chunks[index][block].varies ? starts[block + 1] : starts[block] + blockRuns[columnTable[index]][block]
      for row in starts[block]..<end { column[row] = numbers[Int(column[row])] }
    }
    if let values = steady(index, column, isSame: ==) {
      return (RowCodes(codes: values, isByPatient: true), table)
    }
    spread(&column, index)
    return (RowCodes(codes: column, isByPatient: false), table)
  }

  /// Numbers of the rows of a column's table as numbers of visits, NaN where there is none.
  func visitNumbers(_ index: Int, _ rows: consuming [Double]) -> [Double] {
    if tables.count == 1 { return isInOrder ? rows : order.map { [rows] row in rows[row] } }
    var visits = [Double](repeating: .nan, count: order.count)
    let base = firstRow(index)
    for row in rows.indices {
      let visit = Int(visitOfRow[base + row])
      if visit >= 0 { visits[visit] = rows[row] }
    }
    return visits
  }

  /// Codes of the rows of a column's table as codes of visits, 0 where there is none.
  func visitCodes(_ index: Int, _ rows: consuming [UInt32]) -> [UInt32] {
    if tables.count == 1 { return isInOrder ? rows : order.map { [rows] row in rows[row] } }
    var visits = [UInt32](repeating: 0, count: order.count)
    let base = firstRow(index)
    for row in rows.indices {
      let visit = Int(visitOfRow[base + row])
      if visit >= 0 { visits[visit] = rows[row] }
    }
    return visits
  }

  /// Days of a date column. Dates such as 03/04/2019 are read in the order that the rest of the column proves, or not
  /// at all.
  mutating func resolvedDates(_ index: Int) -> [Double] {
    let asked = columns[index].dateOrder
    let dayFirst = asked.map { $0 == .dayFirst } ?? chunks[index].contains { $0.sawDayFirst }
    let monthFirst = asked.map { $0 == .monthFirst } ?? chunks[index].contains { $0.sawMonthFirst }
    var days = flatNumbers(index)
    let base = firstRow(index)
    var isAmbiguous = false
    for row in days.indices {
      guard let date = PackedDate.unpack(days[row]) else { continue }
      days[row] = .nan
      guard dayFirst != monthFirst else {
        isAmbiguous = true
        continue
      }
      if case .day(let day) = DateField.day(
        date.year, dayFirst ? date.second : date.first, dayFirst ? date.first : date.second)
      {
        days[row] = Double(day)
      } else {
        log.add(
          .error, .notADate, offset: rowAddresses[base + row], column: index, patient: patientText(base + row),
          .valueSetAside,
          "\(date.first)/\(date.second)/\(date.year) is no date, expected a day that exists")
      }
    }
    if isAmbiguous {
      log.add(
        .error, .ambiguousDate, offset: -1, column: index, .valueSetAside,
        dayFirst
          ? "\(columns[index].label) has dates with the day first and dates with the month first; write dates as 2019-03-01"
          : "\(columns[index].label) does not show whether day or month comes first; write dates as 2019-03-01")
    }
    return days
  }
}
