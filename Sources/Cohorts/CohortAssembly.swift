import CSV
import Clinical

/// Turns the rows of the blocks into a cohort: rows of a patient together, visits in order of time, facts of a patient once.
///
/// One pass over the rows a column. Nothing here depends on how the file was cut into blocks.
struct CohortAssembly {
  let bytes: UnsafeBufferPointer<UInt8>
  let plan: ReadingPlan
  let dialect: CSVDialect
  var columns: [ColumnPlan]
  var log = FindingLog()

  private(set) var layout = TableLayout.patients
  private(set) var rowsSetAside = 0
  private(set) var known: [Int]
  private(set) var missing: [Int]

  var chunks: [[ColumnChunk]]
  private var blockItems: [[ALSFRSRItems]]
  private var blockRowCounts: [Int]

  var patientIDs = ByteTable()
  /// Patient of each row of the file.
  var rowPatient: [UInt32] = []
  /// Offset of each row's record.
  var rowOffsets: [Int] = []
  /// Whether a row was set aside after all (duplicates).
  var isRemoved: [Bool] = []
  /// Row of the file of each visit, and where the visits of each patient begin.
  var order: [Int] = []
  var visitOffsets: [Int] = []
  /// Whether the file already has its rows in the order of the visits, as most have.
  private(set) var isInOrder = false
  var items: [ALSFRSRItems] = []
  /// The axis of visit times, raw: in the unit of its column, days for dates; NaN where missing. One a row of the file.
  var rowTimes: [Double] = []
  var timeUnit: TimeUnit?
  var timeColumn = -1
  /// Days of date columns, one a row, by column.
  var dates: [Int: [Double]] = [:]

  init(
    bytes: UnsafeBufferPointer<UInt8>, plan: ReadingPlan, dialect: CSVDialect, columns: [ColumnPlan],
    blocks: [ParsedBlock]
  ) {
    self.bytes = bytes
    self.plan = plan
    self.dialect = dialect
    self.columns = columns
    chunks = columns.indices.map { index in blocks.map { $0.chunks[index] } }
    blockItems = blocks.map(\.items)
    blockRowCounts = blocks.map(\.rowOffsets.count)
    known = chunks.map { $0.reduce(0) { $0 + $1.known } }
    missing = chunks.map { $0.reduce(0) { $0 + $1.missing } }
    for block in blocks { log.append(block.log) }
    numberPatients(blocks)
  }

  var patientCount: Int { patientIDs.count }
  var rowCount: Int { rowPatient.count }

  private mutating func numberPatients(_ blocks: [ParsedBlock]) {
    var table = LevelTable()
    let rows = blocks.reduce(0) { $0 + $1.rowOffsets.count }
    rowPatient.reserveCapacity(rows)
    rowOffsets.reserveCapacity(rows)
    for block in blocks {
      var numbers: [UInt32] = []
      numbers.reserveCapacity(block.ids.count)
      for index in 0..<block.ids.count {
        numbers.append(UInt32(block.ids.withBytes(index) { table.number(of: $0) }))
      }
      for id in block.rowIDs { rowPatient.append(numbers[Int(id)]) }
      rowOffsets.append(contentsOf: block.rowOffsets)
    }
    patientIDs = table.table
    isRemoved = [Bool](repeating: false, count: rows)
  }

  // MARK: Order

  /// Groups the rows by patient, sorts each patient's by time and sets duplicates aside.
  mutating func arrange() {
    readTimes()
    groupRows()
    settleLayout()
    sortVisits()
    if layout == .visits { setDuplicatesAside() }
    closeGaps()
    isInOrder = order.count == rowCount && order.indices.allSatisfy { order[$0] == $0 }
    arrangeItems()
  }

  /// Values of rows as values of visits.
  func arranged<Value>(_ rows: consuming [Value]) -> [Value] {
    isInOrder ? rows : order.map { [rows] row in rows[row] }
  }

  private mutating func readTimes() {
    for index in columns.indices where columns[index].parse == .date { dates[index] = resolvedDates(index) }
    for index in columns.indices {
      guard case .visitTime(let unit) = columns[index].use else { continue }
      timeUnit = unit
      timeColumn = index
      rowTimes = unit == .dates ? dates[index] ?? [] : flatNumbers(index)
      return
    }
    rowTimes = []
  }

  private mutating func groupRows() {
    var counts = [Int](repeating: 0, count: patientCount + 1)
    for patient in rowPatient { counts[Int(patient) + 1] += 1 }
    for patient in 0..<patientCount { counts[patient + 1] += counts[patient] }
    visitOffsets = counts
    order = [Int](repeating: 0, count: rowCount)
    var next = counts
    for row in 0..<rowCount {
      let patient = Int(rowPatient[row])
      order[next[patient]] = row
      next[patient] += 1
    }
  }

  private mutating func settleLayout() {
    let repeats = rowCount - patientCount
    if repeats == 0 { return }
    let tellsVisits = columns.indices.contains { index in
      if case .visitTime = columns[index].use { return known[index] > 0 }
      return ["visit_number", "visit_name"].contains(columns[index].concept?.name ?? "")
    }
    if tellsVisits || repeats > max(1, patientCount / 5) {
      layout = .visits
      return
    }
    for patient in 0..<patientCount {
      let range = visitOffsets[patient]..<visitOffsets[patient + 1]
      guard range.count > 1 else { continue }
      let first = recordBytes(order[range.lowerBound])
      for place in range.dropFirst() {
        let row = order[place]
        let isSame = first.elementsEqual(recordBytes(row))
        remove(
          row, isSame ? .duplicateRow : .duplicatePatient,
          isSame
            ? "the row repeats an earlier row of the patient byte for byte, expected one row a patient"
            : "the patient has an earlier row with other values, expected one row a patient")
      }
    }
  }

  /// By time, rows without a time last, ties in file order.
  private mutating func sortVisits() {
    guard !rowTimes.isEmpty else { return }
    func comesBefore(_ left: Int, _ right: Int) -> Bool {
      let leftTime = rowTimes[left]
      let rightTime = rowTimes[right]
      if leftTime.isNaN || rightTime.isNaN {
        return !leftTime.isNaN && rightTime.isNaN || leftTime.isNaN == rightTime.isNaN && left < right
      }
      return leftTime != rightTime ? leftTime < rightTime : left < right
    }
    for patient in 0..<patientCount {
      let range = visitOffsets[patient]..<visitOffsets[patient + 1]
      var isSorted = true
      var place = range.lowerBound + 1
      while place < range.upperBound {
        if comesBefore(order[place], order[place - 1]) {
          isSorted = false
          break
        }
        place += 1
      }
      if !isSorted { order[range].sort(by: comesBefore) }
    }
  }

  /// Among rows of one patient at one time: equal bytes are a duplicate row, other bytes a second visit of that time.
  private mutating func setDuplicatesAside() {
    for patient in 0..<patientCount {
      let range = visitOffsets[patient]..<visitOffsets[patient + 1]
      var start = range.lowerBound
      while start < range.upperBound {
        var stop = start + 1
        while stop < range.upperBound, isTied(order[start], order[stop]) { stop += 1 }
        if stop - start > 1 { examineTies(start..<stop) }
        start = stop
      }
    }
  }

  private func isTied(_ left: Int, _ right: Int) -> Bool {
    if rowTimes.isEmpty { return true }
    return rowTimes[left] == rowTimes[right] || rowTimes[left].isNaN && rowTimes[right].isNaN
  }

  private mutating func examineTies(_ places: Range<Int>) {
    var records = LevelTable()
    let hasTime = !rowTimes.isEmpty && !rowTimes[order[places.lowerBound]].isNaN
    for place in places {
      let row = order[place]
      let before = records.count
      if records.number(of: recordBytes(row)) < before {
        remove(row, .duplicateRow, "the row repeats an earlier row of the patient byte for byte")
      } else if before > 0, hasTime {
        log.add(
          .warning, .duplicateVisit, offset: rowOffsets[row], column: timeColumn, patient: patientText(row),
          .keptFlagged,
          "the patient has another visit at the same time with other values; both are kept")
      }
    }
  }

  private mutating func remove(_ row: Int, _ rule: FindingRule, _ message: String) {
    isRemoved[row] = true
    rowsSetAside += 1
    log.add(.error, rule, offset: rowOffsets[row], patient: patientText(row), .rowSetAside, message)
  }

  /// Takes removed rows out of the order; every patient keeps at least one row.
  private mutating func closeGaps() {
    guard rowsSetAside > 0 else { return }
    var kept: [Int] = []
    kept.reserveCapacity(order.count - rowsSetAside)
    var offsets = [0]
    for patient in 0..<patientCount {
      for place in visitOffsets[patient]..<visitOffsets[patient + 1] where !isRemoved[order[place]] {
        kept.append(order[place])
      }
      offsets.append(kept.count)
    }
    order = kept
    visitOffsets = offsets
  }

  private mutating func arrangeItems() {
    guard columns.contains(where: { $0.parse == .item }) else { return }
    var flat: [ALSFRSRItems] = []
    flat.reserveCapacity(rowCount)
    for block in blockItems.indices {
      flat.append(contentsOf: blockItems[block])
      blockItems[block] = []
    }
    items = arranged(flat)
  }

  // MARK: Rows

  /// The bytes of a row's record, its line end excluded.
  func recordBytes(_ row: Int) -> UnsafeBufferPointer<UInt8> {
    RawRecord.bytes(at: rowOffsets[row], in: bytes, dialect: dialect)
  }

  func patientText(_ row: Int) -> String { patientIDs.text(Int(rowPatient[row])) }

  /// Numbers of a column, one a row of the file; its chunks are given up.
  mutating func flatNumbers(_ index: Int) -> [Double] {
    var flat: [Double] = []
    flat.reserveCapacity(rowCount)
    for block in chunks[index].indices {
      flat.append(contentsOf: chunks[index][block].numbers)
      chunks[index][block].numbers = []
    }
    return flat
  }

  /// Codes of a column, one a row of the file, and its words in order of first appearance; its chunks are given up.
  mutating func flatCodes(_ index: Int) -> (codes: [UInt32], levels: LevelTable) {
    var flat: [UInt32] = []
    flat.reserveCapacity(rowCount)
    var table = LevelTable()
    for block in chunks[index].indices {
      let levels = chunks[index][block].levels
      var numbers: [UInt32] = [0]
      for level in 0..<levels.count {
        numbers.append(levels[level].withUnsafeBufferPointer { UInt32(table.number(of: $0)) + 1 })
      }
      for code in chunks[index][block].codes { flat.append(numbers[Int(code)]) }
      chunks[index][block] = ColumnChunk()
    }
    return (flat, table)
  }

  /// Days of a date column. Dates such as 03/04/2019 are read in the order that the rest of the column proves, or not at all.
  private mutating func resolvedDates(_ index: Int) -> [Double] {
    let dayFirst = chunks[index].contains { $0.sawDayFirst }
    let monthFirst = chunks[index].contains { $0.sawMonthFirst }
    var days = flatNumbers(index)
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
          .error, .notADate, offset: rowOffsets[row], column: index, patient: patientText(row), .valueSetAside,
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
