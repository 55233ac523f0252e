import Glibc

/// A trial that compares survival by the log-rank test under proportional hazards.
///
/// Events = (z_{1−α/2} + z_{power})² / (w(1 − w) log²HR), w the share of treated patients; patients = events / mean
/// probability of an event. Reference: Schoenfeld, Biometrika 1981;68:316–319; Biometrics 1983;39:499–503. O(1).
public struct SurvivalDesign: Hashable, Sendable {
  /// Hazard of treated patients over that of control patients, > 0 and not 1.
  public var hazardRatio: Double
  /// Share of control patients without the event at the end, between 0 and 1.
  public var controlSurvival: Double
  /// Share of treated patients among all, between 0 and 1.
  public var treatedShare: Double

  /// Creates a design.
  public init(hazardRatio: Double, controlSurvival: Double, treatedShare: Double = 0.5) {
    self.hazardRatio = hazardRatio
    self.controlSurvival = controlSurvival
    self.treatedShare = treatedShare
  }

  /// Share of treated patients without the event at the end: that of control patients to the power of the hazard ratio.
  public var treatedSurvival: Result<Double, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      _ = try logHazardRatio()
      guard controlSurvival > 0, controlSurvival < 1 else {
        throw .outOfRange("the survival of control patients", needs: "between 0 and 1")
      }
      return pow(controlSurvival, hazardRatio)
    }
  }

  /// Probability of an event by the end, over both groups.
  public var eventProbability: Result<Double, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try checkShare(treatedShare)
      let treated = try treatedSurvival.get()
      return 1 - treatedShare * treated - (1 - treatedShare) * controlSurvival
    }
  }

  /// Events for the aim.
  public func events(aim: TrialAim = TrialAim()) -> Result<Double, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try checkShare(treatedShare)
      let logRatio = try logHazardRatio()
      return try aim.squaredSum() / (treatedShare * (1 - treatedShare) * logRatio * logRatio)
    }
  }

  /// Patients for the aim, all followed to the end.
  public func sampleSize(aim: TrialAim = TrialAim()) -> Result<SampleSize, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try SampleSize(total: try events(aim: aim).get() / eventProbability.get(), treatedShare: treatedShare)
    }
  }

  /// Power with a number of events.
  public func power(events: Double, significance: Double = 0.05) -> Result<Double, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try checkShare(treatedShare)
      try checkCount(events, "the number of events")
      let expected = abs(try logHazardRatio()) * (events * treatedShare * (1 - treatedShare)).squareRoot()
      return Normal.cdf(expected - (try TrialAim.quantile(significance: significance)))
    }
  }

  private func logHazardRatio() throws(StatisticRefusal) -> Double {
    guard hazardRatio > 0, hazardRatio.isFinite, hazardRatio != 1 else {
      throw .outOfRange("the hazard ratio", needs: "above 0 and other than 1")
    }
    return log(hazardRatio)
  }
}
