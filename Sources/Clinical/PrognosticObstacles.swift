/// What keeps a prognosis from being computed: predictors that are missing, and numbers for which the formula is not
/// defined. Empty if nothing does.
public struct PrognosticObstacles: OptionSet, Hashable, Sendable {
  /// Bits: the lower eight are the missing predictors.
  public let rawValue: UInt16
  /// A set from bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Predictors that are needed and missing.
  public init(missing: PrognosticPredictorSet) { rawValue = UInt16(missing.rawValue) }

  /// A progression rate below 0, as files have that store it with the opposite sign.
  public static let negativeRate = PrognosticObstacles(rawValue: 1 << 8)
  /// A delay of 0 months or less, of which neither the root nor the logarithm exists.
  public static let delayNotPositive = PrognosticObstacles(rawValue: 1 << 9)
  /// An age of 0 years or less.
  public static let ageNotPositive = PrognosticObstacles(rawValue: 1 << 10)
  /// A vital capacity of 0 % or less.
  public static let capacityNotPositive = PrognosticObstacles(rawValue: 1 << 11)
  /// A time of more than a hundred years, to which no curve of survival is to be drawn out.
  public static let beyondCurve = PrognosticObstacles(rawValue: 1 << 12)
  /// No time of symptom onset before entry, from which the time left would be counted.
  public static let noOnsetTime = PrognosticObstacles(rawValue: 1 << 13)

  /// The predictors that are missing.
  public var missing: PrognosticPredictorSet { PrognosticPredictorSet(rawValue: UInt8(truncatingIfNeeded: rawValue)) }

  /// All of it in words: "missing: vital capacity, FTD".
  public var reason: MissingReason {
    var parts = missing.isEmpty ? [] : ["missing: " + missing.names.joined(separator: ", ")]
    if contains(.negativeRate) { parts.append("the progression rate is negative") }
    if contains(.delayNotPositive) { parts.append("the diagnostic delay is not above 0") }
    if contains(.ageNotPositive) { parts.append("the age at onset is not above 0") }
    if contains(.capacityNotPositive) { parts.append("the vital capacity is not above 0") }
    if contains(.beyondCurve) { parts.append("the curve reaches this share only after more than 100 years") }
    if contains(.noOnsetTime) { parts.append("the time of symptom onset is missing") }
    return MissingReason(parts.joined(separator: "; "))
  }
}

/// What to say beside a prognosis that can be computed.
public struct PrognosticCautions: OptionSet, Hashable, Sendable {
  /// Bits.
  public let rawValue: UInt8
  /// A set from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A delay below 2.5 months: x^−½ + ln x with x = delay / 10 has its minimum at x = ¼, so that a shorter delay lowers
  /// the risk, which is an artefact.
  public static let shortDelay = PrognosticCautions(rawValue: 1)
  /// A vital capacity outside 30 to 140 %.
  public static let unusualCapacity = PrognosticCautions(rawValue: 2)

  /// Cautions for a delay in months and a vital capacity in % of predicted.
  public init(delayMonths: Double, vitalCapacityPercent: Double) {
    self = []
    if delayMonths < 2.5 { insert(.shortDelay) }
    if !(30...140).contains(vitalCapacityPercent) { insert(.unusualCapacity) }
  }

  /// In words, one sentence each.
  public var texts: [String] {
    var texts: [String] = []
    if contains(.shortDelay) {
      texts.append("a diagnostic delay below 2.5 months, where the formula counts a shorter delay as a lower risk")
    }
    if contains(.unusualCapacity) { texts.append("a vital capacity outside 30 to 140 %") }
    return texts
  }
}
