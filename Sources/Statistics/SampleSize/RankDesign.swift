/// A trial that compares two groups by ranks, as the combined assessment of function and survival (CAFS) does.
///
/// N = (z_{1−α/2} + z_{power})² / (12 w(1 − w)(π − ½)²), π the probability that a treated patient ranks above a control
/// patient, w the share of treated patients. It takes few ties. Reference: Noether, J Am Stat Assoc 1987;82:645–647.
/// O(1).
public struct RankDesign: Hashable, Sendable {
  /// Probability that a treated patient does better than a control patient, between 0 and 1 and not ½.
  public var winProbability: Double
  /// Share of treated patients among all, between 0 and 1.
  public var treatedShare: Double

  /// Creates a design.
  public init(winProbability: Double, treatedShare: Double = 0.5) {
    self.winProbability = winProbability
    self.treatedShare = treatedShare
  }

  /// Patients for the aim.
  public func sampleSize(aim: TrialAim = TrialAim()) -> Result<SampleSize, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try SampleSize(total: try aim.squaredSum() / information(), treatedShare: treatedShare)
    }
  }

  /// Power with a number of patients in all.
  public func power(patients: Double, significance: Double = 0.05) -> Result<Double, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try checkCount(patients, "the number of patients")
      let expected = (patients * (try information())).squareRoot()
      return Normal.cdf(expected - (try TrialAim.quantile(significance: significance)))
    }
  }

  /// Squared z that a patient brings.
  private func information() throws(StatisticRefusal) -> Double {
    try checkShare(treatedShare)
    guard winProbability >= 0, winProbability <= 1, winProbability != 0.5 else {
      throw .outOfRange("the probability of a win", needs: "between 0 and 1 and other than 0.5")
    }
    let distance = winProbability - 0.5
    return 12 * treatedShare * (1 - treatedShare) * distance * distance
  }
}
