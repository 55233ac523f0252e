import CSV

extension FindingLog {
  /// The findings in the order of the files, with their lines counted.
  func findings(
    _ assembly: CohortAssembly, _ addresses: RecordAddresses, _ files: [UnsafeBufferPointer<UInt8>]
  ) -> [Finding] {
    var placed: [(file: Int, offset: Int, pending: PendingFinding)] = []
    placed.reserveCapacity(listed.count)
    for pending in listed {
      if pending.offset >= 0, let place = addresses.place(of: pending.offset) {
        placed.append((place.file, place.offset, pending))
      } else {
        let table = pending.column >= 0 ? assembly.columnTable[pending.column] : -1 - min(pending.offset, -1)
        placed.append((assembly.tables[table].file, -1, pending))
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
        column: pending.column >= 0 ? assembly.columns[pending.column].label : "", patient: pending.patient,
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
