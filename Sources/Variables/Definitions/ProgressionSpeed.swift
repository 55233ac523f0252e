import Clinical
import Cohorts

/// Speed class at entry: from ΔFS (derived, else the file's own rate), else the file's own class.
private struct SpeedAtEntry: Sendable {
  let rates: ProgressionRateAtEntry
  let recorded: RecordedWords?

  init(_ cohort: Cohort) {
    rates = ProgressionRateAtEntry(cohort)
    recorded = RecordedWords(cohort, PatientFact.recordedSpeed) { ProgressionSpeed(words: $0)?.rawValue }
  }

  var missingFromFile: MissingReason? { recorded == nil ? rates.missingFromFile : nil }

  func speed(_ patient: Int) -> (speed: Determination<ProgressionSpeed>, origin: Origin) {
    let (rate, origin) = rates.rate(patient)
    switch rate {
    case .known(let rate): return (.known(ProgressionSpeed(deltaFS: rate)), origin)
    case .missing(let reason):
      guard let recorded, !rates.facts.hasDeltaFSInputs(patient) else { return (.missing(reason), .derived) }
      switch recorded.value(patient) {
      case .known(let raw): return (ProgressionSpeed(rawValue: raw).map { .known($0) } ?? .missing(reason), .recorded)
      case .missing(let unread): return (.missing(rates.missingFromFile == nil ? reason : unread), .derived)
      }
    }
  }

  func explain(_ patient: Int) -> [String] {
    if let missingFromFile { return [missingFromFile.text] }
    let (speed, _) = speed(patient)
    guard let rate = rates.rate(patient).rate.value, let label = speed.value?.label else {
      return [speed.value.map { "recorded by the file: \($0.label)" } ?? speed.reason?.text ?? ""]
    }
    let rule = label == "slow" ? "below 0.5" : label == "fast" ? "above 1.0" : "0.5 to 1.0, both included"
    return rates.explain(patient) + ["\(label): \(rule) (\(text(rate, digits: 3)) points/month)"]
  }
}

extension Variable {
  /// Class of progression at entry.
  static let speed = Variable(
    id: "speed", title: "Progression speed",
    definition: "By ΔFS in points/month: slow below 0.5, intermediate 0.5 to 1.0 (both included), fast above 1.0.",
    source: "after Kimura et al., Neurology 2006;66:265–267",
    compute: { cohort in
      let speeds = SpeedAtEntry(cohort)
      if let reason = speeds.missingFromFile { return .missing(reason) }
      let patients = speeds.rates.facts.patientCount
      return .known(
        .categories(
          ProgressionSpeed.allCases.map(\.label), isOrdered: true, patients,
          notes: { recordedNote($0[0], of: patients) + originalScaleNote(speeds.rates.facts) }
        ) { rows, column in
          for patient in rows {
            let (speed, origin) = speeds.speed(patient)
            if origin == .recorded { column.counts[0] += 1 }
            column.append(speed.map { Int($0.rawValue) })
          }
        })
    },
    explain: { cohort, patient in SpeedAtEntry(cohort).explain(patient) })
}
