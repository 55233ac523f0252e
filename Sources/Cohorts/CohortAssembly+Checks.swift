import CSV
import Clinical
import Execution

/// Checks that need the visits of a patient side by side.
extension CohortAssembly {
  /// Totals against items, rises, visits before time 0 and after death.
  mutating func checkVisits(_ cohort: inout Cohort, _ work: Work) throws(Cancelled) {
    settleDeaths(&cohort)
    checkMoments(cohort)
    let check = VisitCheck(self, cohort)
    let logs = try forBlocks(patientCount, size: 1 << 13, work: work) { patients in
      var log = FindingLog()
      for patient in patients { check.visits(of: patient, &log) }
      return log
    }
    for found in logs { log.append(found) }
  }

  /// Whether a row says nothing of its time; a time that cannot be read has a finding of its own.
  fileprivate func hasNoTime(_ row: Int) -> Bool {
    let table = tables[table(ofRow: row)]
    let column = timeColumn(row) - table.columns.lowerBound
    guard column >= 0 else { return true }
    let width = table.columns.count
    var scanner = CSVScanner(
      table.bytes, range: rowAddresses[row] - table.base..<table.bytes.count, dialect: table.dialect)
    return withUnsafeTemporaryAllocation(of: CSVField.self, capacity: width) { fields in
      guard let base = fields.baseAddress, scanner.next(base, capacity: width) == .record, column < scanner.fieldCount
      else { return true }
      return CSVRecords.content(of: base[column], in: table.bytes, dialect: table.dialect)
        .withUnsafeBufferPointer { missingWords.contains($0) }
    }
  }

  /// Moments of a life in an order that cannot be.
  private mutating func checkMoments(_ cohort: Cohort) {
    let facts = cohort.patientColumns
    if let died = facts.smalls(PatientFact.died) {
      let time = facts.numbers(PatientFact.deathMonths)
      let column = facts[PatientFact.died]?.sources.first.flatMap { label in columns.firstIndex { $0.label == label } }
      let isTimed = time.map { $0.known.populationCount > 0 } ?? false
      for patient in 0..<patientCount where isTimed && died[patient] == 1 && time?[patient] == nil {
        report(patient, .deathWithoutTime, column, "the patient died and the file does not say when")
      }
    }
    guard let death = facts.numbers(PatientFact.deathMonths) else { return }
    let onset = cohort.monthsOnsetToIndex
    let later = [
      ("tracheostomy", facts.numbers(PatientFact.tracheostomyMonths)),
      ("the last contact", facts.numbers(PatientFact.lastContactMonths)),
    ]
    let column = facts[PatientFact.deathMonths]?.sources.first.flatMap { label in
      columns.firstIndex { $0.label == label }
    }
    for patient in 0..<patientCount {
      guard let died = death[patient] else { continue }
      if let onset = onset?[patient], died < -onset {
        report(patient, .deathBeforeOnset, column, "death lies before the onset of symptoms, expected after")
      }
      for (name, column) in later {
        // A day of grace: months that were rounded differently are no contradiction.
        if let event = column?[patient], event > died + Months.fromDays(1) {
          report(patient, .eventAfterDeath, nil, "\(name) lies after death, expected before")
        }
      }
    }
  }

  private mutating func report(_ patient: Int, _ rule: FindingRule, _ column: Int?, _ message: String) {
    log.add(
      .warning, rule, offset: rowAddresses[firstRows[patient]], column: column ?? -1,
      patient: patientIDs.text(patient), .keptFlagged, message)
  }
}

/// Looks at the visits of one patient after another, side by side for many patients.
private struct VisitCheck: Sendable {
  /// Gain of points between two visits that is worth a look.
  private static let largeRise = 10.0

  private let assembly: CohortAssembly
  private let cohort: Cohort
  private let total: NumberColumn?
  private let death: NumberColumn?
  private let totalColumn: Int
  private let totalLabel: String

  init(_ assembly: CohortAssembly, _ cohort: Cohort) {
    self.assembly = assembly
    self.cohort = cohort
    total = cohort.recordedTotal
    death = cohort.patientColumns.numbers(PatientFact.deathMonths)
    totalColumn = assembly.columns.firstIndex { $0.concept?.name == "alsfrsr_total" } ?? -1
    totalLabel = totalColumn >= 0 ? assembly.columns[totalColumn].label : VisitFact.recordedTotal
  }

  func visits(of patient: Int, _ log: inout FindingLog) {
    let items = assembly.items
    let death = death?[patient]
    var before: Double?
    for place in cohort.visitRange(patient) {
      let sum = items.isEmpty ? nil : items[place].sumOfTwelve
      let recorded = total?[place]
      if let sum, let recorded, recorded != Double(sum) {
        report(
          .warning, .totalMismatch, place, totalColumn, &log,
          "\(totalLabel) is \(numberText(recorded)), the twelve items add up to \(sum)")
      }
      if let score = sum.map(Double.init) ?? recorded {
        if let before, score - before >= VisitCheck.largeRise {
          report(
            .note, .scoreRise, place, totalColumn, &log,
            "the ALSFRS-R rises from \(numberText(before)) to \(numberText(score)) between two visits")
        }
        before = score
      }
      guard let months = cohort.visitMonths[place] else {
        reportUndated(place, &log)
        continue
      }
      if months < 0 {
        report(
          .note, .negativeTime, place, timeColumn(place), &log, "the visit lies before time 0; it is no entry visit")
      }
      if let death, months > death {
        report(
          .warning, .visitAfterDeath, place, timeColumn(place), &log, "the visit lies after the patient's death")
      }
    }
  }

  /// A visit without a time, in a table that has times for others.
  private func reportUndated(_ place: Int, _ log: inout FindingLog) {
    let row = assembly.order[place]
    guard assembly.timeUnit != nil, !assembly.rowTimes.isEmpty, assembly.rowTimes[row].isNaN, assembly.hasNoTime(row)
    else { return }
    report(
      .note, .undatedVisit, place, timeColumn(place), &log,
      "the visit has no time; it counts as a visit and enters no slope")
  }

  private func timeColumn(_ place: Int) -> Int { assembly.timeColumn(assembly.order[place]) }

  private func report(
    _ severity: Finding.Severity, _ rule: FindingRule, _ place: Int, _ column: Int, _ log: inout FindingLog,
    _ message: String
  ) {
    let row = assembly.order[place]
    log.add(
      severity, rule, offset: assembly.rowAddresses[row], column: column, patient: assembly.patientText(row),
      .keptFlagged, message)
  }
}
