/// The two versions of the scale. They are never converted into each other: no conversion is validated.
public enum ALSFRSScale: Sendable {
  /// ALSFRS-R, twelve items, 0–48.
  case revised
  /// The original ALSFRS, ten items, 0–40: one item, breathing, in place of items 10–12.
  case original

  /// The largest total.
  public var maximum: Double { self == .revised ? ALSFRSRTotal.maximum : 40 }
}

extension ALSFRSRItems {
  /// Total of the original ALSFRS, 0–40: items 1–9 and the old item 10, breathing, 0–4.
  ///
  /// Reference: The ALS CNTF Treatment Study Phase I–II Study Group, Arch Neurol 1996;53:141–147. Missing, naming the
  /// item, if one has no answer. O(1).
  public func originalTotal(breathing: Int?) -> Determination<Int> {
    guard let breathing else { return .missing(.breathing) }
    precondition((0...4).contains(breathing), "an ALSFRS item is scored 0 to 4")
    return sum(1...9).map { $0 + breathing }
  }
}

extension MissingReason {
  /// The tenth item of the original ALSFRS has no answer.
  public static let breathing = MissingReason("the item breathing of the original ALSFRS is missing")
}
