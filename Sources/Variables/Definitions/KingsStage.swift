import Clinical
import Cohorts

/// King's stage at entry: by the rule, else as recorded.
struct KingsAtEntry: Sendable {
  private let facts: EntryFacts
  private let recorded: RecordedWords?
  /// Whether stage 0 counts as 1.
  private let isAtLeast1: Bool

  init(_ cohort: Cohort, isAtLeast1: Bool = false) {
    facts = EntryFacts(cohort)
    self.isAtLeast1 = isAtLeast1
    recorded = RecordedWords(cohort, PatientFact.recordedKings) { KingsStage(words: $0)?.rawValue }
  }

  var patientCount: Int { facts.patientCount }
  var isWithout4A: Bool { facts.hasItems && facts.isWithout4A }
  var missingFromFile: MissingReason? {
    facts.hasItems || recorded != nil
      ? nil : MissingReason("the file has neither ALSFRS-R items nor a recorded King's stage")
  }

  /// The stage of a patient and where it comes from. Where the rule cannot tell and nothing is recorded, the rule's
  /// reason.
  func stage(_ patient: Int) -> (stage: Determination<KingsStage>, origin: Origin) {
    let (stage, origin) = ownStage(patient)
    return (isAtLeast1 ? stage.map(\.atLeast1) : stage, origin)
  }

  private func ownStage(_ patient: Int) -> (stage: Determination<KingsStage>, origin: Origin) {
    let derived = facts.derivedKings(patient)
    guard derived.value == nil, let recorded else { return (derived, .derived) }
    switch recorded.value(patient) {
    case .known(let raw): return (KingsStage(rawValue: raw).map { .known($0) } ?? derived, .recorded)
    case .missing(let reason): return (facts.hasItems ? derived : .missing(reason), .derived)
    }
  }

  static let without4A = "King's without 4A: the file does not tell about gastrostomy"

  func explain(_ patient: Int) -> [String] {
    if let missingFromFile { return [missingFromFile.text] }
    let (stage, origin) = stage(patient)
    if origin == .recorded {
      return ["recorded by the file: King's \(stage.value?.label ?? "")", "not derived: \(reason(patient))"]
    }
    guard let visit = facts.visit(patient) else { return [stage.reason?.text ?? MissingReason.noEntry.text] }
    let items = facts.items(visit)
    func scores(_ numbers: Int...) -> String {
      numbers.map { "\($0) = \(items[$0].map(String.init) ?? "missing")" }.joined(separator: ", ")
    }
    let five = items.cutting == .withGastrostomy ? "5b" : items.cutting == .withoutGastrostomy ? "5a" : "5"
    var lines = [
      "bulbar: items \(scores(1, 2, 3)); upper limb: items 4 = \(items[4].map(String.init) ?? "missing"), "
        + "\(five) = \(items[5].map(String.init) ?? "missing"); lower limb: item \(scores(8))",
      "4B if item 10 = 0 or item 12 < 4: items \(scores(10, 12))",
    ]
    if facts.isWithout4A { lines.append(KingsAtEntry.without4A) }
    lines += facts.interventions(patient)
    if isAtLeast1, ownStage(patient).stage.value == .stage0 { lines.append("no region involved: counted as stage 1") }
    lines.append(stage.value.map { "King's stage \($0.label)" } ?? "not staged: \(reason(patient))")
    return lines
  }

  private func reason(_ patient: Int) -> String { facts.derivedKings(patient).reason?.text ?? "" }
}

extension DefinitionChoice {
  /// Whether there is a stage 0.
  static let kings = DefinitionChoice("kings", [("zero", .kingsStage), ("min1", .kingsStageFrom1)])
}

extension Variable {
  /// King's clinical stage at entry.
  static let kingsStage = kings(isAtLeast1: false, last: "0: no region.")

  /// The same without stage 0.
  fileprivate static let kingsStageFrom1 = kings(
    isAtLeast1: true, last: "No region involved counts as stage 1, because whoever has symptoms has one.")

  private static func kings(isAtLeast1: Bool, last: String) -> Variable {
    Variable(
      id: "kings_stage", title: "King's stage",
      definition:
        "Regions involved: bulbar (item 1, 2 or 3 < 4), upper limb (item 4 or 5a < 4), lower limb (item 8 < 4); "
        + "4A gastrostomy (item 5b, or its date), 4B item 10 = 0 or item 12 < 4 (or ventilation by its date). " + last,
      source: "Balendra et al., Amyotroph Lateral Scler Frontotemporal Degener 2014;15:279–284",
      compute: { cohort in stages(KingsAtEntry(cohort, isAtLeast1: isAtLeast1)) },
      explain: { cohort, patient in KingsAtEntry(cohort, isAtLeast1: isAtLeast1).explain(patient) })
  }

  private static func stages(_ kings: KingsAtEntry) -> Determination<VariableColumn> {
    if let reason = kings.missingFromFile { return .missing(reason) }
    let stages = VariableColumn.categories(
      KingsStage.allCases.map(\.label), isOrdered: true, kings.patientCount,
      notes: {
        recordedNote($0[0], of: kings.patientCount) + (kings.isWithout4A ? [KingsAtEntry.without4A] : [])
      }
    ) { rows, column in
      for patient in rows {
        let (stage, origin) = kings.stage(patient)
        if origin == .recorded { column.counts[0] += 1 }
        column.append(stage.map { Int($0.rawValue) })
      }
    }
    return .known(withoutRareLevels(stages, [.stage4, .stage5]))
  }

  /// A recorded 4 of unknown kind, and 5, are levels only of a file that has them.
  private static func withoutRareLevels(_ stages: VariableColumn, _ rare: [KingsStage]) -> VariableColumn {
    guard case .categories(var codes, _) = stages.values else { return stages }
    let rareCodes = rare.map { UInt16($0.rawValue) + 1 }
    let seen = Set(codes.lazy.filter { rareCodes.contains($0) })
    let levels = KingsStage.allCases.filter { !rare.contains($0) || seen.contains(UInt16($0.rawValue) + 1) }
    let newCodes = [0] + KingsStage.allCases.map { stage in levels.firstIndex(of: stage).map { UInt16($0) + 1 } ?? 0 }
    for row in codes.indices { codes[row] = newCodes[Int(codes[row])] }
    var result = stages
    result.values = .categories(codes: codes, levels: levels.map(\.label))
    return result
  }
}
