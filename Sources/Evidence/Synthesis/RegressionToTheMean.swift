import Glibc
public import Statistics

/// What a study before and after shows where there is no effect at all, because patients are chosen for a steep loss.
///
/// Each patient declines at a constant rate γ and is measured with an error: visits at the start and the end of a
/// run-in; who lost enough is treated, with eight visits every 4 weeks, the first of which is the end of the run-in.
/// Slope before: the two visits of the run-in. Slope after: least squares over the eight. What "gains" is chance.
/// γ: gamma with mean 0.75 and SD 0.55 points a month, error SD 1.8 points. Reference: Barnett, van der Pols and Dobson,
/// Int J Epidemiol 2005;34:215–220.
public struct RegressionToTheMean: Hashable, Sendable {
  /// How patients and visits are.
  public struct Setting: Hashable, Sendable {
    /// Mean of the true decline, points a month, > 0.
    public var meanDecline = 0.75
    /// Its standard deviation, > 0.
    public var declineSD = 0.55
    /// Standard deviation of a score around the true course, points.
    public var errorSD = 1.8
    /// Length of the run-in.
    public var runInMonths = 3.0
    /// Least loss in the run-in, points.
    public var leastLoss = 3.0
    /// Visits after treatment, the first at the end of the run-in.
    public var visits = 8
    /// Weeks from one to the next.
    public var weeksBetween = 4.0
    /// Gain that makes a "responder", points a month: that of NurOwn phase 3.
    public var response = 1.25

    /// The setting of NurOwn phase 3.
    public static let nurOwnPhase3 = Setting()
  }

  /// Patients drawn.
  public let patients: Int
  /// Seed of the draws.
  public let seed: UInt64
  /// Share of patients who lost enough in the run-in.
  public let selected: Estimate
  /// Decline in the run-in as seen, points a month, of those chosen.
  public let declineBefore: Estimate
  /// Their true decline.
  public let trueDecline: Estimate
  /// Their decline afterwards as seen.
  public let declineAfter: Estimate
  /// Decline before less decline after: the gain, with no effect.
  public let gain: Estimate
  /// Share of those chosen who gain enough to be called responders.
  public let responders: Estimate

  /// The numbers that the program quotes: 100,000 patients, seed 1.
  public static let standard = RegressionToTheMean(patients: 100_000, seed: 1)

  /// Draws `patients` ≥ 100 of whom some are chosen; the same seed gives the same numbers. Limits: Monte Carlo error,
  /// 95 %. O(patients · visits).
  public init(patients: Int, seed: UInt64, setting: Setting = .nurOwnPhase3) {
    precondition(patients >= 100 && setting.visits >= 2, "too few patients or visits for a slope")
    let months = (0..<setting.visits).map { Double($0) * setting.weeksBetween * 7 / 30.4375 }
    let middle = months.reduce(0, +) / Double(months.count)
    let spread = months.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let weights = months.map { ($0 - middle) / spread }
    var chosen = 0
    var responders = 0
    var before = Moments()
    var truth = Moments()
    var after = Moments()
    var gain = Moments()
    for patient in 0..<patients {
      var draws = Draws(PhiloxStream(seed: seed, stream: Draws.stream, replicate: UInt64(patient)))
      let decline = draws.gamma(mean: setting.meanDecline, sd: setting.declineSD)
      let first = setting.errorSD * draws.normal()
      let second = setting.errorSD * draws.normal()
      let loss = decline * setting.runInMonths + first - second
      guard loss >= setting.leastLoss else { continue }
      // The course of the errors alone: the true line falls by `decline` in any case.
      var drift = weights[0] * second
      for weight in weights.dropFirst() { drift += weight * setting.errorSD * draws.normal() }
      let seenBefore = loss / setting.runInMonths
      let seenAfter = decline - drift
      chosen += 1
      if seenBefore - seenAfter >= setting.response { responders += 1 }
      before.add(seenBefore)
      truth.add(decline)
      after.add(seenAfter)
      gain.add(seenBefore - seenAfter)
    }
    precondition(chosen > 0, "nobody was chosen: the loss that is asked for is too large")
    self.patients = patients
    self.seed = seed
    selected = RegressionToTheMean.share(chosen, of: patients)
    declineBefore = before.estimate
    trueDecline = truth.estimate
    declineAfter = after.estimate
    self.gain = gain.estimate
    self.responders = RegressionToTheMean.share(responders, of: chosen)
  }

  private static func share(_ count: Int, of total: Int) -> Estimate {
    let p = Double(count) / Double(total)
    let half = Normal.z975 * (p * (1 - p) / Double(total)).squareRoot()
    return Estimate(value: p, low: p - half, high: p + half)
  }
}

/// Mean with the limits of its error, in one pass (Welford, Technometrics 1962;4:419–420).
private struct Moments {
  private var count = 0.0
  private var mean = 0.0
  private var squares = 0.0

  mutating func add(_ value: Double) {
    count += 1
    let distance = value - mean
    mean += distance / count
    squares += distance * (value - mean)
  }

  var estimate: Estimate {
    let half = count > 1 ? Normal.z975 * (squares / (count - 1) / count).squareRoot() : 0
    return Estimate(value: mean, low: mean - half, high: mean + half)
  }
}

/// Draws of one patient.
private struct Draws {
  /// The stream that this simulation has for itself.
  static let stream: UInt64 = 0x5254_4D

  private var uniforms: PhiloxStream
  private var spare: Double?

  init(_ stream: PhiloxStream) { uniforms = stream }

  /// Standard normal, two at a time: Box and Muller, Ann Math Stat 1958;29:610–611.
  mutating func normal() -> Double {
    if let spare {
      self.spare = nil
      return spare
    }
    let radius = (-2 * log(uniforms.uniform())).squareRoot()
    let angle = 2 * Double.pi * uniforms.uniform()
    spare = radius * sin(angle)
    return radius * cos(angle)
  }

  /// Gamma with shape (mean/sd)² ≥ 1: Marsaglia and Tsang, ACM Trans Math Softw 2000;26:363–372.
  mutating func gamma(mean: Double, sd: Double) -> Double {
    let shape = mean / sd * (mean / sd)
    precondition(shape >= 1, "the decline must vary less than its mean")
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let cube = 1 + c * x
      guard cube > 0 else { continue }
      let v = cube * cube * cube
      if log(uniforms.uniform()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v * mean / shape }
    }
  }
}
