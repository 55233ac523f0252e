/// True, false or unknown: what a rule says of an assessment with gaps.
///
/// A rule that a known answer already decides is decided; each staging rule uses every item once, so that "unknown"
/// means exactly that the missing answers could turn out either way (Kleene's strong logic).
enum ThreeValued: UInt8 {
  /// No.
  case no = 0
  /// The missing answers could make it either.
  case unknown
  /// Yes.
  case yes

  init(_ truth: Bool?) {
    self = truth.map { $0 ? .yes : .no } ?? .unknown
  }

  /// The lesser of both.
  static func && (left: ThreeValued, right: ThreeValued) -> ThreeValued {
    left.rawValue < right.rawValue ? left : right
  }
  /// The greater of both.
  static func || (left: ThreeValued, right: ThreeValued) -> ThreeValued {
    left.rawValue > right.rawValue ? left : right
  }
}

extension ALSFRSRItems {
  /// Whether item `item` is scored at most `score`.
  func isAtMost(_ score: Int, item: Int) -> ThreeValued { ThreeValued(self[item].map { $0 <= score }) }
}
