/// A trial that compares mean slopes by a linear mixed model with random intercept and slope.
///
/// One patient with visits t tells of intercept and slope G = Z'V⁻¹Z, V = ZDZ' + σ²I; with drop-out G is the mean over
/// the times of the last visit. The variance that a patient brings to the slope of a group is (G⁻¹)₂₂ if both groups
/// have their own baseline, and 1/G₂₂ if they share it, as randomised groups do. Without drop-out the first is σ²ₛ +
/// σ²/Σ(t − t̄)².
/// References: Lefante, Stat Med 1990;9:437–446; Diggle et al., Analysis of Longitudinal Data, 2002, section 2.4; Ard and
/// Edland, J Alzheimers Dis 2011;26 Suppl 3:369–377 (drop-out); Liang and Zeger, Sankhya B 2000;62:134–148 (shared
/// baseline). O(visits²).
public struct SlopeDesign: Hashable, Sendable {
  /// Visits, months from baseline, ascending.
  public var visitMonths: [Double]
  /// Share of patients whose last visit is each of the visits, adding up to 1; `nil`: all have all visits.
  public var lastVisitShares: [Double]?
  /// Variance of the intercept between patients, points².
  public var interceptVariance: Double
  /// Variance of the slope between patients, (points/month)².
  public var slopeVariance: Double
  /// Covariance of intercept and slope, points²/month.
  public var covariance: Double
  /// Variance of a visit around the patient's line, points².
  public var residualVariance: Double

  /// Creates a design.
  public init(
    visitMonths: [Double], lastVisitShares: [Double]? = nil, interceptVariance: Double, slopeVariance: Double,
    covariance: Double, residualVariance: Double
  ) {
    self.visitMonths = visitMonths
    self.lastVisitShares = lastVisitShares
    self.interceptVariance = interceptVariance
    self.slopeVariance = slopeVariance
    self.covariance = covariance
    self.residualVariance = residualVariance
  }

  /// The variance that one patient brings to the slope of a group, (points/month)²; without an answer for visits that
  /// do not ascend, shares that do not add up to 1, variances that are none, or visits that tell no slope.
  public func variancePerPatient(sharedBaseline: Bool = false) -> Result<Double, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try check()
      let g = information()
      let determinant = g.intercept * g.slope - g.mixed * g.mixed
      guard g.slope > 0, determinant > 1e-14 * g.intercept * g.slope else {
        throw .tooFew("visits at different times", found: 1, needed: 2)
      }
      return sharedBaseline ? 1 / g.slope : g.intercept / determinant
    }
  }

  /// Patients to find a difference of slopes, points a month.
  public func sampleSize(
    slopeDifference: Double, aim: TrialAim = TrialAim(), treatedShare: Double = 0.5, sharedBaseline: Bool = false
  ) -> Result<SampleSize, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try checkEffect(slopeDifference, "the difference of slopes")
      let unit = try varianceOfDifference(treatedShare, sharedBaseline)
      return try SampleSize(
        total: try aim.squaredSum() * unit / (slopeDifference * slopeDifference), treatedShare: treatedShare)
    }
  }

  /// Power to find a difference of slopes with a number of patients in all.
  public func power(
    slopeDifference: Double, patients: Double, significance: Double = 0.05, treatedShare: Double = 0.5,
    sharedBaseline: Bool = false
  ) -> Result<Double, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try checkEffect(slopeDifference, "the difference of slopes")
      try checkCount(patients, "the number of patients")
      let error = (try varianceOfDifference(treatedShare, sharedBaseline) / patients).squareRoot()
      return Normal.cdf(abs(slopeDifference) / error - (try TrialAim.quantile(significance: significance)))
    }
  }

  /// The difference of slopes that a number of patients in all finds with the power of the aim.
  public func detectableDifference(
    patients: Double, aim: TrialAim = TrialAim(), treatedShare: Double = 0.5, sharedBaseline: Bool = false
  ) -> Result<Double, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      try checkCount(patients, "the number of patients")
      return (try aim.squaredSum() * varianceOfDifference(treatedShare, sharedBaseline) / patients).squareRoot()
    }
  }

  /// Variance of the estimated difference times the number of patients in all.
  private func varianceOfDifference(_ share: Double, _ sharedBaseline: Bool) throws(StatisticRefusal) -> Double {
    try checkShare(share)
    return try variancePerPatient(sharedBaseline: sharedBaseline).get() / (share * (1 - share))
  }

  private func check() throws(StatisticRefusal) {
    let numbers = visitMonths + [interceptVariance, slopeVariance, covariance, residualVariance]
    guard numbers.allSatisfy(\.isFinite) else { throw .notFinite("a number of the design") }
    guard !visitMonths.isEmpty, zip(visitMonths, visitMonths.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .outOfRange("the times of the visits", needs: "ascending")
    }
    guard residualVariance > 0 else { throw .outOfRange("the residual variance", needs: "above 0") }
    guard interceptVariance >= 0, slopeVariance >= 0, covariance * covariance <= interceptVariance * slopeVariance
    else { throw .outOfRange("the covariance of intercept and slope", needs: "one that their variances allow") }
    guard let shares = lastVisitShares else { return }
    guard shares.count == visitMonths.count, shares.allSatisfy({ $0 >= 0 }), abs(compensatedSum(shares) - 1) < 1e-9
    else { throw .outOfRange("the shares of last visits", needs: "one a visit, adding up to 1") }
  }

  private struct Information {
    var intercept = 0.0
    var mixed = 0.0
    var slope = 0.0
  }

  /// Mean of Z'V⁻¹Z = M(I + DM)⁻¹ over the last visits, with M = Z'Z/σ²: no inverse of M or D, which may have none.
  private func information() -> Information {
    var sum = Information()
    var (a, b, d) = (0.0, 0.0, 0.0)  // Z'Z/σ² = [a b; b d]
    for (index, t) in visitMonths.enumerated() {
      a += 1 / residualVariance
      b += t / residualVariance
      d += t * t / residualVariance
      let share = lastVisitShares.map { $0[index] } ?? (index == visitMonths.count - 1 ? 1 : 0)
      guard share > 0 else { continue }
      // I + DM = [p q; r s]
      let p = 1 + interceptVariance * a + covariance * b
      let q = interceptVariance * b + covariance * d
      let r = covariance * a + slopeVariance * b
      let s = 1 + covariance * b + slopeVariance * d
      let determinant = p * s - q * r
      sum.intercept += share * (a * s - b * r) / determinant
      sum.mixed += share * (b * p - a * q) / determinant
      sum.slope += share * (d * p - b * q) / determinant
    }
    return sum
  }
}
