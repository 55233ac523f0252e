import CSV

extension FindingLog {
  /// The findings in file order, with their lines counted.
  func findings(in bytes: UnsafeBufferPointer<UInt8>, columns: [String]) -> [Finding] {
    let sorted = listed.enumerated().sorted { left, right in
      (left.element.offset, left.element.column, left.offset) < (
        right.element.offset, right.element.column, right.offset
      )
    }
    var lines = CSVLineCounter()
    return sorted.map { _, pending in
      Finding(
        severity: pending.severity, rule: pending.rule.rawValue, file: 0,
        line: pending.offset < 0 ? 0 : lines.line(at: pending.offset, in: bytes),
        column: pending.column >= 0 ? columns[pending.column] : "", patient: pending.patient, message: pending.message,
        consequence: pending.consequence)
    }
  }
}

extension CohortAssembly {
  /// What each column was taken for.
  var mappings: [ColumnMapping] {
    columns.indices.map { index in
      let column = columns[index]
      var reason = column.reason
      if let range = column.concept?.range, column.confidence == .certain || column.confidence == .likely {
        reason +=
          "; \(known[index]) values, expected \(numberText(range.lowerBound)) to \(numberText(range.upperBound))"
      }
      return ColumnMapping(
        header: column.label, concept: column.concept?.name, confidence: column.confidence, reason: reason,
        known: known[index], missing: missing[index])
    }
  }
}
