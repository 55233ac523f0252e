import Clinical
import Foundation
import TestKit
import Testing

/// The vectors of the staging rules: twelve scores with the form of item 5, total, King's, MiToS.
private struct Vector: Sendable {
  var scores: [Int]
  var cutting: ALSFRSRItems.Cutting
  var total: Int
  var kings: String
  var mitos: String
}

@Suite struct StagingTests {
  private static let vectors: [Vector] = [
    Vector(
      scores: [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], cutting: .withoutGastrostomy, total: 48, kings: "0", mitos: "0"),
    Vector(
      scores: [4, 4, 4, 4, 4, 3, 3, 4, 3, 4, 4, 4], cutting: .withoutGastrostomy, total: 45, kings: "0", mitos: "0"),
    Vector(
      scores: [3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], cutting: .withoutGastrostomy, total: 47, kings: "1", mitos: "0"),
    Vector(
      scores: [4, 4, 4, 3, 4, 4, 4, 3, 4, 4, 4, 4], cutting: .withoutGastrostomy, total: 46, kings: "2", mitos: "0"),
    Vector(
      scores: [3, 3, 3, 2, 2, 2, 2, 2, 2, 4, 4, 4], cutting: .withoutGastrostomy, total: 33, kings: "3", mitos: "0"),
    // Communication is lost only if speech and writing both are.
    Vector(
      scores: [1, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4], cutting: .withoutGastrostomy, total: 43, kings: "1", mitos: "0"),
    Vector(
      scores: [1, 2, 2, 1, 1, 2, 2, 2, 1, 4, 4, 4], cutting: .withoutGastrostomy, total: 26, kings: "3", mitos: "1"),
    Vector(
      scores: [3, 3, 1, 3, 3, 3, 3, 3, 2, 4, 4, 4], cutting: .withGastrostomy, total: 36, kings: "4A", mitos: "1"),
    // Ventilation now and then is King's 4B but not yet a lost domain.
    Vector(
      scores: [4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3], cutting: .withoutGastrostomy, total: 39, kings: "4B", mitos: "0"),
    Vector(
      scores: [4, 4, 4, 3, 3, 1, 3, 3, 3, 0, 2, 2], cutting: .withoutGastrostomy, total: 32, kings: "4B", mitos: "2"),
    Vector(
      scores: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], cutting: .withGastrostomy, total: 0, kings: "4A+4B", mitos: "4"),
  ]

  @Test(arguments: vectors.indices) func vectorsOfTheStagingRules(index: Int) {
    let vector = StagingTests.vectors[index]
    let items = ALSFRSRItems(vector.scores, cutting: vector.cutting)
    #expect(items.total == .known(vector.total))
    #expect(items.kingsStage(.distinguished).value?.label == vector.kings)
    #expect(items.mitosStage.value?.label == vector.mitos)
  }

  @Test func simulatedVisitsAgreeWithR() throws {
    let expected = try Fixture.json("Published/staging_alsA.json")
    let values = try #require(expected["values"] as? [String: Any])
    let kings = try #require(values["king"] as? [Int])
    let mitos = try #require(values["mitos"] as? [Int])
    let rows = try Fixture.text("Published/alsA_visits.csv").split(separator: "\n").dropFirst()
    #expect(rows.count == 3949)
    var wrong: [Int] = []
    for (index, row) in rows.enumerated() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      let items = ALSFRSRItems(fields[3..<15].map { Int($0) })
      let stage = items.kingsStage(.notRecorded).value
      // Without gastrostomy information a 4 is always a 4B.
      let isAsExpected =
        stage?.number == kings[index] && (stage?.number != 4 || stage == .stage4B)
        && items.mitosStage.value.map { Int($0.rawValue) } == mitos[index]
        && items.total.value == Int(fields[15])
      if !isAsExpected { wrong.append(index) }
    }
    #expect(wrong == [])
  }

  @Test func withoutGastrostomyInformationCuttingCountsAsUpperLimb() {
    let items = ALSFRSRItems([4, 4, 4, 4, 2, 4, 4, 4, 4, 4, 4, 4])
    #expect(items.kingsStage(.notRecorded) == .known(.stage1))
    #expect(items.kingsStage(.distinguished) == .missing(.gastrostomyUnknown))
  }

  @Test func anUnspecifiedItem5LeavesWhatBreathingDecides() {
    let items = ALSFRSRItems([4, 4, 4, 4, 2, 4, 4, 4, 4, 4, 4, 3])
    #expect(items.kingsStage(.distinguished) == .known(.stage4B))
  }

  @Test func answeredItemsMayDecideAStageWithGaps() {
    let ventilated = ALSFRSRItems([nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, 3])
    #expect(ventilated.kingsStage(.notRecorded) == .known(.stage4B))
    #expect(ventilated.mitosStage == .missing(.item(6)))
    let speechKnown = ALSFRSRItems([3, nil, nil, 4, 4, 4, 4, 4, 4, 4, 4, 4], cutting: .withoutGastrostomy)
    #expect(speechKnown.kingsStage(.distinguished) == .known(.stage1))
    let speechNormal = ALSFRSRItems([4, nil, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], cutting: .withoutGastrostomy)
    #expect(speechNormal.kingsStage(.distinguished) == .missing(.item(2)))
  }

  @Test func goodSpeechDecidesThatCommunicationIsNotLost() {
    let items = ALSFRSRItems([4, 4, 4, nil, 4, 4, 4, 4, 4, 4, 4, 4])
    #expect(items.mitosStage == .known(.stage0))
    let poor = ALSFRSRItems([1, 4, 4, nil, 4, 4, 4, 4, 4, 4, 4, 4])
    #expect(poor.mitosStage == .missing(.item(4)))
  }

  /// Some public programs take speech *or* writing for lost communication; the published table says and.
  @Test func communicationIsLostOnlyIfSpeechAndWritingAre() {
    #expect(ALSFRSRItems([1, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4]).mitosStage == .known(.stage0))
    #expect(ALSFRSRItems([4, 4, 4, 1, 4, 4, 4, 4, 4, 4, 4, 4]).mitosStage == .known(.stage0))
    #expect(ALSFRSRItems([1, 4, 4, 1, 4, 4, 4, 4, 4, 4, 4, 4]).mitosStage == .known(.stage1))
  }

  /// A public program asks `any` over a whole column, so that one patient's speech stages all others.
  @Test func noPatientIsStagedByAnother() {
    let column = [
      ALSFRSRItems([3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4]), ALSFRSRItems(Array(repeating: 4, count: 12)),
      ALSFRSRItems([4, 4, 4, 4, 4, 4, 4, 3, 4, 4, 4, 4]),
    ]
    #expect(column.map { $0.kingsStage(.notRecorded) } == [.known(.stage1), .known(.stage0), .known(.stage1)])
  }

  /// Sums over gaps score a missing item 0, which would be the worst stage.
  @Test(arguments: 1...12) func aMissingItemIsNotScoredZero(item: Int) {
    var items = ALSFRSRItems(Array(repeating: 4, count: 12), cutting: .withoutGastrostomy)
    items[item] = nil
    #expect(items.total.value == nil)
    let asZero = items.kingsStage(.distinguished).value ?? .stage0
    #expect(asZero == .stage0)
    #expect((items.mitosStage.value ?? .stage0) == .stage0)
  }

  @Test func aRegionlessStageCountsAs1OnDemand() {
    #expect(KingsStage.allCases.map(\.atLeast1.number) == [1, 1, 2, 3, 4, 4, 4, 4, 5])
  }

  @Test func knownInterventionsDecideInPlaceOfTheItems() {
    let limbs = ALSFRSRItems([4, 4, 4, 3, 3, 4, 4, 3, 4, 4, 4, 4])
    func stage(_ items: ALSFRSRItems, _ facts: InterventionFacts) -> Determination<KingsStage> {
      items.kingsStage(.distinguished, facts: facts)
    }
    #expect(stage(limbs, InterventionFacts()) == .missing(.gastrostomyUnknown))
    #expect(stage(limbs, InterventionFacts(gastrostomy: false)) == .known(.stage2))
    #expect(stage(limbs, InterventionFacts(gastrostomy: true)) == .known(.stage4A))
    #expect(stage(limbs, InterventionFacts(gastrostomy: true, ventilation: true)) == .known(.stage4AAnd4B))
    // Item 12 at 3 is ventilation now and then; a record that there is none decides, but item 10 at 0 stays a failure.
    let sometimes = ALSFRSRItems([4, 4, 4, 3, 3, 4, 4, 3, 4, 4, 4, 3], cutting: .withoutGastrostomy)
    #expect(stage(sometimes, InterventionFacts()) == .known(.stage4B))
    #expect(stage(sometimes, InterventionFacts(ventilation: false)) == .known(.stage2))
    let breathless = ALSFRSRItems([4, 4, 4, 3, 3, 4, 4, 3, 4, 0, 4, 4], cutting: .withoutGastrostomy)
    #expect(stage(breathless, InterventionFacts(ventilation: false)) == .known(.stage4B))
    // A tube that is offered is a milestone although item 5a was answered.
    let eating = ALSFRSRItems(Array(repeating: 4, count: 12), cutting: .withoutGastrostomy)
    #expect(stage(eating, InterventionFacts(gastrostomy: true)) == .known(.stage4A))
    #expect(stage(ALSFRSRItems(), InterventionFacts(ventilation: true)) == .known(.stage4B))
    #expect(stage(ALSFRSRItems(), InterventionFacts(ventilation: false)) == .missing(.noItems))
  }

  @Test func anInterventionCountsFromItsDay() {
    let facts = InterventionFacts(gastrostomyMonths: 6, ventilationMonths: nil, visitMonths: 6)
    #expect(facts == InterventionFacts(gastrostomy: true))
    #expect(
      InterventionFacts(gastrostomyMonths: 6.1, ventilationMonths: 2, visitMonths: 6)
        == InterventionFacts(gastrostomy: false, ventilation: true))
  }

  @Test func nothingAnsweredIsMissing() {
    #expect(ALSFRSRItems().kingsStage(.notRecorded) == .missing(.noItems))
    #expect(ALSFRSRItems().mitosStage == .missing(.noItems))
  }

  /// A stage with gaps is known exactly if every way to fill the gaps gives the same number.
  @Test(arguments: 1...40) func gapsAreDecidedIfAndOnlyIfEveryCompletionAgrees(seed: UInt64) {
    var random = Draws(state: seed)
    for _ in 0..<25 {
      var scores = (0..<12).map { _ -> Int? in random.next(below: 3) == 0 ? random.next(below: 5) : 4 }
      let gaps = [random.next(below: 12), random.next(below: 12), random.next(below: 12)]
      for gap in gaps { scores[gap] = nil }
      let cutting: ALSFRSRItems.Cutting = random.next(below: 6) == 0 ? .withGastrostomy : .withoutGastrostomy
      let items = ALSFRSRItems(scores, cutting: cutting)
      let completions = completions(of: scores, cutting)
      let kings = Set(completions.compactMap { $0.kingsStage(.distinguished).value?.number })
      let mitos = Set(completions.compactMap { $0.mitosStage.value })
      #expect(items.kingsStage(.distinguished).value.map { [$0.number] } == (kings.count == 1 ? kings : nil))
      #expect(items.mitosStage.value.map { [$0] } == (mitos.count == 1 ? mitos : nil))
    }
  }

  private func completions(of scores: [Int?], _ cutting: ALSFRSRItems.Cutting) -> [ALSFRSRItems] {
    guard let gap = scores.firstIndex(of: nil) else { return [ALSFRSRItems(scores, cutting: cutting)] }
    return (0...4).flatMap { score -> [ALSFRSRItems] in
      var filled = scores
      filled[gap] = score
      return completions(of: filled, cutting)
    }
  }

  @Test(arguments: [
    ("3", KingsStage.stage3), ("King's 3", .stage3), ("4A", .stage4A), ("4a", .stage4A), ("4A+4B", .stage4AAnd4B),
    ("4AB", .stage4AAnd4B), ("Stage 4b", .stage4B), ("4", .stage4), ("0", .stage0), ("2.0", .stage2), ("5", .stage5),
  ])
  func recordedKingsStagesAreRead(words: String, stage: KingsStage) {
    #expect(KingsStage(words: Array(words.utf8)) == stage)
  }

  @Test(arguments: ["", "high", "2.5", "12", "6", "4C4", "A"]) func otherWordsAreNotStages(words: String) {
    #expect(KingsStage(words: Array(words.utf8)) == nil)
    #expect(MiToSStage(words: Array(words.utf8)) == nil)
  }

  @Test func stagesAreOrderedBySeverity() {
    #expect(KingsStage.allCases.sorted() == KingsStage.allCases)
    #expect(KingsStage.allCases.map(\.number) == [0, 1, 2, 3, 4, 4, 4, 4, 5])
    #expect(
      KingsStage.allCases.map { DiseaseStage($0).label } == ["early", "early", "early"]
        + Array(repeating: "late", count: 6))
  }
}

/// A small generator with a seed, so that a failing case can be had again.
private struct Draws {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
