/// Columns without a fixed meaning: typed by their content, facts of a patient or values of a visit.
extension CohortAssembly {
  mutating func addFreeEntry(_ index: Int, _ patients: inout [PlacedEntry], _ visits: inout [PlacedEntry]) {
    if hasTooManyLevels(index) { return }
    if columns[index].parse == .numberOrWord {
      if let values = steadyNumbers(index) {
        patients.append(placed(index, recorded(index, NumberColumn(nanIsMissing: values))))
        return
      }
      let rows = flatNumbers(index)
      let isSame = isConstant(index, rows)
      if leavesOut(index, isSame) { return }
      if isFact(index) || isSame {
        let values = patientNumbers(index, rows)
        patients.append(placed(index, recorded(index, NumberColumn(nanIsMissing: values))))
      } else {
        visits.append(placed(index, .number(NumberColumn(nanIsMissing: visitNumbers(index, rows)))))
      }
      return
    }
    let (rows, table) = rowCodes(index)
    let isSame = isConstant(index, rows)
    if leavesOut(index, isSame) { return }
    if isFact(index) || isSame {
      let levels = table.table
      let values = patientCodes(index, rows) { levels.text(Int($0) - 1) }
      patients.append(placed(index, .code(CodeColumn(codes: values, levels: levels))))
    } else {
      visits.append(placed(index, .code(CodeColumn(codes: visitCodes(index, rows.codes), levels: table.table))))
    }
  }

  /// Whether a column is of no use: it has no fixed meaning, its table has no visits beside tables that have them, and its
  /// rows say different things of one patient (one symptom a row).
  private mutating func leavesOut(_ index: Int, _ isSame: Bool) -> Bool {
    guard !isSame, tables.count > 1, tables[columnTable[index]].role == .subjects else { return false }
    columns[index].reason = "differs between the rows of a patient in a table without visits: left out"
    log.add(
      .note, .leftOut, offset: -1, column: index, .valueSetAside,
      "\(columns[index].label) differs between the rows of a patient in a table without visits; it is left out")
    return true
  }

  /// Whether a column without a fixed meaning tells of patients whatever its values.
  private func isFact(_ index: Int) -> Bool {
    tables.count == 1 ? layout == .patients : tables[columnTable[index]].role == .subjects
  }

  /// Stages that are whole numbers are small numbers.
  private func recorded(_ index: Int, _ column: NumberColumn) -> Column {
    guard ["kings", "mitos"].contains(columns[index].concept?.name ?? "") else { return .number(column) }
    let isStage = column.values.allSatisfy { $0 >= 0 && $0 <= 5 && $0 == $0.rounded() }
    return isStage ? .small(SmallColumn(values: column.values.map { Int8($0) }, known: column.known)) : .number(column)
  }

  mutating func hasTooManyLevels(_ index: Int) -> Bool {
    guard columns[index].parse == .word else { return false }
    var isOver = chunks[index].contains { $0.hasTooManyLevels }
    if !isOver {
      // Blocks may have few words each and many together.
      var table = LevelTable()
      for chunk in chunks[index] {
        for level in 0..<chunk.levels.count where table.count <= ReadingLimits.levels {
          _ = chunk.levels[level].withUnsafeBufferPointer { table.number(of: $0) }
        }
      }
      isOver = table.count > ReadingLimits.levels
    }
    guard isOver else { return false }
    log.add(
      .warning, .tooManyLevels, offset: -1, column: index, .valueSetAside,
      "\(columns[index].label) has more than \(ReadingLimits.levels) different words; the column is left out")
    columns[index].concept = nil
    columns[index].reason = "more than \(ReadingLimits.levels) different words: left out"
    for block in chunks[index].indices { chunks[index][block] = ColumnChunk() }
    return true
  }
}
