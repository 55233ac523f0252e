import Execution

/// Facts of a patient: the first known value of all rows counts, a later one that differs is a finding.
extension CohortAssembly {
  /// The number of each patient, NaN where unknown: see below.
  mutating func patientNumbers(_ index: Int, driftPerMonth: Double? = nil, tolerance: Double = 0) -> [Double] {
    steadyNumbers(index)
      ?? patientNumbers(index, flatNumbers(index), driftPerMonth: driftPerMonth, tolerance: tolerance)
  }

  /// The number of each patient from the rows of a column, NaN where unknown. `driftPerMonth`: a value may grow with the
  /// time of the visit (age,
  /// duration) and then no conflict is reported.
  mutating func patientNumbers(_ index: Int, _ rows: [Double], driftPerMonth: Double? = nil, tolerance: Double = 0)
    -> [Double]
  {
    var values = [Double](repeating: .nan, count: patientCount)
    var firstRow = [Int](repeating: -1, count: patientCount)
    let base = self.firstRow(index)
    for row in rows.indices where !rows[row].isNaN && !isRemoved[base + row] {
      let patient = Int(rowPatient[base + row])
      if firstRow[patient] == -1 {
        values[patient] = rows[row]
        firstRow[patient] = base + row
      } else if firstRow[patient] >= 0, rows[row] != values[patient] {
        if let driftPerMonth,
          drifts(rows[row] - values[patient], from: firstRow[patient], to: base + row, driftPerMonth, tolerance)
        {
          continue
        }
        reportConflict(index, base + row, numberText(rows[row]), numberText(values[patient]))
        firstRow[patient] = -2
      }
    }
    return values
  }

  private func drifts(_ change: Double, from first: Int, to later: Int, _ rate: Double, _ tolerance: Double) -> Bool {
    guard let timeUnit, !rowTimes.isEmpty else { return false }
    let months = timeUnit.months(rowTimes[later] - rowTimes[first])
    return abs(change - months * rate) <= tolerance
  }

  /// The code of each patient, 0 where unknown.
  mutating func patientCodes(_ index: Int, _ column: RowCodes, text: (UInt32) -> String) -> [UInt32] {
    if column.isByPatient { return column.codes }
    let rows = column.codes
    var values = [UInt32](repeating: 0, count: patientCount)
    var isReported = [Bool](repeating: false, count: patientCount)
    let base = firstRow(index)
    for row in rows.indices where rows[row] != 0 && !isRemoved[base + row] {
      let patient = Int(rowPatient[base + row])
      if values[patient] == 0 {
        values[patient] = rows[row]
      } else if values[patient] != rows[row], !isReported[patient] {
        reportConflict(index, base + row, text(rows[row]), text(values[patient]))
        isReported[patient] = true
      }
    }
    return values
  }

  private mutating func reportConflict(_ index: Int, _ row: Int, _ later: String, _ first: String) {
    log.add(
      .warning, .conflict, offset: rowAddresses[row], column: index, patient: patientText(row), .keptFlagged,
      "\(columns[index].label) is \(later) here and \(first) in an earlier row of the patient; the first is kept")
  }

  /// Whether no patient has two different known numbers.
  func isConstant(_ index: Int, _ rows: [Double]) -> Bool {
    var values = [Double](repeating: .nan, count: patientCount)
    let base = firstRow(index)
    for row in rows.indices where !rows[row].isNaN && !isRemoved[base + row] {
      let patient = Int(rowPatient[base + row])
      if values[patient].isNaN {
        values[patient] = rows[row]
      } else if values[patient] != rows[row] {
        return false
      }
    }
    return true
  }

  /// Whether no patient has two different known words.
  func isConstant(_ index: Int, _ column: RowCodes) -> Bool {
    if column.isByPatient { return true }
    let rows = column.codes
    var values = [UInt32](repeating: 0, count: patientCount)
    let base = firstRow(index)
    for row in rows.indices where rows[row] != 0 && !isRemoved[base + row] {
      let patient = Int(rowPatient[base + row])
      if values[patient] == 0 {
        values[patient] = rows[row]
      } else if values[patient] != rows[row] {
        return false
      }
    }
    return true
  }

  /// Reads the words of a column by a vocabulary: 1 + the meaning of each row or patient, 0 where there is none. Unknown
  /// words are set aside.
  mutating func meanings(_ index: Int, expected: String, _ meaning: (String) -> Int?) -> RowCodes {
    var (column, table) = rowCodes(index)
    let levels = table.table
    var meanings: [UInt32] = [0]
    for level in 0..<levels.count { meanings.append(meaning(levels.text(level)).map { UInt32($0 + 1) } ?? .max) }
    var reported: [Bool] = []
    let base = firstRow(index)
    for place in column.codes.indices {
      let code = column.codes[place]
      let value = meanings[Int(code)]
      if value != .max {
        column.codes[place] = value
        continue
      }
      column.codes[place] = 0
      if reported.isEmpty { reported = [Bool](repeating: false, count: patientCount) }
      let row = column.isByPatient ? firstRows[place] : base + place
      let patient = Int(rowPatient[row])
      if reported[patient] || isRemoved[row] { continue }
      reported[patient] = true
      log.add(
        .error, .unknownWord, offset: rowAddresses[row], column: index, patient: patientText(row), .valueSetAside,
        "\(columns[index].label) is \(levels.text(Int(code) - 1)), expected \(expected)")
    }
    return column
  }

  /// IDs that are one ID but for case, spaces or leading zeros are different patients, and worth a look.
  mutating func checkSimilarIDs() {
    for (first, later) in similarIDs?.value ?? [] {
      log.add(
        .warning, .similarID, offset: rowAddresses[firstRows[later]], patient: patientIDs.text(later), .keptFlagged,
        "the IDs \(patientIDs.text(first)) and \(patientIDs.text(later)) differ only in case, spaces, leading zeros or a final .0; they are two patients here"
      )
    }
  }
}

/// Pairs of IDs that are one ID but for case, spaces, leading zeros or a final .0, the later with the first that is like it.
func similarIDs(_ ids: LevelTable) -> [(first: Int, later: Int)] {
  if areFolded(ids) { return [] }
  var pairs: [(first: Int, later: Int)] = []
  var folded = LevelTable()
  folded.reserve(strings: ids.count)
  var firstOf: [Int] = []
  firstOf.reserveCapacity(ids.count)
  var scratch: [UInt8] = []
  for patient in 0..<ids.count {
    scratch.removeAll(keepingCapacity: true)
    ids.withBytes(patient) { id in
      var isLeading = true
      for byte in id where byte != 0x20 && byte != 0x09 {
        if isLeading, byte == UInt8(ascii: "0") { continue }
        isLeading = false
        scratch.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      }
    }
    // 12.0 is what a spreadsheet or pandas makes of 12.
    let count = scratch.count
    if count > 2, scratch[count - 2] == UInt8(ascii: "."), scratch[count - 1] == UInt8(ascii: "0") {
      scratch.removeLast(2)
    }
    let number = scratch.withUnsafeBufferPointer { folded.number(of: $0) }
    if number == firstOf.count { firstOf.append(patient) } else { pairs.append((firstOf[number], patient)) }
  }
  return pairs
}

/// Whether the IDs have nothing that is left out when they are compared, and letters of one case only: then no two of them
/// are alike, as in most files.
private func areFolded(_ ids: LevelTable) -> Bool {
  var hasUpper = false
  var hasLower = false
  for patient in 0..<ids.count {
    let isFolded = ids.withBytes(patient) { id in
      if id.first == UInt8(ascii: "0") || id.count > 2 && id.suffix(2).elementsEqual(".0".utf8) { return false }
      for byte in id {
        if byte == 0x20 || byte == 0x09 { return false }
        hasUpper = hasUpper || byte >= 0x41 && byte <= 0x5A
        hasLower = hasLower || byte >= 0x61 && byte <= 0x7A
      }
      return true
    }
    if !isFolded || hasUpper && hasLower { return false }
  }
  return true
}
