import Execution

/// The rows in the order of patients and visits.
extension CohortAssembly {
  /// Groups the rows by patient, sorts each patient's by time, sets duplicates aside and joins the visits of several
  /// tables.
  mutating func arrange(_ work: Work) throws(Cancelled) {
    settleRoles()
    readTimes()
    try work.checkCancelled()
    groupRows()
    settleRepeats()
    let unsettled = try unsettledPatients(work)
    sortVisits(of: unsettled)
    try work.checkCancelled()
    if layout == .visits { try setDuplicatesAside(of: unsettled, work) }
    closeGaps()
    try work.checkCancelled()
    if tables.count > 1 { joinVisits() }
    arrangeItems()
  }

  private mutating func readTimes() {
    for index in columns.indices where columns[index].parse == .date { dates[index] = resolvedDates(index) }
    var times: [(table: Int, unit: TimeUnit, rows: [Double])] = []
    for index in columns.indices where tables[columnTable[index]].role == .visits {
      guard case .visitTime(let unit) = columns[index].use else { continue }
      times.append((columnTable[index], unit, unit == .dates ? dates[index] ?? [] : flatNumbers(index)))
    }
    guard let first = times.first else { return }
    timeUnit = first.unit
    if times.count == 1, tables.count == 1 {
      rowTimes = first.rows
      return
    }
    let units = Set(times.map(\.unit))
    if units.count > 1 {
      timeUnit = units.contains(.dates) && units.count == 2 && times[0].unit == .dates ? .dates : .months
    }
    rowTimes = [Double](repeating: .nan, count: rowCount)
    for (table, unit, rows) in times {
      let base = tables[table].rows.lowerBound
      if unit == timeUnit {
        for row in rows.indices { rowTimes[base + row] = rows[row] }
      } else if unit != .dates, timeUnit != .dates {
        for row in rows.indices { rowTimes[base + row] = unit.months(rows[row]) }
      } else {
        log.add(
          .warning, .timeZeroUnavailable, offset: FindingLog.whole(table), .valueSetAside,
          "\(tables[table].name) counts \(unit.rawValue), the tables before it \(timeUnit?.rawValue ?? ""); its visits have no time"
        )
      }
    }
  }

  /// The time column of the table that a row belongs to; −1 without.
  func timeColumn(_ row: Int) -> Int {
    tables[table(ofRow: row)].columns.first { if case .visitTime = columns[$0].use { true } else { false } } ?? -1
  }

  func table(ofRow row: Int) -> Int { tables.lastIndex { $0.rows.lowerBound <= row && !$0.rows.isEmpty } ?? 0 }

  private mutating func groupRows() {
    if isGrouped, tables[0].role == .visits {
      visitOffsets = firstRows + [rowCount]
      order = RowOrder(ofFile: rowCount)
      return
    }
    var counts = [Int](repeating: 0, count: patientCount + 1)
    for table in tables where table.role == .visits {
      for row in table.rows { counts[Int(rowPatient[row]) + 1] += 1 }
    }
    for patient in 0..<patientCount { counts[patient + 1] += counts[patient] }
    visitOffsets = counts
    var rows = [Int](repeating: 0, count: counts[patientCount])
    var next = counts
    for table in tables where table.role == .visits {
      for row in table.rows {
        let patient = Int(rowPatient[row])
        rows[next[patient]] = row
        next[patient] += 1
      }
    }
    order = RowOrder(rows)
  }

  /// In a single table, whether repeated IDs are visits or mistakes.
  private mutating func settleRepeats() {
    guard tables.count == 1 else { return }
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

  /// Patients whose rows, as they stand, do not each have a later time than the row before: the others, nearly all in
  /// most files, need no sorting and have no duplicates.
  private func unsettledPatients(_ work: Work) throws(Cancelled) -> [Int] {
    try forBlocks(patientCount, size: 1 << 14, work: work) { patients in
      patients.filter { patient in
        let range = visitOffsets[patient]..<visitOffsets[patient + 1]
        if range.count < 2 { return false }
        if rowTimes.isEmpty { return true }
        // A comparison with NaN is false.
        return !range.dropLast().allSatisfy { rowTimes[order[$0]] < rowTimes[order[$0 + 1]] }
      }
    }.flatMap(\.self)
  }

  /// By time, rows without a time last, ties in file order.
  private mutating func sortVisits(of patients: [Int]) {
    guard !rowTimes.isEmpty else { return }
    func comesBefore(_ left: Int, _ right: Int) -> Bool {
      let leftTime = rowTimes[left]
      let rightTime = rowTimes[right]
      if leftTime.isNaN || rightTime.isNaN {
        return !leftTime.isNaN && rightTime.isNaN || leftTime.isNaN == rightTime.isNaN && left < right
      }
      return leftTime != rightTime ? leftTime < rightTime : left < right
    }
    for patient in patients {
      let range = visitOffsets[patient]..<visitOffsets[patient + 1]
      var place = range.lowerBound + 1
      while place < range.upperBound, !comesBefore(order[place], order[place - 1]) { place += 1 }
      guard place < range.upperBound else { continue }
      reportOutOfOrder(order[place], after: order[place - 1])
      order.sort(range, by: comesBefore)
    }
  }

  /// The first visit of a patient that stands below a later one in its table.
  private mutating func reportOutOfOrder(_ row: Int, after earlier: Int) {
    guard table(ofRow: row) == table(ofRow: earlier), !rowTimes[row].isNaN, !rowTimes[earlier].isNaN else { return }
    log.add(
      .note, .outOfOrder, offset: rowAddresses[row], column: timeColumn(row), patient: patientText(row), .keptFlagged,
      "the visit is earlier than the one above it; the visits are put in order of time")
  }

  /// Among rows of one patient at one time: equal bytes are a duplicate row, other bytes a second visit of that time.
  private mutating func setDuplicatesAside(of patients: [Int], _ work: Work) throws(Cancelled) {
    for (number, patient) in patients.enumerated() {
      // Duplicates are compared by their bytes, which takes long where there are many.
      if number % 1024 == 0 { try work.checkCancelled() }
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

  func isTied(_ left: Int, _ right: Int) -> Bool {
    if rowTimes.isEmpty { return true }
    return rowTimes[left] == rowTimes[right] || rowTimes[left].isNaN && rowTimes[right].isNaN
  }

  /// Rows of one table follow each other among ties, because ties keep the order of the files.
  private mutating func examineTies(_ places: Range<Int>) {
    var records = LevelTable()
    var table = -1
    let hasTime = !rowTimes.isEmpty && !rowTimes[order[places.lowerBound]].isNaN
    for place in places {
      let row = order[place]
      if self.table(ofRow: row) != table {
        table = self.table(ofRow: row)
        records = LevelTable()
      }
      let before = records.count
      if records.number(of: recordBytes(row)) < before {
        remove(row, .duplicateRow, "the row repeats an earlier row of the patient byte for byte")
      } else if before > 0, hasTime {
        log.add(
          .warning, .duplicateVisit, offset: rowAddresses[row], column: timeColumn(row), patient: patientText(row),
          .keptFlagged,
          "the patient has another visit at the same time with other values; both are kept")
      }
    }
  }

  private mutating func remove(_ row: Int, _ rule: FindingRule, _ message: String) {
    isRemoved.insert(row)
    log.add(.error, rule, offset: rowAddresses[row], patient: patientText(row), .rowSetAside, message)
  }

  /// Takes removed rows out of the order.
  private mutating func closeGaps() {
    if isRemoved.isEmpty { return }
    var kept: [Int] = []
    kept.reserveCapacity(order.count)
    var offsets = [0]
    for patient in 0..<patientCount {
      for place in visitOffsets[patient]..<visitOffsets[patient + 1] where !isRemoved[order[place]] {
        kept.append(order[place])
      }
      offsets.append(kept.count)
    }
    order = RowOrder(kept)
    visitOffsets = offsets
  }
}
