import Clinical

/// What the file tells about moments of the patients' lives, before time 0 is known.
struct PatientTimes {
  /// Months from the file's zero, NaN where unknown.
  var months: [Moment: [Double]] = [:]
  /// Day numbers, NaN where unknown.
  var days: [Moment: [Double]] = [:]
  /// Months from onset to the file's zero.
  var duration: [Double]?
  /// Months from onset to diagnosis.
  var delay: [Double]?
  /// Headers by moment.
  var sources: [Moment: [Int]] = [:]
  var durationSource = -1
  var delaySource = -1
  private let patientCount: Int

  init(patientCount: Int) { self.patientCount = patientCount }

  mutating func fill(
    _ keyPath: WritableKeyPath<PatientTimes, [Moment: [Double]]>, _ moment: Moment, _ values: [Double], _ source: Int
  ) {
    var current = self[keyPath: keyPath][moment] ?? [Double](repeating: .nan, count: patientCount)
    for patient in current.indices where current[patient].isNaN { current[patient] = values[patient] }
    self[keyPath: keyPath][moment] = current
    sources[moment, default: []].append(source)
  }
}

extension CohortAssembly {
  /// Takes the times of one column.
  mutating func collectTimes(_ index: Int, _ facts: inout PatientTimes) {
    switch columns[index].use {
    case .moment(let moment, let unit):
      facts.fill(\.months, moment, patientNumbers(index).map(unit.months), index)
    case .date(let moment):
      facts.fill(\.days, moment, patientNumbers(index, dates[index] ?? []), index)
      dates[index] = nil
    case .duration(let unit):
      let rows = flatNumbers(index)
      var values = patientNumbers(
        index, rows, driftPerMonth: 1 / unit.months(1), tolerance: 1.01 / unit.months(1))
      if varies(index, rows) { values = valuesAtZero(index, rows, values, unit) }
      facts.duration = filled(facts.duration, values.map(unit.months))
      if facts.durationSource < 0 { facts.durationSource = index }
    case .delay(let unit):
      facts.delay = filled(facts.delay, patientNumbers(index).map(unit.months))
      if facts.delaySource < 0 { facts.delaySource = index }
    case .free:
      if isAgeAxis, let moment = moment(ofAge: index) { collectAge(index, moment, &facts) }
    default: break
    }
  }

  /// What an earlier table does not tell, a later one may.
  private func filled(_ earlier: [Double]?, _ later: [Double]) -> [Double] {
    guard let earlier else { return later }
    return zip(earlier, later).map { $0.isNaN ? $1 : $0 }
  }

  private func varies(_ index: Int, _ rows: [Double]) -> Bool {
    timeUnit != nil && timeUnit != .dates && tables[columnTable[index]].role == .visits && !isConstant(index, rows)
  }

  /// A duration that grows from visit to visit is the time since onset of the visit: the part before the file's zero is
  /// meant.
  private func valuesAtZero(_ index: Int, _ rows: [Double], _ values: [Double], _ unit: TimeUnit) -> [Double] {
    guard let timeUnit else { return values }
    var atZero = values
    var isDone = [Bool](repeating: false, count: patientCount)
    let base = firstRow(index)
    for row in rows.indices where !rows[row].isNaN && !isRemoved[base + row] {
      let patient = Int(rowPatient[base + row])
      if isDone[patient] { continue }
      isDone[patient] = true
      let time = timeUnit.months(rowTimes[base + row])
      if !time.isNaN { atZero[patient] = rows[row] - time / unit.months(1) }
    }
    return atZero
  }

  /// A diagnosis after time 0 is possible and rare: the sign of its column may be turned.
  private mutating func checkDiagnosis(_ facts: PatientTimes, _ index: PatientIndex) {
    guard let source = facts.sources[.diagnosis]?.min() else { return }
    for patient in 0..<patientCount {
      let months = facts.months[.diagnosis].map { $0[patient] - index.shiftMonths[patient] } ?? .nan
      let days = facts.days[.diagnosis].map { index.months(patient, toDay: $0[patient]) } ?? .nan
      let after = months.isNaN ? days : months
      if after > 0 {
        report(
          .note, .diagnosisAfterIndex, patient, source, .keptFlagged,
          "diagnosis lies \(rounded(after)) months after time 0, expected before; the sign is not turned")
      }
    }
  }

  /// Months of the patients' moments, counted from time 0.
  mutating func timeEntries(_ facts: inout PatientTimes, _ index: PatientIndex) -> [PlacedEntry] {
    var entries: [PlacedEntry] = []
    checkDiagnosis(facts, index)
    if let entry = onsetEntry(facts, index) { entries.append(entry) }
    if let entry = delayEntry(facts) { entries.append(entry) }
    let names: [(Moment, String)] = [
      (.death, PatientFact.deathMonths), (.tracheostomy, PatientFact.tracheostomyMonths),
      (.lastContact, PatientFact.lastContactMonths), (.gastrostomy, PatientFact.gastrostomyMonths),
      (.ventilation, PatientFact.ventilationMonths),
    ]
    for (moment, name) in names {
      guard let source = facts.sources[moment]?.min() else { continue }
      var values = [Double](repeating: .nan, count: patientCount)
      for patient in 0..<patientCount {
        if let months = facts.months[moment]?[patient], !months.isNaN {
          values[patient] = months - index.shiftMonths[patient]
        } else if let day = facts.days[moment]?[patient] {
          values[patient] = index.months(patient, toDay: day)
        }
        if moment == .death, values[patient] < 0 {
          report(
            .warning, .deathBeforeIndex, patient, source, .keptFlagged,
            "death lies \(rounded(-values[patient])) months before time 0")
        }
      }
      entries.append(numberEntry(source, name, values, facts.sources[moment] ?? []))
    }
    return entries
  }

  private mutating func onsetEntry(_ facts: PatientTimes, _ index: PatientIndex) -> PlacedEntry? {
    var sources = facts.sources[.onset] ?? []
    if facts.durationSource >= 0 { sources.append(facts.durationSource) }
    guard let place = sources.min() else { return nil }
    var values = [Double](repeating: .nan, count: patientCount)
    for patient in 0..<patientCount {
      if let duration = facts.duration?[patient], !duration.isNaN {
        values[patient] = duration + index.shiftMonths[patient]
      } else if let onset = facts.months[.onset]?[patient], !onset.isNaN {
        values[patient] = index.shiftMonths[patient] - onset
      } else if let day = facts.days[.onset]?[patient] {
        values[patient] = -index.months(patient, toDay: day)
      }
      if values[patient] < 0 {
        report(
          .warning, .onsetAfterIndex, patient, place, .valueSetAside,
          "symptom onset lies \(rounded(-values[patient])) months after time 0, expected before; the sign is not turned"
        )
        values[patient] = .nan
      }
    }
    return numberEntry(place, PatientFact.monthsOnsetToIndex, values, sources)
  }

  private mutating func delayEntry(_ facts: PatientTimes) -> PlacedEntry? {
    let hasDeltas = facts.months[.onset] != nil && facts.months[.diagnosis] != nil
    let hasDates = facts.days[.onset] != nil && facts.days[.diagnosis] != nil
    guard facts.delay != nil || hasDeltas || hasDates else { return nil }
    var sources = facts.delaySource >= 0 ? [facts.delaySource] : []
    if hasDeltas || hasDates { sources += (facts.sources[.onset] ?? []) + (facts.sources[.diagnosis] ?? []) }
    guard let place = sources.min() else { return nil }
    var values = [Double](repeating: .nan, count: patientCount)
    for patient in 0..<patientCount {
      if let delay = facts.delay?[patient], !delay.isNaN {
        values[patient] = delay
      } else if hasDeltas, let onset = facts.months[.onset]?[patient],
        let diagnosis = facts.months[.diagnosis]?[patient],
        !onset.isNaN, !diagnosis.isNaN
      {
        values[patient] = diagnosis - onset
      } else if let onset = facts.days[.onset]?[patient], let diagnosis = facts.days[.diagnosis]?[patient] {
        values[patient] = Months.fromDays(diagnosis - onset)
      }
      if values[patient] < 0 {
        report(
          .warning, .diagnosisBeforeOnset, patient, place, .valueSetAside,
          "diagnosis lies \(rounded(-values[patient])) months before onset, expected after")
        values[patient] = .nan
      }
    }
    return numberEntry(place, PatientFact.diagnosticDelay, values, sources)
  }

  private func numberEntry(_ place: Int, _ name: String, _ values: [Double], _ sources: [Int]) -> PlacedEntry {
    PlacedEntry(
      place: place,
      entry: .init(
        name: name, unit: "months", sources: sources.sorted().map { columns[$0].label },
        column: .number(NumberColumn(nanIsMissing: values))))
  }

  private mutating func report(
    _ severity: Finding.Severity, _ rule: FindingRule, _ patient: Int, _ column: Int,
    _ consequence: Finding.Consequence,
    _ message: String
  ) {
    log.add(
      severity, rule, offset: rowAddresses[firstRows[patient]], column: column,
      patient: patientIDs.text(patient),
      consequence, message)
  }

  private func rounded(_ months: Double) -> String { numberText((months * 10).rounded() / 10) }
}
