import Glibc

/// Two groups by their mean times without the event up to a horizon; positive differences and ratios above 1 favour the
/// compared group. Needs no proportional hazards. Reference: Uno et al., J Clin Oncol 2014;32:2380–2385.
public struct RestrictedMeanComparison: Sendable {
  /// The group that is compared with.
  public let reference: RestrictedMean
  /// The group that is compared.
  public let comparison: RestrictedMean
  /// Difference of the means, comparison − reference, with normal limits.
  public let difference: Estimate
  /// Standard error of the difference.
  public let standardError: Double
  /// Two-sided probability of a difference as large without any, by the normal distribution.
  public let differenceProbability: Result<Double, SurvivalRefusal>
  /// Ratio of the means with limits on the log scale.
  public let ratio: Result<Ratio, SurvivalRefusal>
  /// Ratio of the mean times lost with limits on the log scale.
  public let lostRatio: Result<Ratio, SurvivalRefusal>

  /// A ratio with the probability of one as far from 1 without any difference.
  public struct Ratio: Sendable {
    /// The ratio.
    public let estimate: Estimate
    /// Two-sided probability by the normal distribution of its logarithm.
    public let probability: Double
  }

  /// Compares two curves up to `horizon` > 0; refused beyond the follow-up of either. O(times).
  public static func compare(
    _ comparison: SurvivalCurve, with reference: SurvivalCurve, to horizon: Double, level: Double = 0.95
  ) -> Result<RestrictedMeanComparison, SurvivalRefusal> {
    reference.restrictedMean(to: horizon, level: level).flatMap { reference in
      comparison.restrictedMean(to: horizon, level: level).map { comparison in
        RestrictedMeanComparison(comparison, reference, level)
      }
    }
  }

  /// The largest horizon up to which all of the curves are known; `nil` if one has no patients.
  public static func largestHorizon(_ curves: [SurvivalCurve]) -> Double? {
    let ends = curves.compactMap(\.times.last)
    return ends.count == curves.count ? ends.min() : nil
  }

  private init(_ comparison: RestrictedMean, _ reference: RestrictedMean, _ level: Double) {
    self.reference = reference
    self.comparison = comparison
    let (a, b) = (comparison.standardError, reference.standardError)
    standardError = (a * a + b * b).squareRoot()
    difference = Estimate(
      comparison.mean.value - reference.mean.value, standardError: standardError, level: level)
    differenceProbability =
      standardError > 0 ? .success(normalProbability(difference.value / standardError)) : .failure(.noComparison)
    ratio = Ratio.of(comparison.mean.value, a, reference.mean.value, b, level)
    lostRatio = Ratio.of(comparison.lost, a, reference.lost, b, level)
  }
}

extension RestrictedMeanComparison.Ratio {
  /// The ratio of two independent estimates; refused if one is not positive or neither varies.
  fileprivate static func of(
    _ top: Double, _ topError: Double, _ bottom: Double, _ bottomError: Double, _ level: Double
  ) -> Result<Self, SurvivalRefusal> {
    guard top > 0, bottom > 0 else { return .failure(.ratioWithoutLimit) }
    let (a, b) = (topError / top, bottomError / bottom)
    let error = (a * a + b * b).squareRoot()
    guard error > 0 else { return .failure(.noComparison) }
    let logarithm = log(top / bottom)
    let half = normalLimit(level) * error
    return .success(
      Self(
        estimate: Estimate(
          value: top / bottom, low: exp(logarithm - half), high: exp(logarithm + half), level: level),
        probability: normalProbability(logarithm / error)))
  }
}
