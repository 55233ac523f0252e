import Glibc

/// The share of patients without the event, over time, of one group: the product-limit estimate
/// S(t) = ∏ (1 − dᵢ/nᵢ) over event times ≤ t, with Greenwood's variance Var log S = Σ dᵢ / (nᵢ(nᵢ − dᵢ)).
///
/// References: Kaplan and Meier, J Am Stat Assoc 1958;53:457–481; Greenwood, Rep Public Health Med Subj 1926;33:1–26.
/// With entries, S is the survival of those who enter from time 0 on; while few have entered, one event moves it much.
public struct SurvivalCurve: Sendable {
  /// The distinct times at which somebody of the group leaves, ascending; on the scale of the sample.
  public let times: [Double]
  /// Patients (their weights) at risk just before each time.
  public let atRisk: [Double]
  /// Events at each time.
  public let events: [Double]
  /// Patients censored at each time.
  public let censored: [Double]
  /// S at and after each time.
  public let survival: [Double]
  /// Var log S; `nil` once S is 0.
  public let logVariance: [Double?]
  /// Number of rows in the group.
  public let count: Int

  /// The scale on which limits are set; they hold pointwise.
  public enum Limits: String, Sendable, CaseIterable {
    /// log(−log S) ± z · SE: never outside 0–1, good in small samples (Borgan and Liestøl, Scand J Stat 1990;17:35–41).
    case logLog = "log-log"
    /// log S ± z · SE, cut at 1.
    case log
    /// S ± z · SE, cut at 0 and 1.
    case plain
  }

  /// The curve of each group: `groups` are codes from 0, one curve for each code up to the largest; without groups one
  /// curve of all. A code without rows gives a curve without times. O(n + times).
  public static func curves(_ sample: SurvivalSample, groups: [Int]? = nil) -> [SurvivalCurve] {
    let count = RowOrder.classCount(groups, rows: sample.count)
    let exits = sample.byExit(groups, count)
    let entries = sample.byEntry(groups, count)
    return (0..<count).map { code in
      SurvivalCurve(
        RiskTable(sample, exits: exits, entries: entries, class: code), distinctTimes: sample.distinctTimes,
        count: exits.starts[code + 1] - exits.starts[code])
    }
  }

  private init(_ table: RiskTable, distinctTimes: [Double], count: Int) {
    times = table.ranks.map { distinctTimes[$0] }
    atRisk = table.atRisk
    events = table.events
    censored = table.censored
    self.count = count
    var value = 1.0
    var variance = 0.0
    var survival: [Double] = []
    var logVariance: [Double?] = []
    survival.reserveCapacity(times.count)
    logVariance.reserveCapacity(times.count)
    for (n, d) in zip(table.atRisk, table.events) {
      if d > 0 {
        value *= (n - d) / n
        if d < n { variance += d / (n * (n - d)) }
      }
      survival.append(value)
      logVariance.append(value > 0 ? variance : nil)
    }
    self.survival = survival
    self.logVariance = logVariance
  }

  /// S with its limits at each time; `nil` where they do not exist: where S is 0, and on the log–log scale where it is
  /// 1. `level` is the coverage, 0–1. O(times).
  public func estimates(_ limits: Limits = .logLog, level: Double = 0.95) -> [Estimate?] {
    let z = normalLimit(level)
    return zip(survival, logVariance).map { survival, variance in
      variance.flatMap { limits.around(survival, logError: $0.squareRoot(), z: z, level: level) }
    }
  }

  /// The curve at one time.
  public struct Point: Sendable {
    /// S.
    public let survival: Double
    /// Standard error of S; `nil` where S is 0.
    public let standardError: Double?
    /// S with limits; `nil` where there are none.
    public let estimate: Estimate?
    /// Patients at risk at the first time of the curve at or after this one; 0 after the last.
    public let atRisk: Double
  }

  /// The curve at a time ≥ 0; `nil` after the last follow-up unless S has reached 0, and without patients.
  /// O(log times).
  public func point(at time: Double, _ limits: Limits = .logLog, level: Double = 0.95) -> Point? {
    guard covers(time) else { return nil }
    let place = sortedPlace(of: time, in: times)
    let exact = place >= 0 && times[place] == time
    let next = exact ? place : place + 1
    let survival = place >= 0 ? self.survival[place] : 1
    let error = (place >= 0 ? logVariance[place] : 0)?.squareRoot()
    return Point(
      survival: survival, standardError: error.map { survival * $0 },
      estimate: error.flatMap { limits.around(survival, logError: $0, z: normalLimit(level), level: level) },
      atRisk: next < times.count ? atRisk[next] : 0)
  }

  /// Whether the curve is known up to a time.
  func covers(_ time: Double) -> Bool {
    guard let last = times.last, let lowest = survival.last else { return false }
    return time <= last || lowest == 0
  }
}

extension SurvivalCurve {
  /// The time by which a share of patients has had the event.
  public struct Quantile: Sendable {
    /// The time; `nil` if the curve does not come down that far.
    public let time: Double?
    /// Lower limit; `nil` if its curve does not come down that far.
    public let low: Double?
    /// Upper limit.
    public let high: Double?
  }

  /// The first time at which S ≤ 1 − `share`, 0 < share < 1; where S rests on 1 − share, the middle of that piece.
  /// Limits are where the limits of S cross 1 − share (Brookmeyer and Crowley, Biometrics 1982;38:29–41; the
  /// conventions of R's `survfit`). O(times).
  public func quantile(_ share: Double, _ limits: Limits = .logLog, level: Double = 0.95) -> Quantile {
    precondition(share > 0 && share < 1, "a quantile needs a share between 0 and 1")
    let target = 1 - share
    let slack = 1e-9  // S is a product of fractions: it meets the share only up to rounding
    let estimates = estimates(limits, level: level)
    func limit(_ bound: (Estimate) -> Double) -> Double? {
      estimates.firstIndex { $0.map { bound($0) <= target + slack } ?? false }.map { times[$0] }
    }
    return Quantile(time: crossing(target, slack), low: limit(\.low), high: limit(\.high))
  }

  private func crossing(_ target: Double, _ slack: Double) -> Double? {
    guard let first = survival.firstIndex(where: { $0 <= target + slack }) else { return nil }
    guard abs(survival[first] - target) <= slack else { return times[first] }
    let end = survival[first...].firstIndex { $0 < target - slack } ?? times.count - 1
    return (times[first] + times[end]) / 2
  }
}

extension SurvivalCurve.Limits {
  /// Limits around a survival S > 0 whose logarithm has this standard error.
  func around(_ survival: Double, logError: Double, z: Double, level: Double) -> Estimate? {
    let half = z * logError
    switch self {
    case .logLog:
      guard survival < 1 else { return nil }
      let center = Glibc.log(-Glibc.log(survival))
      let width = half / Glibc.log(survival)  // negative: the limits change sides
      return Estimate(value: survival, low: exp(-exp(center - width)), high: exp(-exp(center + width)), level: level)
    case .log:
      return Estimate(
        value: survival, low: survival * exp(-half), high: min(1, survival * exp(half)), level: level)
    case .plain:
      return Estimate(
        value: survival, low: max(0, survival * (1 - half)), high: min(1, survival * (1 + half)), level: level)
    }
  }
}
