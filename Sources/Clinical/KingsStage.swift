/// King's clinical stage: how many regions are involved, and whether nutrition or breathing has failed.
///
/// Reference: Balendra et al., Amyotroph Lateral Scler Frontotemporal Degener 2014;15:279–284 (from ALSFRS-R items).
/// In order of severity; `stage4` is a recorded 4 whose kind the file does not tell.
public enum KingsStage: Int8, CaseIterable, Comparable, Sendable {
  /// No region involved on this rule.
  case stage0 = 0
  /// One region: bulbar, upper limb or lower limb.
  case stage1
  /// Two regions.
  case stage2
  /// Three regions.
  case stage3
  /// Nutritional or respiratory failure, the file does not say which. Never the result of the rule.
  case stage4
  /// Nutritional failure: gastrostomy.
  case stage4A
  /// Respiratory failure.
  case stage4B
  /// Both.
  case stage4AAnd4B
  /// Death. Never the result of the rule.
  case stage5

  /// 0–5.
  public var number: Int {
    switch self {
    case .stage0: 0
    case .stage1: 1
    case .stage2: 2
    case .stage3: 3
    case .stage4, .stage4A, .stage4B, .stage4AAnd4B: 4
    case .stage5: 5
    }
  }

  /// "2", "4A", "4A+4B".
  public var label: String {
    switch self {
    case .stage4A: "4A"
    case .stage4B: "4B"
    case .stage4AAnd4B: "4A+4B"
    default: String(number)
    }
  }

  /// The option "min1": whoever has symptoms has at least one region involved, so that 0 counts as 1.
  public var atLeast1: KingsStage { self == .stage0 ? .stage1 : self }

  /// By severity.
  public static func < (left: KingsStage, right: KingsStage) -> Bool { left.rawValue < right.rawValue }

  /// A stage as files write it: "3", "4A", "4a+4b", "4AB", "King's 3", "Stage 2". `nil` if it cannot be read.
  public init?(words: some Sequence<UInt8>) {
    switch RecordedStage.code(words) {
    case "0": self = .stage0
    case "1": self = .stage1
    case "2": self = .stage2
    case "3": self = .stage3
    case "4": self = .stage4
    case "4A": self = .stage4A
    case "4B": self = .stage4B
    case "4A4B", "4AB": self = .stage4AAnd4B
    case "5": self = .stage5
    default: return nil
    }
  }
}

/// What a file as a whole tells about gastrostomy.
public enum GastrostomyRecording: Sendable {
  /// Item 5 is recorded as 5a or 5b.
  case distinguished
  /// Nowhere: item 5 counts for the upper limb, and stage 4A cannot be assessed ("King's without 4A").
  case notRecorded
}

/// What is known at the time of a visit besides the ALSFRS-R. Where known, it decides in place of the item.
public struct InterventionFacts: Hashable, Sendable {
  /// Whether there is a gastrostomy, or an indication for one (offered or needed), as the clinical milestone has it.
  public var gastrostomy: Bool?
  /// Whether ventilation is used.
  public var ventilation: Bool?

  /// Facts; what is left out is not known.
  public init(gastrostomy: Bool? = nil, ventilation: Bool? = nil) {
    self.gastrostomy = gastrostomy
    self.ventilation = ventilation
  }

  /// Facts at a visit from the times of the interventions, in the months that the visit counts in. An intervention on
  /// the day of the visit counts; without a time nothing is known.
  public init(gastrostomyMonths: Double?, ventilationMonths: Double?, visitMonths: Double) {
    gastrostomy = gastrostomyMonths.map { $0 <= visitMonths }
    ventilation = ventilationMonths.map { $0 <= visitMonths }
  }
}

extension ALSFRSRItems {
  /// King's stage of this assessment.
  ///
  /// Bulbar: item 1, 2 or 3 below 4. Upper limb: item 4 or 5a below 4. Lower limb: item 8 below 4. 4B: item 10 is 0 or
  /// item 12 below 4. 4A: item 5b answered instead of 5a. Otherwise the number of regions. `facts` decide about
  /// gastrostomy and ventilation where they are known. A missing answer makes the stage missing unless the others
  /// already decide its number; the letters then name the failures that are known. O(1).
  public func kingsStage(
    _ gastrostomy: GastrostomyRecording, facts: InterventionFacts = InterventionFacts()
  ) -> Determination<KingsStage> {
    let hasGastrostomy: ThreeValued =
      switch (facts.gastrostomy, cutting, gastrostomy) {
      case (let known?, _, _): ThreeValued(known)
      case (_, .withGastrostomy, _): .yes
      case (_, .withoutGastrostomy, _), (_, .unspecified, .notRecorded): .no
      case (_, .unspecified, .distinguished): .unknown
      }
    let isVentilated = facts.ventilation.map { ThreeValued($0) } ?? isAtMost(3, item: 12)
    let respiratoryFailure = isAtMost(0, item: 10) || isVentilated
    switch (hasGastrostomy, respiratoryFailure) {
    case (.yes, .yes): return .known(.stage4AAnd4B)
    case (.yes, _): return .known(.stage4A)
    case (_, .yes): return .known(.stage4B)
    default: break
    }
    if isEmpty { return .missing(.noItems) }
    if hasGastrostomy == .unknown { return .missing(self[5] == nil ? .item(5) : .gastrostomyUnknown) }
    if respiratoryFailure == .unknown { return .missing(.item(self[10] == nil ? 10 : 12)) }
    let bulbar = isAtMost(3, item: 1) || isAtMost(3, item: 2) || isAtMost(3, item: 3)
    let upperLimb = isAtMost(3, item: 4) || isAtMost(3, item: 5)
    let lowerLimb = isAtMost(3, item: 8)
    if bulbar == .unknown { return .missing(firstMissing(of: 1, 2, 3)) }
    if upperLimb == .unknown { return .missing(firstMissing(of: 4, 5, 5)) }
    if lowerLimb == .unknown { return .missing(.item(8)) }
    let regions = (bulbar == .yes ? 1 : 0) + (upperLimb == .yes ? 1 : 0) + (lowerLimb == .yes ? 1 : 0)
    switch regions {
    case 0: return .known(.stage0)
    case 1: return .known(.stage1)
    case 2: return .known(.stage2)
    default: return .known(.stage3)
    }
  }

  /// The reason that names the first of three items without an answer.
  func firstMissing(of first: Int, _ second: Int, _ third: Int) -> MissingReason {
    .item(self[first] == nil ? first : self[second] == nil ? second : third)
  }
}

extension MissingReason {
  /// The file tells 5a from 5b, but not in this row.
  public static let gastrostomyUnknown = MissingReason("item 5 does not say whether it is 5a or 5b (gastrostomy)")
  /// A recorded stage or class that cannot be read.
  public static let unreadableRecord = MissingReason("the recorded word cannot be read")
}
