/// How many of a number of patients had an event.
public struct Proportion: Hashable, Sendable {
  /// Patients with the event.
  public let events: Int
  /// All patients.
  public let total: Int

  /// Creates a proportion; 0 ≤ `events` ≤ `total`.
  public init(events: Int, of total: Int) {
    precondition(0 <= events && events <= total, "the patients with an event are some of all patients")
    self.events = events
    self.total = total
  }

  /// Share of patients with the event, 0–1; `nil` without patients.
  public var share: Double? { total > 0 ? Double(events) / Double(total) : nil }

  /// Patients without the event.
  public var nonEvents: Int { total - events }

  func definedShare() throws(StatisticRefusal) -> Double {
    guard let share else { throw .tooFew("patients", found: 0, needed: 1) }
    return share
  }
}

/// How an interval for one proportion is worked out.
public enum ProportionInterval: String, Sendable, CaseIterable {
  /// Wilson's score interval: J Am Stat Assoc 1927;22:209–212.
  case wilson
  /// The same with continuity correction: Newcombe, Stat Med 1998;17:857–872, method 4.
  case wilsonCorrected
  /// Exact: each tail holds at most half of 1 − level. Clopper and Pearson, Biometrika 1934;26:404–413.
  case clopperPearson
  /// Quantiles of the posterior under Jeffreys' prior, Beta(x + ½, n − x + ½); the limit at an end of the scale is the
  /// end. Brown, Cai, DasGupta, Stat Sci 2001;16:101–133.
  case jeffreys
  /// Wald's with z²/2 events and as many non-events added; may reach beyond 0 and 1. Agresti and Coull, Am Stat
  /// 1998;52:119–126.
  case agrestiCoull
}

extension Proportion {
  /// The share with limits of a `level` between 0 and 1; without an answer if there are no patients. O(1).
  public func interval(
    _ method: ProportionInterval = .wilson, level: Double = 0.95
  ) -> Result<Estimate, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let share = try definedShare()
      let z = try normalQuantile(level: level)
      let (low, high) =
        switch method {
        case .wilson: wilson(share, z)
        case .wilsonCorrected: wilsonCorrected(share, z)
        case .clopperPearson: try betaLimits(level, evidence: 0)
        case .jeffreys: try betaLimits(level, evidence: 0.5)
        case .agrestiCoull: agrestiCoull(z)
        }
      return Estimate(value: share, low: low, high: high, level: level)
    }
  }

  private func wilson(_ p: Double, _ z: Double) -> (Double, Double) {
    let n = Double(total)
    let center = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
    return (events == 0 ? 0 : center - half, nonEvents == 0 ? 1 : center + half)
  }

  private func wilsonCorrected(_ p: Double, _ z: Double) -> (Double, Double) {
    let n = Double(total)
    func limit(_ p: Double) -> Double {
      let root = (z * z - 2 - 1 / n + 4 * p * (n * (1 - p) + 1)).squareRoot()
      return max(0, (2 * n * p + z * z - 1 - z * root) / (2 * (n + z * z)))
    }
    return (events == 0 ? 0 : limit(p), nonEvents == 0 ? 1 : 1 - limit(1 - p))
  }

  /// Quantiles of Beta distributions: with `evidence` ½ of one, with 0 of the two whose tails are the exact ones.
  private func betaLimits(_ level: Double, evidence: Double) throws(StatisticRefusal) -> (Double, Double) {
    let tail = (1 - level) / 2
    let (x, y) = (Double(events), Double(nonEvents))
    let rest = 1 - evidence
    let low = events == 0 ? 0 : BetaDistribution.quantile(tail, x + evidence, y + rest)
    let high = nonEvents == 0 ? 1 : BetaDistribution.upperQuantile(tail, x + rest, y + evidence)
    guard let low, let high else { throw .notFinite("a limit") }
    return (low, high)
  }

  private func agrestiCoull(_ z: Double) -> (Double, Double) {
    let n = Double(total) + z * z
    let p = (Double(events) + z * z / 2) / n
    let half = z * (p * (1 - p) / n).squareRoot()
    return (p - half, p + half)
  }
}
