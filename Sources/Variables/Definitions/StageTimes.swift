import Clinical
import Cohorts

/// A staging system of which the time to a stage can be told.
private enum StagingSystem {
  case kings, mitos

  var title: String { self == .kings ? "King's" : "MiToS" }
  var source: String {
    self == .kings
      ? "Balendra et al., Amyotroph Lateral Scler Frontotemporal Degener 2014;15:279–284"
      : "Chiò et al., J Neurol Neurosurg Psychiatry 2015;86:38–44"
  }

  func number(_ facts: EntryFacts, visit: Int, of patient: Int) -> Int? {
    switch self {
    case .kings: facts.kings(visit: visit, of: patient).value?.number
    case .mitos: facts.items(visit).mitosStage.value.map { Int($0.rawValue) }
    }
  }
}

/// When a patient's visits from entry on reach a stage.
private struct StageTimes {
  let facts: EntryFacts
  let system: StagingSystem
  let stage: Int
  private let months: NumberColumn

  init(_ cohort: Cohort, _ system: StagingSystem, _ stage: Int) {
    facts = EntryFacts(cohort)
    months = cohort.visitMonths
    self.system = system
    self.stage = stage
  }

  var missingFromFile: MissingReason? {
    if !facts.hasItems { return .noItemColumns }
    return facts.cohort.features.hasVisitTimes ? nil : .noVisitTimes
  }

  func attainment(_ patient: Int) -> Determination<StageAttainment> {
    guard let entry = facts.visit(patient) else { return .missing(.noEntry) }
    guard months.known[entry] else { return .missing(.noVisitTime) }
    var watch = StageWatch(atLeast: stage)
    for visit in entry..<facts.cohort.visitOffsets[patient + 1] where months.known[visit] {
      watch.visit(
        months: months.values[visit] - months.values[entry], stage: system.number(facts, visit: visit, of: patient))
    }
    return watch.attainment.map { .known($0) } ?? .missing(MissingReason("no visit can be staged"))
  }

  func time(_ patient: Int) -> Determination<Double> {
    switch attainment(patient) {
    case .known(.reached(let months)): .known(months)
    case .known(.atFirstVisit): .missing(.alreadyAtStage)
    case .known(.notReached): .missing(.stageNotReached)
    case .missing(let reason): .missing(reason)
    }
  }

  func explain(_ patient: Int) -> String {
    let aim = "\(system.title) \(stage)"
    return switch attainment(patient) {
    case .known(.reached(let months)): "\(aim) or more first at \(text(months)) months from entry"
    case .known(.atFirstVisit(let months)):
      "\(MissingReason.alreadyAtStage.text): \(aim) or more at \(text(months)) months"
    case .known(.notReached(let months)):
      "\(MissingReason.stageNotReached.text): below \(aim) until \(text(months)) months"
    case .missing(let reason): reason.text
    }
  }
}

extension MissingReason {
  fileprivate static let alreadyAtStage = MissingReason("already at the stage when first staged")
  fileprivate static let stageNotReached = MissingReason("not reached by the last visit")
}

extension Variable {
  /// Months from entry to King's stages 2 to 4 and to MiToS stages 1 to 4.
  static let stageTimes =
    (2...4).map { stageTime(.kings, "kings", $0) } + (1...4).map { stageTime(.mitos, "mitos", $0) }

  private static func stageTime(_ system: StagingSystem, _ name: String, _ stage: Int) -> Variable {
    Variable(
      id: "months_to_\(name)_\(stage)", title: "Time to \(system.title) \(stage)", unit: "months",
      definition:
        "Months from entry to the first visit at \(system.title) stage \(stage) or more. Missing for whom it was there "
        + "at entry and for whom it was not reached: a description, not a survival time.",
      source: system.source, knownAt: .later, isListed: false,
      compute: { cohort in
        let times = StageTimes(cohort, system, stage)
        if let reason = times.missingFromFile { return .missing(reason) }
        return .known(
          .numbers(cohort.patientCount) { rows, column in
            for patient in rows { column.append(times.time(patient)) }
          })
      },
      explain: { cohort, patient in
        let times = StageTimes(cohort, system, stage)
        return [times.missingFromFile?.text ?? times.explain(patient)]
      })
  }
}
