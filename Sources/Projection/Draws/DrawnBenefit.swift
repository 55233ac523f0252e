public import Statistics

/// What is drawn for a stratum: points preserved between the limits of the score on both scales, and responders.
public struct DrawnBenefit: Sendable {
  /// Points preserved at the horizon, the same points for all.
  public var additive: DrawnPoints
  /// Points preserved at the horizon, the same share of the decline for all.
  public var proportional: DrawnPoints
  /// Responders by each rule, among the patients inside for whom a rule is defined.
  public var responders: [Responders]

  /// The points on a scale.
  public func points(_ scale: EffectScale) -> DrawnPoints { scale == .additive ? additive : proportional }
}

/// Points preserved on one scale.
public struct DrawnPoints: Hashable, Sendable {
  /// Mean and 95 % interval, points.
  public var estimate: Estimate
  /// Share of the variance that comes from the evidence, 0–1; the rest is what is not known of these patients' own
  /// course. On the additive scale and away from the limits of the score it is 1 by construction.
  public var evidenceShare: Double
}

/// How many would be called responders, beside how many would be with no effect at all.
public struct Responders: Hashable, Sendable {
  /// The rule.
  public var rule: ResponderRule
  /// Patients inside for whom it is defined.
  public var patients: Int
  /// Patients inside for whom it is not: ΔFS unknown or not above 0.
  public var undefined: Int
  /// Expected share with the projected effect, 0–1, with its 95 % interval.
  public var share: Estimate
  /// Expected share with no effect, 0–1.
  public var shareWithoutEffect: Double
  /// Difference of the two with its interval: the same draws.
  public var difference: Estimate
  /// Patients to treat for one responder more; a harm where the interval says so.
  public var needed: NumberNeededToTreat
}
