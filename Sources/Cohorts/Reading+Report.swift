import CSV

extension CohortAssembly {
  /// The findings of the cohort and those of layouts, by offsets in the files, in the order of the files, with their
  /// lines counted.
  func findings(
    _ addresses: RecordAddresses, _ files: [UnsafeBufferPointer<UInt8>], _ layoutLogs: [FindingLog]
  ) -> [Finding] {
    var placed: [(file: Int, offset: Int, pending: PendingFinding)] = []
    placed.reserveCapacity(log.listed.count)
    for (file, layoutLog) in layoutLogs.enumerated() {
      for pending in layoutLog.listed { placed.append((file, pending.offset, pending)) }
    }
    for pending in log.listed {
      if pending.offset >= 0, let place = addresses.place(of: pending.offset) {
        placed.append((place.file, place.offset, pending))
      } else {
        let table = pending.column >= 0 ? columnTable[pending.column] : -1 - min(pending.offset, -1)
        placed.append((tables[table].file, -1, pending))
      }
    }
    let sorted = placed.enumerated().sorted { left, right in
      (left.element.file, left.element.offset, left.element.pending.column, left.offset) < (
        right.element.file, right.element.offset, right.element.pending.column, right.offset
      )
    }
    var lines = CSVLineCounter()
    var file = 0
    return sorted.map { _, found in
      if found.file != file {
        file = found.file
        lines = CSVLineCounter()
      }
      let pending = found.pending
      return Finding(
        severity: pending.severity, rule: pending.rule.rawValue, file: file,
        line: found.offset < 0 ? 0 : lines.line(at: found.offset, in: files[file]),
        column: pending.column >= 0 ? columns[pending.column].label : "", patient: pending.patient,
        message: pending.message, consequence: pending.consequence)
    }
  }
}

extension CohortAssembly {
  /// What each column of a table was taken for.
  func mappings(ofTable table: Int) -> [ColumnMapping] {
    tables[table].columns.map { index in
      let column = columns[index]
      var reason = column.reason
      if let range = column.concept?.range, column.confidence == .certain || column.confidence == .likely {
        reason +=
          "; \(known[index]) values, expected \(numberText(range.lowerBound)) to \(numberText(range.upperBound))"
      }
      if column.isToBeAsked { reason += "; the header may mean something else: confirm it" }
      return ColumnMapping(
        header: column.label, concept: column.concept?.name, confidence: column.reportedConfidence, reason: reason,
        known: known[index], missing: missing[index])
    }
  }
}
