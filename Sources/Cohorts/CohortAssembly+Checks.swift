/// Checks that need the visits of a patient side by side.
extension CohortAssembly {
  /// Gain of points between two visits that is worth a look.
  private static let largeRise = 10.0

  /// Totals against items, rises, visits before time 0 and after death.
  mutating func checkVisits(_ cohort: inout Cohort) {
    completeDeaths(&cohort)
    let total = cohort.recordedTotal
    let totalColumn = columns.firstIndex { $0.concept?.name == "alsfrsr_total" } ?? -1
    let totalLabel = totalColumn >= 0 ? columns[totalColumn].label : VisitFact.recordedTotal
    let death = cohort.patientColumns.numbers(PatientFact.deathMonths)
    for patient in 0..<patientCount {
      var before: Double?
      for place in cohort.visitRange(patient) {
        let sum = items.isEmpty ? nil : items[place].sumOfTwelve
        let recorded = total?[place]
        if let sum, let recorded, recorded != Double(sum) {
          report(
            .warning, .totalMismatch, place, totalColumn, .keptFlagged,
            "\(totalLabel) is \(numberText(recorded)), the twelve items add up to \(sum)")
        }
        if let score = sum.map(Double.init) ?? recorded {
          if let before, score - before >= CohortAssembly.largeRise {
            report(
              .note, .scoreRise, place, totalColumn, .keptFlagged,
              "the ALSFRS-R rises from \(numberText(before)) to \(numberText(score)) between two visits")
          }
          before = score
        }
        guard let months = cohort.visitMonths[place] else { continue }
        if months < 0 {
          report(
            .note, .negativeTime, place, timeColumn(order[place]), .keptFlagged,
            "the visit lies before time 0; it is no entry visit")
        }
        if let death = death?[patient], months > death {
          report(
            .warning, .visitAfterDeath, place, timeColumn(order[place]), .keptFlagged,
            "the visit lies after the patient's death")
        }
      }
    }
  }

  private mutating func report(
    _ severity: Finding.Severity, _ rule: FindingRule, _ place: Int, _ column: Int, _ consequence: Finding.Consequence,
    _ message: String
  ) {
    log.add(
      severity, rule, offset: rowAddresses[order[place]], column: column, patient: patientText(order[place]),
      consequence,
      message)
  }

  /// Whoever has a time of death died.
  private mutating func completeDeaths(_ cohort: inout Cohort) {
    guard let death = cohort.patientColumns.numbers(PatientFact.deathMonths) else { return }
    guard let entry = cohort.patientColumns.entries.firstIndex(where: { $0.name == PatientFact.died }) else {
      let source = cohort.patientColumns[PatientFact.deathMonths]?.sources ?? []
      cohort.patientColumns.entries.append(
        .init(
          name: PatientFact.died, unit: "", sources: source,
          column: .small(SmallColumn((0..<patientCount).map { death.known[$0] ? 1 : nil }))))
      return
    }
    guard case .small(var died) = cohort.patientColumns.entries[entry].column else { return }
    let column = columns.firstIndex { $0.label == cohort.patientColumns.entries[entry].sources.first } ?? -1
    for patient in 0..<patientCount where death.known[patient] {
      if died[patient] == 0 {
        log.add(
          .warning, .conflict, offset: rowAddresses[firstRows[patient]], column: column,
          patient: patientIDs.text(patient), .keptFlagged,
          "the patient has a time of death and is recorded as not having died; both are kept")
      } else if died[patient] == nil {
        died.values[patient] = 1
        died.known[patient] = true
      }
    }
    cohort.patientColumns.entries[entry].column = .small(died)
  }
}
