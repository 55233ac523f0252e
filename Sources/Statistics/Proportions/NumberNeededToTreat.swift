/// How many patients must be treated for one of them to gain, or to lose, by it.
public enum NumberNeeded: Hashable, Sendable {
  /// NNTB: one patient more gains for every so many treated.
  case toBenefit(Double)
  /// NNTH: one patient more is harmed for every so many treated.
  case toHarm(Double)
  /// ∞: nobody gains or loses.
  case infinite

  init(benefit: Double) {
    self = benefit > 0 ? .toBenefit(1 / benefit) : benefit < 0 ? .toHarm(-1 / benefit) : .infinite
  }

  /// "NNTB", "NNTH" or "∞", to print before the number.
  public var symbol: String {
    switch self {
    case .toBenefit: "NNTB"
    case .toHarm: "NNTH"
    case .infinite: "∞"
    }
  }

  /// The number, > 0; `nil` for ∞.
  public var patients: Double? {
    switch self {
    case .toBenefit(let patients), .toHarm(let patients): patients
    case .infinite: nil
    }
  }
}

/// The number needed to treat with its interval, 1 / risk difference.
///
/// The scale runs from benefit through infinity to harm, not through 0: an interval of the risk difference that holds 0
/// becomes "NNTB 2.5 to ∞ to NNTH 22.5". Reference: Altman, BMJ 1998;317:1309–1312.
public struct NumberNeededToTreat: Hashable, Sendable {
  /// From the estimated difference.
  public let value: NumberNeeded
  /// From the limit with the most benefit.
  public let best: NumberNeeded
  /// From the limit with the least benefit, or the most harm.
  public let worst: NumberNeeded
  /// Coverage of the interval, 0–1.
  public let level: Double

  /// From a difference of shares, treated − control, of an event that is good or bad to have.
  public init(riskDifference: Estimate, eventIsGood: Bool) {
    let sign: Double = eventIsGood ? 1 : -1
    value = NumberNeeded(benefit: sign * riskDifference.value)
    best = NumberNeeded(benefit: eventIsGood ? riskDifference.high : -riskDifference.low)
    worst = NumberNeeded(benefit: eventIsGood ? riskDifference.low : -riskDifference.high)
    level = riskDifference.level
  }

  /// The interval as it is read aloud, with ∞ between its ends if it holds both benefit and harm.
  public var interval: [NumberNeeded] {
    if case .toBenefit = best, case .toHarm = worst { return [best, .infinite, worst] }
    return [best, worst]
  }
}
