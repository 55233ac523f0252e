/// Values of one meaning from several columns: efforts of one measurement, facts in several tables.
extension CohortAssembly {
  /// Puts the numbers of a further column where the entry has none. Efforts of one measurement count by the best.
  mutating func fill(_ placed: inout PlacedEntry, with column: NumberColumn, _ index: Int) {
    guard case .number(var numbers) = placed.entry.column else { return }
    let isEffort = columnTable[placed.place] == columnTable[index]
    for visit in 0..<numbers.count where column.known[visit] {
      if !numbers.known[visit] {
        numbers.values[visit] = column.values[visit]
        numbers.known[visit] = true
      } else if numbers.values[visit] != column.values[visit] {
        if isEffort {
          numbers.values[visit] = max(numbers.values[visit], column.values[visit])
        } else {
          reportOther(index, order[visit], numberText(column.values[visit]), numberText(numbers.values[visit]))
        }
      }
    }
    placed.entry.column = .number(numbers)
    placed.entry.sources.append(columns[index].label)
  }

  /// Facts of one name from several tables: the first that is known counts. Columns of one table that share a meaning keep
  /// their own names.
  mutating func joined(_ entries: [PlacedEntry]) -> [PlacedEntry] {
    var result: [PlacedEntry] = []
    for var entry in entries {
      if result.contains(where: {
        $0.entry.name == entry.entry.name && columnTable[$0.place] == columnTable[entry.place]
      }) {
        entry.entry.name = columns[entry.place].label
      }
      guard let earlier = result.firstIndex(where: { $0.entry.name == entry.entry.name }) else {
        result.append(entry)
        continue
      }
      result[earlier].entry.sources += entry.entry.sources
      result[earlier].entry.column = fill(result[earlier].entry.column, from: entry)
    }
    return result
  }

  private mutating func fill(_ column: Column, from later: PlacedEntry) -> Column {
    let index = later.place
    switch (column, later.entry.column) {
    case (.number(var first), .number(let second)):
      let tolerance = first.count > 0 && later.entry.unit == "years" ? 1.01 : 0
      for patient in 0..<patientCount where second.known[patient] {
        if !first.known[patient] {
          first.values[patient] = second.values[patient]
          first.known[patient] = true
        } else if abs(first.values[patient] - second.values[patient]) > tolerance {
          reportOther(
            index, row(of: patient, index), numberText(second.values[patient]), numberText(first.values[patient]))
        }
      }
      return .number(first)
    case (.small(var first), .small(let second)):
      for patient in 0..<patientCount where second.known[patient] {
        if !first.known[patient] {
          first.values[patient] = second.values[patient]
          first.known[patient] = true
        } else if first.values[patient] != second.values[patient] {
          reportOther(index, row(of: patient, index), "\(second.values[patient])", "\(first.values[patient])")
        }
      }
      return .small(first)
    case (.code(let first), .code(let second)):
      var table = LevelTable()
      var codes = first.codes
      for level in 0..<first.levels.count { _ = first.levels[level].withUnsafeBufferPointer { table.number(of: $0) } }
      let renumbered = (0..<second.levels.count).map { level in
        UInt32(second.levels[level].withUnsafeBufferPointer { table.number(of: $0) }) + 1
      }
      for patient in 0..<patientCount {
        guard let level = second[patient] else { continue }
        if codes[patient] == 0 {
          codes[patient] = renumbered[level]
        } else if codes[patient] != renumbered[level] {
          reportOther(
            index, row(of: patient, index), second.levels.text(level), table.table.text(Int(codes[patient]) - 1))
        }
      }
      return .code(CodeColumn(codes: codes, levels: table.table))
    default:
      log.add(
        .warning, .conflict, offset: -1, column: index, .valueSetAside,
        "\(columns[index].label) holds values of another kind than the same column of an earlier table; it is left out")
      return column
    }
  }

  mutating func reportOther(_ index: Int, _ row: Int, _ later: String, _ first: String) {
    log.add(
      .warning, .conflict, offset: rowAddresses[row], column: index, patient: patientText(row), .keptFlagged,
      "\(columns[index].label) is \(later) and an earlier column says \(first); the earlier is kept")
  }

  /// First row of a patient in the table of a column, else anywhere.
  mutating func row(of patient: Int, _ index: Int) -> Int {
    let table = columnTable[index]
    if tableFirstRows[table] == nil {
      var first = [Int](repeating: -1, count: patientCount)
      for row in tables[table].rows where first[Int(rowPatient[row])] < 0 { first[Int(rowPatient[row])] = row }
      tableFirstRows[table] = first
    }
    let own = tableFirstRows[table]?[patient] ?? -1
    return own >= 0 ? own : firstRows[patient]
  }

  // MARK: Units

  /// Numbers in the unit of their concept, where a column beside them names the unit of each row: `Weight` and
  /// `Weight_Units`.
  mutating func inUnit(_ index: Int, _ rows: [Double]) -> [Double] {
    let name = HeaderName.normalised(columns[index].header)
    guard columns[index].concept?.name == "weight",
      let unit = tables[columnTable[index]].columns.first(where: {
        ["\(name)_units", "\(name)_unit"].contains(HeaderName.normalised(columns[$0].header))
      }), columns[unit].parse == .word
    else { return rows }
    let (column, table) = rowCodes(unit)
    columns[unit].parse = .none
    columns[unit].reason = "unit of \(columns[index].label)"
    let levels = table.table
    let factors =
      [1]
      + (0..<levels.count).map { level -> Double in
        guard let unit = UnitWord.unit(levels.text(level)), unit.quantity == .mass else { return .nan }
        return unit.factor
      }
    let base = firstRow(index)
    return rows.indices.map { row in
      rows[row] * factors[Int(column.codes[column.isByPatient ? Int(rowPatient[base + row]) : row])]
    }
  }
}
