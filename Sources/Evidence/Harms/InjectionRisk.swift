public import Statistics

/// What a risk per injection may come to over several, as a range.
///
/// If the same people are hit each time, the risk stays p; if injections are independent, it is 1 − (1 − p)^k. Nobody
/// has counted which of the two it is.
public struct RiskRange: Hashable, Sendable {
  /// Full dependence: p.
  public let low: Double
  /// Independence: 1 − (1 − p)^k.
  public let high: Double
  /// `low` at the lower exact limit of p.
  public let lowest: Double
  /// `high` at the upper exact limit of p.
  public let highest: Double

  /// The range over `injections` ≥ 1 of a risk per injection, 0–1.
  public init(perInjection p: Estimate, injections: Int) {
    precondition(injections >= 1, "a risk needs at least one injection")
    func independent(_ p: Double) -> Double {
      var spared = 1.0
      for _ in 0..<injections { spared *= 1 - p }
      return 1 - spared
    }
    low = p.value
    high = independent(p.value)
    lowest = p.low
    highest = independent(p.high)
  }

  /// The range that holds all ranges; `nil` of none.
  public init?(holding ranges: [RiskRange]) {
    guard let low = ranges.map(\.low).min(), let high = ranges.map(\.high).max(),
      let lowest = ranges.map(\.lowest).min(), let highest = ranges.map(\.highest).max()
    else { return nil }
    self.low = low
    self.high = high
    self.lowest = lowest
    self.highest = highest
  }
}

extension Harm {
  /// The risk over a number of injections; `nil` unless it was counted per injection: what was counted per person
  /// holds for the injections that those people had, and for no other number.
  public func risk(afterInjections injections: Int) -> RiskRange? {
    guard case .injections = count, let rate else { return nil }
    return RiskRange(perInjection: rate, injections: injections)
  }
}
