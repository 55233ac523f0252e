/// The share of patients who have had each of several competing events, over time (death, tracheostomy): the
/// Aalen–Johansen estimate F_c(t) = Σ S(tᵢ−) d_ci / nᵢ over times ≤ t, S that of any event.
///
/// The variance is that of Aalen: each time adds the multinomial covariance of its shares d/n, carried forward through
/// the later ones. References: Aalen and Johansen, Scand J Stat 1978;5:141–150; Andersen, Borgan, Gill and Keiding,
/// Statistical Models Based on Counting Processes, 1993, section IV.4.
public struct CumulativeIncidence: Sendable {
  /// The distinct times at which somebody of the group leaves, ascending.
  public let times: [Double]
  /// Patients (their weights) at risk just before each time.
  public let atRisk: [Double]
  /// The cumulative incidence of each cause at each time.
  public let incidences: [[Double]]
  /// Standard errors of the incidences, in the same places.
  public let standardErrors: [[Double]]
  /// Number of rows in the group.
  public let count: Int

  /// The incidences of each group. `causes` holds 0 for a censored row and the number of the cause, from 1, for one
  /// with an event, up to `causeCount`; it must agree with the events of the sample. `groups` are codes from 0. O(n +
  /// times · causes).
  public static func curves(
    _ sample: SurvivalSample, causes: [Int], causeCount: Int, groups: [Int]? = nil
  ) -> [CumulativeIncidence] {
    precondition(
      causes.count == sample.count && causes.allSatisfy { (0...causeCount).contains($0) }
        && causes.indices.allSatisfy { (causes[$0] > 0) == sample.events[$0] },
      "a row has one of the causes if, and only if, it has an event")
    let count = RowOrder.classCount(groups, rows: sample.count)
    let exits = sample.byExit(groups, count)
    let entries = sample.byEntry(groups, count)
    let columns = RiskTable.Columns(kinds: causes.map { $0 - 1 }, kindCount: causeCount)
    return (0..<count).map { code in
      CumulativeIncidence(
        RiskTable(sample, exits: exits, entries: entries, class: code, columns), causes: causeCount,
        distinctTimes: sample.distinctTimes, count: exits.starts[code + 1] - exits.starts[code])
    }
  }

  private init(_ table: RiskTable, causes: Int, distinctTimes: [Double], count: Int) {
    times = table.ranks.map { distinctTimes[$0] }
    atRisk = table.atRisk
    self.count = count
    var incidences = [[Double]](repeating: [], count: causes)
    var errors = incidences
    for cause in 0..<causes {
      var state = IncidenceState()
      for time in times.indices {
        let happened = table.events[time * causes..<(time + 1) * causes]
        state.advance(any: happened.reduce(0, +), cause: happened[time * causes + cause], atRisk: atRisk[time])
        incidences[cause].append(state.incidence)
        errors[cause].append(max(0, state.variance).squareRoot())
      }
    }
    self.incidences = incidences
    standardErrors = errors
  }

  /// The incidence of a cause at one time.
  public struct Point: Sendable {
    /// F.
    public let incidence: Double
    /// Its standard error.
    public let standardError: Double
    /// F with normal limits, cut at 0 and 1.
    public let estimate: Estimate
  }

  /// Incidence of a cause, counted from 1, at a time ≥ 0; `nil` after the last follow-up. O(log times).
  public func point(cause: Int, at time: Double, level: Double = 0.95) -> Point? {
    guard let last = times.last, time <= last else { return nil }
    let place = sortedPlace(of: time, in: times)
    let incidence = place >= 0 ? incidences[cause - 1][place] : 0
    let error = place >= 0 ? standardErrors[cause - 1][place] : 0
    let limits = Estimate(incidence, standardError: error, level: level)
    return Point(
      incidence: incidence, standardError: error,
      estimate: Estimate(value: incidence, low: max(0, limits.low), high: min(1, limits.high), level: level))
  }
}

/// Survival from all causes and incidence of one, with their covariance.
private struct IncidenceState {
  var survival = 1.0
  var incidence = 0.0
  var variance = 0.0
  private var survivalVariance = 0.0
  private var covariance = 0.0

  mutating func advance(any: Double, cause: Double, atRisk: Double) {
    guard any > 0 else { return }
    let (share, cut, stay) = (cause / atRisk, any / atRisk, (atRisk - any) / atRisk)
    let scale = survival * survival / atRisk
    variance += 2 * share * covariance + share * share * survivalVariance + scale * share * (1 - share)
    covariance = stay * (covariance + share * survivalVariance) - scale * share * stay
    survivalVariance = stay * stay * survivalVariance + scale * cut * stay
    incidence += survival * share
    survival *= stay
  }
}
