/// Milano–Torino stage: number of functional domains lost, 0–4; 5 is death.
///
/// Reference: Chiò et al., J Neurol Neurosurg Psychiatry 2015;86:38–44, table 1.
public enum MiToSStage: Int8, CaseIterable, Comparable, Sendable {
  /// No domain lost.
  case stage0 = 0
  /// One domain lost.
  case stage1
  /// Two domains lost.
  case stage2
  /// Three domains lost.
  case stage3
  /// Four domains lost.
  case stage4
  /// Death. Never the result of the rule.
  case stage5

  /// "0" to "5".
  public var label: String { String(rawValue) }

  /// By severity.
  public static func < (left: MiToSStage, right: MiToSStage) -> Bool { left.rawValue < right.rawValue }

  /// A stage as files write it: "1", "MiToS 2", "Stage 0". `nil` if it cannot be read.
  public init?(words: some Sequence<UInt8>) {
    guard let number = Int8(RecordedStage.code(words)), let stage = MiToSStage(rawValue: number) else { return nil }
    self = stage
  }
}

extension ALSFRSRItems {
  /// MiToS stage of this assessment: one for each lost domain.
  ///
  /// Movement: item 8 or item 6 at most 1. Swallowing: item 3 at most 1. Communicating: item 1 *and* item 4 at most 1.
  /// Breathing: item 10 at most 1 or item 12 at most 2. Missing, naming the item, while a missing answer could change
  /// the number. O(1).
  public var mitosStage: Determination<MiToSStage> {
    if isEmpty { return .missing(.noItems) }
    let movement = isAtMost(1, item: 8) || isAtMost(1, item: 6)
    let swallowing = isAtMost(1, item: 3)
    let communicating = isAtMost(1, item: 1) && isAtMost(1, item: 4)
    let breathing = isAtMost(1, item: 10) || isAtMost(2, item: 12)
    if movement == .unknown { return .missing(.item(self[6] == nil ? 6 : 8)) }
    if swallowing == .unknown { return .missing(.item(3)) }
    if communicating == .unknown { return .missing(.item(self[1] == nil ? 1 : 4)) }
    if breathing == .unknown { return .missing(.item(self[10] == nil ? 10 : 12)) }
    var lost: Int8 = 0
    if movement == .yes { lost += 1 }
    if swallowing == .yes { lost += 1 }
    if communicating == .yes { lost += 1 }
    if breathing == .yes { lost += 1 }
    return MiToSStage(rawValue: lost).map { .known($0) } ?? .missing(.noItems)
  }
}
