/// Early or late by King's stage: 1–2 early, 3–4 late.
///
/// King's 0 (no region involved on the item rule) counts as early and is to be flagged where shown; a recorded 5
/// (death) as late.
public enum DiseaseStage: Int8, CaseIterable, Comparable, Sendable {
  /// King's 0 to 2.
  case early = 0
  /// King's 3 and 4.
  case late

  /// The class of a King's stage.
  public init(_ kings: KingsStage) { self = kings <= .stage2 ? .early : .late }

  /// "early", "late".
  public var label: String { self == .early ? "early" : "late" }

  /// By severity.
  public static func < (left: DiseaseStage, right: DiseaseStage) -> Bool { left.rawValue < right.rawValue }
}
