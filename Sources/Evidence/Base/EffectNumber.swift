public import Statistics

/// A number with its unit and whatever was printed or can be computed of its error.
public struct EffectNumber: Hashable, Sendable {
  /// Unit of an effect.
  public enum Unit: String, Sendable, CaseIterable {
    /// Points of the ALSFRS-R.
    case points
    /// Points of another scale.
    case scalePoints = "points of the scale"
    /// Points of the ALSFRS-R a month.
    case pointsPerMonth = "points/month"
    /// Logarithm of odds.
    case logOdds = "log odds"
    /// Logarithm of odds for each point of the ALSFRS-R at baseline.
    case logOddsPerPoint = "log odds/point"
    /// % of the predicted vital capacity.
    case percentPredicted = "% of predicted"
    /// The same a month.
    case percentPredictedPerMonth = "% of predicted/month"
    /// Mean rank.
    case rank
    /// Months.
    case months
    /// A share, 0–1.
    case share
  }

  /// Value, positive = benefit.
  public let estimate: Double
  /// Standard error; `nil` if none can be had.
  public let standardError: Double?
  /// Printed 95 % limits; `nil` if none were printed.
  public let limits: ClosedRange<Double>?
  /// Unit.
  public let unit: Unit

  /// A printed number.
  public init(_ estimate: Double, se: Double? = nil, limits: ClosedRange<Double>? = nil, _ unit: Unit) {
    self.estimate = estimate
    standardError = se
    self.limits = limits
    self.unit = unit
  }

  /// A printed number whose standard error is taken from its two-sided p, 0 < p < 1: |estimate| / z(1 − p/2).
  public init(_ estimate: Double, p: Double, _ unit: Unit) {
    guard let z = Normal.quantile(1 - p / 2), z > 0 else { preconditionFailure("p must lie between 0 and 1") }
    self.init(estimate, se: abs(estimate) / z, unit)
  }

  /// log odds ratio of two counts with patients, none of whose cells is empty; standard error by Woolf.
  public init(oddsOf treated: ArmValue, against control: ArmValue) {
    guard case .count(let first, let firstTotal) = treated, case .count(let second, let secondTotal) = control,
      case .success(let odds) = StudyEffect.logOddsRatio(
        TwoProportions(
          treated: Proportion(events: first, of: firstTotal), control: Proportion(events: second, of: secondTotal)),
        correction: 0)
    else { preconditionFailure("odds need counts, none of which is empty") }
    self.init(odds.value, se: odds.standardError, .logOdds)
  }

  /// The estimate with its printed limits, else those that its standard error gives; `nil` without either.
  public var interval: Estimate? {
    if let limits { return Estimate(value: estimate, low: limits.lowerBound, high: limits.upperBound) }
    return standardError.map { error in
      Estimate(value: estimate, low: estimate - Normal.z975 * error, high: estimate + Normal.z975 * error)
    }
  }
}
