/// The four subscores of the ALSFRS-R, three items and 0–12 points each.
public enum ALSFRSRDomain: Int, CaseIterable, Sendable {
  /// Speech, salivation, swallowing.
  case bulbar = 0
  /// Handwriting, cutting food, dressing.
  case fineMotor
  /// Turning in bed, walking, climbing stairs.
  case grossMotor
  /// Dyspnoea, orthopnoea, respiratory insufficiency.
  case respiratory

  /// Its three items.
  public var items: ClosedRange<Int> { rawValue * 3 + 1...rawValue * 3 + 3 }

  /// "fine motor".
  public var label: String {
    switch self {
    case .bulbar: "bulbar"
    case .fineMotor: "fine motor"
    case .grossMotor: "gross motor"
    case .respiratory: "respiratory"
    }
  }
}

/// An ALSFRS-R total and where it comes from.
public struct ALSFRSRTotal: Hashable, Sendable {
  /// Where a total comes from.
  public enum Basis: Hashable, Sendable {
    /// The sum of twelve answered items.
    case items
    /// Eleven items and a recorded total that implies a possible score for this twelfth one. Flagged wherever it is
    /// shown.
    case recoveredItem(Int)
    /// The file's own total; no items were answered.
    case recorded
  }

  /// 0–48, more is better.
  public var points: Double
  /// Where it comes from.
  public var basis: Basis

  /// Creates a total.
  public init(points: Double, basis: Basis) {
    self.points = points
    self.basis = basis
  }

  /// The largest total of twelve items.
  public static let maximum = 48.0
}

extension ALSFRSRItems {
  // A score is at most 4, so bit 3 of a nibble is set only in the mark for a missing item.
  private var missingMask: UInt64 { bits >> 3 & 0x1111_1111_1111 }

  /// The sum of the scores of neighbouring items that are answered, how many have no answer, and the first of these.
  func scores(_ items: ClosedRange<Int>) -> (sum: Int, missing: Int, firstMissing: Int?) {
    precondition(items.lowerBound >= 1 && items.upperBound <= 12, "ALSFRS-R items are numbered 1 to 12")
    let nibbles: UInt64 = ((1 &<< UInt64(items.count * 4)) &- 1) &<< UInt64((items.lowerBound - 1) * 4)
    let gaps = missingMask & nibbles
    return (
      ALSFRSRItems.sum(ofNibbles: bits & nibbles & ~(gaps &* 15)), gaps.nonzeroBitCount,
      gaps == 0 ? nil : gaps.trailingZeroBitCount / 4 + 1
    )
  }

  private static func sum(ofNibbles scores: UInt64) -> Int {
    let pairs = (scores & 0x0F0F_0F0F_0F0F) &+ (scores >> 4 & 0x0F0F_0F0F_0F0F)
    // The product's sixth byte is the sum of the six bytes.
    return Int((pairs &* 0x0101_0101_0101) >> 40 & 0xFF)
  }

  /// Number of items without an answer.
  public var missingCount: Int { missingMask.nonzeroBitCount }

  /// Number, 1–12, of the first item without an answer; `nil` if all are answered.
  public var firstMissingItem: Int? { missingMask == 0 ? nil : missingMask.trailingZeroBitCount / 4 + 1 }

  /// Sum of the answered items. A total only if none is missing: summing over gaps would score a missing item 0.
  public var answeredSum: Int {
    ALSFRSRItems.sum(ofNibbles: bits & 0xFFFF_FFFF_FFFF & ~(missingMask &* 15))
  }

  /// Sum of the twelve items, 0–48; missing, naming the item, if any has no answer.
  public var total: Determination<Int> {
    if let item = firstMissingItem {
      return .missing(isEmpty ? .noItems : .item(item))
    }
    return .known(answeredSum)
  }

  /// The total of an assessment with these items and a total recorded in the file (`nil` if none).
  ///
  /// Twelve items give their sum, whatever was recorded. Eleven items and a recorded total give the recorded total if
  /// the twelfth item would then be scored 0–4 (a whole number); no other gap is filled. No items at all give the
  /// recorded total.
  public func total(recorded: Double?) -> Determination<ALSFRSRTotal> {
    guard let item = firstMissingItem else {
      return .known(ALSFRSRTotal(points: Double(answeredSum), basis: .items))
    }
    guard let recorded else { return .missing(isEmpty ? .noItems : .item(item)) }
    guard recorded >= 0, recorded <= ALSFRSRTotal.maximum else { return .missing(.impossibleTotal) }
    if isEmpty { return .known(ALSFRSRTotal(points: recorded, basis: .recorded)) }
    guard missingCount == 1 else { return .missing(.item(item)) }
    let implied = recorded - Double(answeredSum)
    guard implied >= 0, implied <= 4, implied == implied.rounded() else { return .missing(.unfitTotal) }
    return .known(ALSFRSRTotal(points: recorded, basis: .recoveredItem(item)))
  }

  /// Sum of the three items of a domain, 0–12; missing, naming the item, if one has no answer.
  public func subscore(_ domain: ALSFRSRDomain) -> Determination<Int> { sum(domain.items) }

  /// Names of items 1–12, in order.
  public static let itemNames = [
    "speech", "salivation", "swallowing", "handwriting", "cutting food", "dressing and hygiene", "turning in bed",
    "walking", "climbing stairs", "dyspnoea", "orthopnoea", "respiratory insufficiency",
  ]
}

extension MissingReason {
  private static let items = ALSFRSRItems.itemNames.enumerated().map {
    MissingReason("item \($0.offset + 1) (\($0.element)) is missing")
  }

  /// ALSFRS-R item 1–12 has no answer.
  public static func item(_ number: Int) -> MissingReason { items[number - 1] }
  /// No item of the ALSFRS-R has an answer.
  public static let noItems = MissingReason("no ALSFRS-R items")
  /// A recorded total outside 0–48.
  public static let impossibleTotal = MissingReason("the recorded ALSFRS-R total is outside 0 to 48")
  /// One item is missing and the recorded total would give it an impossible score.
  public static let unfitTotal = MissingReason("one item is missing and the recorded total does not fit the others")
}
