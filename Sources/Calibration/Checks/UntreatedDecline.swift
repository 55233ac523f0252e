import Clinical
import Projection
import Statistics

extension CalibrationCheck {
  /// The untreated slope of a stratum: does the interval hold the mean of the true slopes of these patients?
  ///
  /// Judged with patients drawn anew in each replicate: that is what the interval claims, because its variance is that of
  /// the mixed model, in which patients are draws. Beside it, without a mark, one set of patients whose visits alone are
  /// drawn anew: its coverage differs from set to set, and is that of the former on average. And strata cut by the score
  /// at entry, whose error is one of the things that put a patient there.
  static let untreatedDecline = CalibrationCheck(title: "1 untreated decline") { replication in
    var fixedDraws = replication.draws(.fixedPatients, 0)
    let fixed = ModelPatients(cohortSize, &fixedDraws)
    let anew = replication.map(.patients) { draws in errors(ModelPatients(cohortSize, &draws), by: "onset", &draws) }
    let visits = replication.map(.fixedVisits) { draws in errors(fixed, by: "onset", &draws) }
    let byScore = replication.map(.scoreStrata) { draws in
      errors(ModelPatients(cohortSize, &draws), by: "alsfrs:34", &draws)
    }
    let bands = Set(byScore.flatMap(\.keys)).subtracting(["all"]).sorted()
    return coverage("slope", anew, ModelPatients.labels)
      + [.mean("mean error of slope, all", anew.map { $0["all"]?.value })]
      + coverage("slope of fixed patients", visits, ModelPatients.labels, isMarked: false)
      + coverage("slope by score at entry", byScore, bands, isMarked: false)
      + bands.map { band in .mean("mean error of slope, \(band)", byScore.map { $0[band]?.value }) }
  }

  /// Patients of a drawn cohort: the smallest stratum has about 40 inside the evidence.
  static let cohortSize = 240

  private static func coverage(
    _ quantity: String, _ replicates: [[String: SlopeError]], _ labels: [String], isMarked: Bool = true
  ) -> [Measurement] {
    replicates.map { $0.mapValues(\.isHeld) }.coverage(of: quantity, labels, isMarked: isMarked)
  }

  /// How far a stratum's slope is from the truth.
  private struct SlopeError: Sendable {
    /// Estimate − truth, points a month: negative = decline overstated.
    let value: Double
    let isHeld: Bool
  }

  private static func errors(
    _ patients: ModelPatients, by axis: String, _ draws: inout PhiloxStream
  ) -> [String: SlopeError] {
    let store = ModelCohort(patients, &draws).read()
    var errors: [String: SlopeError] = [:]
    for stratum in patients.projectInClosedForm(store, by: axis, ProjectionPlan(), ProjectionCache()) {
      guard let slope = stratum.projection.untreated.value?.slope else { continue }
      let truth = patients.meanSlope(stratum.inside)
      errors[stratum.label] = SlopeError(value: slope.value - truth, isHeld: slope.holds(truth))
    }
    return errors
  }
}

extension Estimate {
  /// Whether the truth lies within the limits.
  func holds(_ truth: Double) -> Bool { low <= truth && truth <= high }
}
