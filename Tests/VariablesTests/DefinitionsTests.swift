import Clinical
import Cohorts
import TestKit
import Testing
import Variables

@Suite struct DefinitionsTests {
  private func column(_ tiny: TinyCohort, _ name: String) throws -> VariableColumn {
    try #require(VariableStore(tiny.cohort).column(name)?.value)
  }

  private func numbers(_ tiny: TinyCohort, _ name: String) throws -> [Double?] {
    let column = try column(tiny, name)
    return (0..<column.count).map { column.number($0) }
  }

  private func categories(_ tiny: TinyCohort, _ name: String) throws -> [String?] {
    let column = try column(tiny, name)
    return (0..<column.count).map { column.category($0) }
  }

  private func explain(_ tiny: TinyCohort, _ id: String, _ patient: Int) throws -> [String] {
    try #require(VariableRegistry.variable(id)).explain(tiny.cohort, patient)
  }

  private let full = TinyCohort.items(Array(repeating: 4, count: 12))
  private let threes = TinyCohort.items(Array(repeating: 3, count: 12))

  @Test func entryIsTheFirstAssessmentAtOrAfterTimeZero() throws {
    let tiny = TinyCohort(visits: [
      [
        .init(months: -1, items: full), .init(months: 0.5), .init(months: 1, items: threes),
        .init(months: 2, items: full),
      ],
      [.init(months: -1, items: full)],
      [],
      [.init(months: nil, items: threes)],
    ])
    let store = VariableStore(tiny.cohort)
    #expect(store.entryRows == [2, -1, -1, 5])
    #expect(store.entryRows == (0..<4).map { Int32(tiny.cohort.entryVisit($0) ?? -1) })
    #expect(try numbers(tiny, "alsfrsr_total") == [36, nil, nil, 36])
    #expect(try column(tiny, "alsfrsr_total").reason(1)?.text == "no ALSFRS-R assessment at or after time zero")
    #expect(try numbers(tiny, "visits") == [4, 1, 0, 1])
  }

  @Test func everyVisitHasATotalByTheSameRule() {
    let gap = TinyCohort.items([nil, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4])
    let tiny = TinyCohort(visits: [
      [.init(months: 0, items: full, total: 40), .init(months: 1, items: gap, total: 45), .init(months: 2, total: 39)],
      [.init(months: 0, items: gap)],
    ])
    let totals = VariableStore(tiny.cohort).visitTotals
    #expect((0..<4).map { totals[$0] } == [48, 45, 39, nil])
    #expect(tiny.cohort.features.gastrostomy == .distinguished)
  }

  @Test func deltaFSIsLossSinceOnsetAndExplainsItself() throws {
    var tiny = TinyCohort(visits: [
      [.init(months: 0.5, total: 37)], [.init(months: 0, total: 40)], [.init(months: 0, total: 47)],
      [.init(months: 0, total: 30)],
    ])
    tiny.add(PatientFact.monthsOnsetToIndex, numbers: [10, -2, 0.5, nil])
    #expect(try numbers(tiny, "months_since_onset") == [10.5, -2, 0.5, nil])
    let deltaFS = try column(tiny, "delta_fs")
    #expect(deltaFS.number(0).map { abs($0 - 11 / 10.5) < 1e-15 } == true)
    #expect(deltaFS.reason(1) == .onsetNotBefore)
    #expect(deltaFS.reason(2) == .onsetTooRecent)
    #expect(deltaFS.reason(3)?.text == "the time of symptom onset is missing")
    #expect(try explain(tiny, "delta_fs", 0) == ["ΔFS = (48 − 37) / 10.5 months = 1.05 points/month"])
    #expect(
      try explain(tiny, "delta_fs", 1) == [
        "ΔFS = (48 − 40) / −2 months", "symptom onset is not before the assessment",
      ])
    #expect(try explain(tiny, "months_since_onset", 0) == ["10 months to the index + 0.5 = 10.5 months at entry"])
    #expect(try categories(tiny, "speed") == ["fast", nil, nil, nil])
    #expect(
      try explain(tiny, "alsfrsr_total", 0) == ["recorded: 37 points; no items were answered"])
    #expect(try column(tiny, "alsfrsr_total").notes == ["recorded by the file, not derived, for 4 of 4 patients"])
  }

  @Test func aFileOfSomeItemsKeepsItsRecordedTotals() throws {
    let some = TinyCohort.items([4, nil, 4, nil, nil, 4, 4, 4, 4, 4, 4, 4])
    var tiny = TinyCohort(visits: [[.init(months: 0, items: some, total: 40)], [.init(months: 0, items: some)]])
    #expect(try numbers(tiny, "alsfrsr_total") == [40, nil])
    #expect(
      try explain(tiny, "alsfrsr_total", 0) == ["recorded: 40 points; the file never has all twelve items"])
    // One complete assessment shows that the items are recorded: a gap is then a gap.
    tiny.visits.append([.init(months: 0, items: threes)])
    #expect(try numbers(tiny, "alsfrsr_total") == [nil, nil, 36])
  }

  @Test func speedBoundariesBelongToTheMiddle() throws {
    var tiny = TinyCohort(visits: [38.0, 28, 27, 39].map { [.init(months: 0, total: $0)] })
    tiny.add(PatientFact.monthsOnsetToIndex, numbers: [20, 20, 20, 20])
    #expect(try numbers(tiny, "delta_fs") == [0.5, 1.0, 1.05, 0.45])
    #expect(try categories(tiny, "speed") == ["intermediate", "intermediate", "fast", "slow"])
  }

  @Test func recordedStagesAndRatesAreAdoptedOnlyWhereNothingCanBeDerived() throws {
    var tiny = TinyCohort(visits: [
      [.init(months: 0, items: threes)], [.init(months: 0, total: 30)], [.init(months: 0, total: 30)], [], [],
    ])
    tiny.add(PatientFact.recordedKings, words: ["1", "King's 3", "4", "4A+4B", "high"])
    tiny.add(PatientFact.recordedMitos, smalls: [3, 1, nil, 4, 9])
    tiny.add(PatientFact.recordedProgressionRate, numbers: [9, 0.7, nil, 2, nil])
    tiny.add(PatientFact.recordedSpeed, words: ["slow", "slow", "fast", "slow", "unclear"])
    #expect(try categories(tiny, "kings_stage") == ["4B", "3", "4", "4A+4B", nil])
    #expect(try column(tiny, "kings_stage").notes == ["recorded by the file, not derived, for 3 of 5 patients"])
    #expect(try categories(tiny, "mitos_stage") == ["0", "1", nil, "4", nil])
    #expect(try categories(tiny, "stage") == ["late", "late", "late", "late", nil])
    #expect(try numbers(tiny, "delta_fs") == [9, 0.7, nil, 2, nil])
    #expect(try categories(tiny, "speed") == ["fast", "intermediate", "fast", "fast", nil])
    #expect(
      try explain(tiny, "kings_stage", 1) == ["recorded by the file: King's 3", "not derived: no ALSFRS-R items"])
  }

  @Test func aFileWithOnlyRecordedStagesHasThem() throws {
    var tiny = TinyCohort(visits: [[], []])
    tiny.add(PatientFact.recordedKings, words: ["2", "?"])
    #expect(try categories(tiny, "kings_stage") == ["2", nil])
    #expect(try column(tiny, "kings_stage").reason(1) == .unreadableRecord)
    #expect(try categories(tiny, "stage") == ["early", nil])
  }

  @Test func kingsWithout4AIsNoted() throws {
    var tiny = onePerVisit([TinyCohort.items([4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 4], .unspecified), full])
    tiny.distinguishesGastrostomy = false
    #expect(try categories(tiny, "kings_stage") == ["1", "0"])
    let note = "King's without 4A: the file does not tell about gastrostomy"
    #expect(try column(tiny, "kings_stage").notes == [note])
    #expect(try column(tiny, "stage").notes == ["1 patient at King's 0 counted as early", note])
    tiny.distinguishesGastrostomy = true
    #expect(try categories(tiny, "kings_stage") == [nil, "0"])
    #expect(try column(tiny, "kings_stage").reason(0) == .gastrostomyUnknown)
    #expect(
      try explain(tiny, "kings_stage", 1) == [
        "bulbar: items 1 = 4, 2 = 4, 3 = 4; upper limb: items 4 = 4, 5a = 4; lower limb: item 8 = 4",
        "4B if item 10 = 0 or item 12 < 4: items 10 = 4, 12 = 4", "King's stage 0",
      ])
  }

  @Test func subscoresComeFromItemsElseFromTheFile() throws {
    let tiny = onePerVisit([TinyCohort.items([4, 3, 2, 1, 1, 1, 0, 0, 0, 4, 4, nil])])
    #expect(try numbers(tiny, "bulbar") == [9])
    #expect(try numbers(tiny, "fine_motor") == [3])
    #expect(try numbers(tiny, "gross_motor") == [0])
    #expect(try numbers(tiny, "respiratory") == [nil])
    #expect(try column(tiny, "respiratory").reason(0) == .item(12))
    #expect(try explain(tiny, "bulbar", 0) == ["items 1–3: 4 + 3 + 2 = 9 points"])
  }

  @Test func agesAreMadeUpFromEachOther() throws {
    var tiny = TinyCohort(visits: [[], [], []])
    tiny.add(PatientFact.age, numbers: [60, nil, 50])
    tiny.add(PatientFact.ageAtOnset, numbers: [nil, 57, nil])
    tiny.add(PatientFact.monthsOnsetToIndex, numbers: [24, 36, nil])
    #expect(try numbers(tiny, "age_at_onset") == [58, 57, nil])
    #expect(try numbers(tiny, "age") == [60, 60, 50])
    #expect(try explain(tiny, "age", 1) == ["age = age at onset 57 + 36 months / 12 = 60 years"])
    #expect(try explain(tiny, "age_at_onset", 0) == ["age at onset = age 60 − 24 months / 12 = 58 years"])
  }

  @Test func onsetHasACoarseAndAFineForm() throws {
    var tiny = TinyCohort(visits: Array(repeating: [], count: 5))
    tiny.add(PatientFact.onsetSite, smalls: [0, 1, 4, nil, 99])
    #expect(try categories(tiny, "onset") == ["bulbar", "limb", "other", nil, nil])
    #expect(try categories(tiny, "onset_region") == ["bulbar", "upper limb", "axial", nil, nil])
    #expect(try explain(tiny, "onset", 2) == ["recorded: axial onset, which belongs to other"])
  }

  @Test func theSlopeIsTheLeastSquaresLineOfTheFirstYear() throws {
    let tiny = TinyCohort(visits: [
      // 40, 38, 39 at 0, 1, 2: slope −0.5; the visits before entry and after a year do not count.
      [
        .init(months: -6, total: 48), .init(months: 0, total: 40), .init(months: 1, total: 38),
        .init(months: 2, total: 39), .init(months: 12.01, total: 0),
      ],
      [.init(months: 0, total: 40), .init(months: 12, total: 28)],
      [.init(months: 3, total: 40), .init(months: 15, total: 34), .init(months: 16, total: 0)],
      [.init(months: 0, total: 40), .init(months: 0, total: 30)],
      [.init(months: 0, total: 40)],
      // Far from 0 the digits must not suffer.
      [.init(months: 100_000, total: 40), .init(months: 100_001, total: 39), .init(months: 100_002, total: 38)],
    ])
    #expect(try numbers(tiny, "slope_per_month") == [-0.5, -1, -0.5, nil, nil, -1])
    #expect(VariableRegistry.variable("slope_per_month")?.knownAt == .later)
    #expect(
      try explain(tiny, "slope_per_month", 0) == [
        "least squares through 3 totals of 48 points over 2 months from entry: −0.5 points/month"
      ])
  }

  @Test func vitalCapacityIsThatOfTheEntryVisit() throws {
    let tiny = TinyCohort(visits: [
      [.init(months: -1, total: 40, vitalCapacity: 90), .init(months: 0, total: 40, vitalCapacity: 80)],
      [.init(months: 0, total: 40)],
    ])
    #expect(try numbers(tiny, "vc_pct") == [80, nil])
    #expect(try numbers(tiny, "col:fvc") == [80, nil])
  }

  @Test func theFilesOwnColumnIsHadByPrefixNameOrHeader() throws {
    var tiny = TinyCohort(visits: [[], []])
    tiny.add(PatientFact.recordedSpeed, words: ["slow", "Fast"])
    tiny.add("arm", words: ["b", "a"])
    let store = VariableStore(tiny.cohort)
    #expect(store.column("speed")?.value?.category(1) == "fast")
    #expect(store.column("col:recorded_speed")?.value?.category(1) == "Fast")
    #expect(store.column("col:file recorded_speed")?.value?.category(1) == "Fast")
    #expect(store.column("col:speed") == nil)
    #expect(store.column("nothing") == nil)
    #expect(store.names.suffix(2) == ["recorded_speed", "col:arm"])
    #expect(store.names.allSatisfy { store.column($0) != nil })
  }

  @Test func stageHasFourDefinitions() throws {
    // King's 2, MiToS 0, 44 points, 24 months; King's 3, MiToS 1, 34 points, 24.5 months; nothing known.
    var first = Array(repeating: 4, count: 12)
    first[0] = 2
    first[7] = 2
    var second = Array(repeating: 3, count: 12)
    (second[7], second[9], second[10], second[11]) = (1, 4, 4, 4)
    (second[6], second[8]) = (2, 1)
    var tiny = TinyCohort(visits: [
      [.init(months: 0, items: TinyCohort.items(first.map { $0 }))],
      [.init(months: 0.5, items: TinyCohort.items(second.map { $0 }))], [],
    ])
    tiny.add(PatientFact.monthsOnsetToIndex, numbers: [24, 24, nil])
    let base = VariableStore(tiny.cohort)
    func stages(_ scheme: String) throws -> [String?] {
      let store = base.defining(try Definitions(parsing: ["stage=\(scheme)"]))
      let column = try #require(store.column("stage")?.value)
      return (0..<3).map { column.category($0) }
    }
    for scheme in ["kings", "mitos", "alsfrs35", "months24"] {
      #expect(try stages(scheme) == ["early", "late", nil], "\(scheme)")
    }
    #expect(try numbers(tiny, "alsfrsr_total") == [44, 34, nil])
    #expect(try categories(tiny, "kings_stage") == ["2", "3", nil])
    #expect(try categories(tiny, "mitos_stage") == ["0", "1", nil])
    // The filter asks by the definition in use, and the base store is as it was.
    let late = try Filter(parsing: "stage = late")
    let byScore = base.defining(try Definitions(parsing: ["stage=alsfrs35"]))
    #expect(try late.evaluate(byScore).populationCount == 1)
    #expect(byScore.variable("stage")?.definition.contains("35 and more") == true)
    #expect(base.variable("stage")?.definition.contains("King's") == true)
  }

  @Test func theBoundaryOfEarlyIsWhereTheDefinitionSays() throws {
    var tiny = TinyCohort(visits: [
      [.init(months: 0, total: 35)], [.init(months: 0, total: 34)], [.init(months: 0, total: 48)],
    ])
    tiny.add(PatientFact.monthsOnsetToIndex, numbers: [24, 24.001, 23])
    let base = VariableStore(tiny.cohort)
    for scheme in ["alsfrs35", "months24"] {
      let column = try #require(base.defining(try Definitions(parsing: ["stage=" + scheme])).column("stage")?.value)
      #expect((0..<3).map { column.category($0) } == ["early", "late", "early"])
      #expect(column.isOrdered)
    }
  }

  @Test func definitionsAreReadAndWrittenAsTheCommandLineHasThem() throws {
    let definitions = try Definitions(parsing: ["stage=mitos"])
    #expect(definitions.commandLineArguments == ["--define", "stage=mitos"])
    #expect(try Definitions(parsing: definitions.texts) == definitions)
    #expect(try Definitions(parsing: ["stage=mitos", "Stage=KINGS"]) == Definitions())
    #expect(throws: DefinitionError.notAPair("stage")) { try Definitions(parsing: ["stage"]) }
    #expect(throws: DefinitionError.unknownName("sex")) { try Definitions(parsing: ["sex=mitos"]) }
    #expect(throws: DefinitionError.unknownScheme("mitoss", of: "stage")) { try Definitions(parsing: ["stage=mitoss"]) }
    #expect(
      DefinitionError.unknownScheme("mitoss", of: "stage").message
        == "no definition \"mitoss\" of stage; expected kings, mitos, alsfrs35, months24; did you mean mitos?")
  }

  @Test(arguments: DefinitionRegistry.all.map(\.name))
  func everyDefinitionOfAChoiceIsOfOneVariableAndSaysWhereItComesFrom(name: String) throws {
    let choice = try #require(DefinitionRegistry.all.first { $0.name == name })
    #expect(Set(choice.schemes.map(\.id)).count == choice.schemes.count)
    for scheme in choice.schemes {
      #expect(scheme.variable.id == choice.variableID)
      #expect(!scheme.variable.definition.isEmpty && !scheme.variable.source.isEmpty)
      #expect(scheme.variable.knownAt == .entry)
    }
  }
}
