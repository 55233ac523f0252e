import Clinical
import Cohorts
import Execution
import Glibc
import Statistics
import Strata
import Variables

/// How the untreated course of a group of patients is come by: from the visits of the cohort, or from a prior where
/// they do not tell.
///
/// Untreated are all patients if there are no arms, else those of the control arm. With visits at two times in at least
/// half of them, the course is that of a linear mixed model (`UntreatedMixedModel`). Otherwise each decline has a gamma
/// prior with mean c + 0.34(ΔFS − 0.68), at least 0.2, and SD 0.63 points a month; c ~ N(1.0, 0.15²) is one draw for all
/// (natural history of trial and register cohorts; assumed, not estimated from the file).
enum UntreatedModel: Sendable {
  /// The fit that knows the strata, each patient's posterior score at entry, and the number of untreated patients that
  /// were followed.
  case mixed(MixedModelFit, scores: [Double], followed: Int)
  /// ΔFS of everyone, if the file tells it.
  case prior(deltaFS: NumberColumn?)
  /// No untreated patients can be told apart, or their visits do not tell.
  case unknown(MissingReason)

  /// A course with what probabilities need of it.
  struct Result {
    var course: UntreatedCourse
    /// Standard error of the mean slope.
    var standardError: Double
    /// Decline, points a month, positive = loss.
    var decline: Double { -course.slope.value }
  }

  init(
    _ store: VariableStore, controlLevel: String?, _ stratification: Stratification, _ cache: ProjectionCache,
    _ work: Work
  ) throws(Cancelled) {
    let cohort = try cache.cohortModel(controlLevel ?? "") { () throws(Cancelled) in
      try UntreatedCohort(store, controlLevel: controlLevel, work: work)
    }
    switch cohort {
    case .unknown(let reason): self = .unknown(reason)
    case .prior: self = .prior(deltaFS: numbers("delta_fs", store))
    case .mixed(let model, let followed):
      let fit = try cache.stratumFit(stratification.plan, controlLevel ?? "") { () throws(Cancelled) in
        try model.fit(stratification, work: work)
      }
      self = .mixed(fit.fit, scores: fit.scores, followed: followed)
    }
  }

  /// The course of some patients. O(rows · columns of the model).
  func course(_ rows: [Int32]) -> Determination<Result> {
    switch self {
    case .unknown(let reason): .missing(reason)
    case .mixed(let fit, _, let followed): Self.course(rows, fit, followed)
    case .prior(let deltaFS): .known(Self.course(rows, deltaFS: deltaFS))
    }
  }

  private static func course(_ rows: [Int32], _ fit: MixedModelFit, _ followed: Int) -> Determination<Result> {
    guard let mean = fit.meanCourse(of: rows.map(Int.init), intercept: 0, slope: 1) else {
      return .missing(MissingReason("no patients"))
    }
    let error = mean.variance.squareRoot()
    return .known(
      Result(
        course: UntreatedCourse(
          slope: Estimate(
            value: mean.value, low: mean.value - Normal.z975 * error, high: mean.value + Normal.z975 * error),
          method: .mixedModel(patients: followed)),
        standardError: error))
  }

  /// The prior's mean and SD of c, the floor of a patient's mean decline, and the SD of a patient's decline.
  private static let level = (mean: 1.0, sd: 0.15)
  private static let floor = 0.2
  private static let patientSD = 0.63

  private static func course(_ rows: [Int32], deltaFS: NumberColumn?) -> Result {
    var declineSum = 0.0
    var sensitivitySum = 0.0
    for row in rows {
      // E[max(floor, c + k)] and its derivative by the mean of c, for c normal.
      let shift = deltaFS?[Int(row)].map { 0.34 * ($0 - 0.68) } ?? 0
      let z = (level.mean + shift - floor) / level.sd
      let above = Normal.cdf(z)
      declineSum +=
        floor + (level.mean + shift - floor) * above + level.sd * exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      sensitivitySum += above
    }
    let count = Double(rows.count)
    let shared = sensitivitySum / count * level.sd
    let error = (shared * shared + patientSD * patientSD / count).squareRoot()
    let slope = -declineSum / count
    return Result(
      course: UntreatedCourse(
        slope: Estimate(value: slope, low: slope - Normal.z975 * error, high: slope + Normal.z975 * error),
        method: .singleVisitPrior),
      standardError: error)
  }
}
