/// What of the effect is taken to be the same for all patients of a replicate: an assumption, not a finding. Rows differ
/// by it, and by nothing that was observed.
public enum EffectScale: String, Sendable, CaseIterable {
  /// Points a month: treated decline = d − Δ. Slow and fast patients gain the same points.
  case additive
  /// The share of the decline: treated decline = d − min(Δ/r_ref, 1) · max(d, 0), r_ref = 0.97 points a month. Fast
  /// patients gain more points.
  case proportional

  /// The other one.
  public var other: EffectScale { self == .additive ? .proportional : .additive }
}
