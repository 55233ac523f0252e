/// A gene whose mutations cause ALS and that registers test for.
public enum Gene: Int8, CaseIterable, Sendable {
  /// C9orf72, hexanucleotide repeat expansion.
  case c9orf72 = 0
  /// SOD1.
  case sod1
  /// FUS.
  case fus
  /// TARDBP (TDP-43).
  case tardbp

  /// "C9orf72".
  public var label: String {
    switch self {
    case .c9orf72: "C9orf72"
    case .sod1: "SOD1"
    case .fus: "FUS"
    case .tardbp: "TARDBP"
    }
  }
}

/// Result of a genetic test that was done. Not tested is the third value: a missing result with the reason `.notTested`,
/// never negative.
public enum GeneticResult: Int8, CaseIterable, Sendable {
  /// No mutation was found.
  case negative = 0
  /// A mutation was found.
  case positive

  /// "negative", "positive".
  public var label: String { self == .negative ? "negative" : "positive" }
}

extension MissingReason {
  /// No test, or none recorded.
  public static let notTested = MissingReason("not tested, or no result recorded")
}
