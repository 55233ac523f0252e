/// What the tables of a cohort are to each other.
extension CohortAssembly {
  /// What each table holds, told from its columns and from whether IDs repeat.
  mutating func settleRoles() {
    guard tables.count > 1 else { return }
    let contents = tables.indices.map(content)
    let hasDatedVisits = contents.contains { $0.hasTime && $0.hasVisitFacts }
    for index in tables.indices {
      let content = contents[index]
      let hasFacts = content.hasVisitFacts || content.hasPatientFacts
      if !hasFacts, TableStem(fileName: tables[index].name)?.isRead == false {
        leaveOut(index)
        continue
      }
      let tellsVisits = content.hasVisitFacts && (content.hasTime || content.repeats || !hasDatedVisits)
      // Times of values that no concept knows are visits only where nothing else is.
      if tellsVisits || content.hasTime && content.repeats && !hasDatedVisits {
        tables[index].role = .visits
        if content.hasTime || content.repeats { layout = .visits }
      } else if content.hasPatientFacts || !content.repeats {
        tables[index].role = .subjects
      } else {
        leaveOut(index)
      }
    }
    if !tables.contains(where: { $0.role == .visits }) {
      for index in tables.indices where tables[index].role == .subjects { tables[index].role = .visits }
    }
  }

  private mutating func leaveOut(_ table: Int) {
    tables[table].role = .unused
    for row in tables[table].rows { isRemoved.insert(row) }
    log.add(
      .note, .leftOut, offset: FindingLog.whole(table), .rowSetAside,
      "nothing in \(tables[table].name) is read by Alstrata; its \(tables[table].rows.count) rows are left out")
  }

  private func content(_ table: Int) -> (hasTime: Bool, hasVisitFacts: Bool, hasPatientFacts: Bool, repeats: Bool) {
    var result = (hasTime: false, hasVisitFacts: false, hasPatientFacts: false, repeats: false)
    for index in tables[table].columns where known[index] > 0 {
      switch columns[index].use {
      case .visitTime: result.hasTime = true
      case .item, .visitNumber: result.hasVisitFacts = true
      case .free where ["visit_number", "visit_name"].contains(columns[index].concept?.name): result.hasTime = true
      case .patientID, .free, .patientWord, .origin: break
      default: result.hasPatientFacts = true
      }
    }
    var seen = [Bool](repeating: false, count: patientCount)
    for row in tables[table].rows {
      if seen[Int(rowPatient[row])] {
        result.repeats = true
        break
      }
      seen[Int(rowPatient[row])] = true
    }
    return result
  }

  /// Rows of different tables at one time are one visit: the first of each table together, then the second of each. Rows
  /// without a time are joined only where there are no visits in time at all.
  mutating func joinVisits() {
    visitOfRow = [Int32](repeating: -1, count: rowCount)
    var joined: [Int] = []
    joined.reserveCapacity(order.count)
    var offsets = [0]
    for patient in 0..<patientCount {
      let range = visitOffsets[patient]..<visitOffsets[patient + 1]
      var start = range.lowerBound
      while start < range.upperBound {
        var stop = start + 1
        while stop < range.upperBound, isTied(order[start], order[stop]) { stop += 1 }
        let isJoined = layout == .patients || !rowTimes.isEmpty && !rowTimes[order[start]].isNaN
        joinTies(start..<stop, isJoined, &joined)
        start = stop
      }
      offsets.append(joined.count)
    }
    order = RowOrder(joined)
    visitOffsets = offsets
    reportJoin()
  }

  private mutating func joinTies(_ places: Range<Int>, _ isJoined: Bool, _ joined: inout [Int]) {
    let firstVisit = joined.count
    var table = -1
    var ordinal = 0
    for place in places {
      let row = order[place]
      let own = self.table(ofRow: row)
      ordinal = own == table ? ordinal + 1 : isJoined ? 0 : joined.count - firstVisit
      table = own
      if firstVisit + ordinal == joined.count { joined.append(row) }
      visitOfRow[row] = Int32(firstVisit + ordinal)
    }
  }

  /// Who is in which table.
  private mutating func reportJoin() {
    guard let reference = tables.indices.first(where: { tables[$0].role == .visits }) else { return }
    let inReference = patients(of: reference)
    for index in tables.indices where index != reference && tables[index].role != .unused {
      let inTable = patients(of: index)
      let both = inTable.indices.count { inTable[$0] && inReference[$0] }
      let onlyHere = inTable.indices.count { inTable[$0] && !inReference[$0] }
      let onlyThere = inTable.indices.count { !inTable[$0] && inReference[$0] }
      log.add(
        both == 0 ? .warning : .note, .join, offset: FindingLog.whole(index), .none,
        "joined to \(tables[reference].name) by the patient's ID: \(both) patients in both, \(onlyHere) only in \(tables[index].name), \(onlyThere) only in \(tables[reference].name)"
      )
    }
  }

  private func patients(of table: Int) -> [Bool] {
    var isIn = [Bool](repeating: false, count: patientCount)
    for row in tables[table].rows { isIn[Int(rowPatient[row])] = true }
    return isIn
  }
}
