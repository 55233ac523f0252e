/// Two groups of patients, some of each with an event.
///
/// All differences are treated − control, all ratios treated / control. O(1).
public struct TwoProportions: Hashable, Sendable {
  /// The treated group.
  public let treated: Proportion
  /// The group it is compared with.
  public let control: Proportion

  /// Creates a comparison.
  public init(treated: Proportion, control: Proportion) {
    self.treated = treated
    self.control = control
  }

  /// How an interval for a risk difference is worked out.
  public enum DifferenceInterval: String, Sendable, CaseIterable {
    /// From the Wilson intervals of the two groups: Newcombe, Stat Med 1998;17:873–890, method 10.
    case newcombe
    /// Difference ± z · √(p₁q₁/n₁ + p₀q₀/n₀); too narrow in small groups.
    case wald
  }

  /// Difference of the shares with limits; without an answer if a group has no patients.
  public func riskDifference(
    _ method: DifferenceInterval = .newcombe, level: Double = 0.95
  ) -> Result<Estimate, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let p1 = try treated.definedShare()
      let p0 = try control.definedShare()
      switch method {
      case .newcombe:
        let first = try treated.interval(.wilson, level: level).get()
        let second = try control.interval(.wilson, level: level).get()
        return Estimate(
          value: p1 - p0, low: p1 - p0 - length(p1 - first.low, second.high - p0),
          high: p1 - p0 + length(first.high - p1, p0 - second.low), level: level)
      case .wald:
        let variance = p1 * (1 - p1) / Double(treated.total) + p0 * (1 - p0) / Double(control.total)
        let half = try normalQuantile(level: level) * variance.squareRoot()
        return Estimate(value: p1 - p0, low: p1 - p0 - half, high: p1 - p0 + half, level: level)
      }
    }
  }

  /// Ratio of the shares with limits from its logarithm (Katz et al., Biometrics 1978;34:469–474); without an answer if
  /// a group has no event.
  public func riskRatio(level: Double = 0.95) -> Result<Estimate, StatisticRefusal> {
    StudyEffect.logRiskRatio(self, correction: 0).flatMap { $0.interval(level: level) }.map(\.exponentiated)
  }

  /// Ratio of the odds with limits from its logarithm (Woolf, Ann Hum Genet 1955;19:251–253); without an answer if one
  /// of the four cells is empty.
  public func oddsRatio(level: Double = 0.95) -> Result<Estimate, StatisticRefusal> {
    StudyEffect.logOddsRatio(self, correction: 0).flatMap { $0.interval(level: level) }.map(\.exponentiated)
  }

  /// Pearson's χ² test that the shares are equal, 1 degree of freedom; `corrected` moves each cell by up to ½ towards
  /// what is expected (Yates, Suppl J R Stat Soc 1934;1:217–235). Without an answer if no patient or every patient has
  /// an event, or a group is empty.
  public func chiSquared(corrected: Bool = false) -> Result<SignificanceTest, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let table = try margins()
      let expected = table.treated * table.events / table.all
      var distance = abs(Double(treated.events) - expected)
      // In a table of two rows and columns all four cells lie equally far from what is expected.
      if corrected { distance -= min(0.5, distance) }
      let product = table.treated * table.control * table.events * table.nonEvents
      let scale = table.all * table.all * table.all
      return try SignificanceTest(chiSquared: distance * distance * scale / product, df: 1)
    }
  }

  /// Number needed to treat for one more event, from the risk difference and its Newcombe interval; `eventIsGood` tells
  /// an event that is hoped for (a response) from one that is feared (death).
  public func numberNeededToTreat(
    eventIsGood: Bool, level: Double = 0.95
  ) -> Result<NumberNeededToTreat, StatisticRefusal> {
    riskDifference(.newcombe, level: level).map { NumberNeededToTreat(riskDifference: $0, eventIsGood: eventIsGood) }
  }

  /// The totals of rows and columns, none of which is 0.
  func margins() throws(StatisticRefusal) -> Margins {
    guard treated.total > 0, control.total > 0 else { throw .tooFew("patients in a group", found: 0, needed: 1) }
    let margins = Margins(
      treated: Double(treated.total), control: Double(control.total), events: Double(treated.events + control.events),
      nonEvents: Double(treated.nonEvents + control.nonEvents))
    guard margins.events > 0 else { throw .emptyCell("had the event in either group") }
    guard margins.nonEvents > 0 else { throw .emptyCell("was free of the event in either group") }
    return margins
  }

  struct Margins {
    var treated: Double
    var control: Double
    var events: Double
    var nonEvents: Double
    var all: Double { treated + control }
  }
}

private func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
