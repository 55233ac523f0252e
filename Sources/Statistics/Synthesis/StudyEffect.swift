/// A study's effect with its standard error.
public struct StudyEffect: Hashable, Sendable {
  /// Effect.
  public var value: Double
  /// Standard error, > 0.
  public var standardError: Double

  /// Creates an effect.
  public init(value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }

  var variance: Double { standardError * standardError }

  /// Value ± z · standard error for a `level` between 0 and 1. O(1).
  public func interval(level: Double = 0.95) -> Result<Estimate, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let half = try normalQuantile(level: level) * standardError
      return Estimate(value: value, low: value - half, high: value + half, level: level)
    }
  }

  /// An effect whose numbers are finite and whose variance is positive.
  static func checked(_ value: Double, variance: Double) throws(StatisticRefusal) -> StudyEffect {
    guard value.isFinite, variance.isFinite else { throw .notFinite("the effect or its variance") }
    guard variance > 0 else { throw .noVariation("the values that the effect is made from") }
    return StudyEffect(value: value, standardError: variance.squareRoot())
  }
}
