import Clinical
import Cohorts
import Execution
import Statistics
import Strata
import Variables

/// How the untreated course of a group of patients is come by: from the visits of the cohort, or from a prior where
/// they do not tell (`PriorDeclines`).
///
/// Untreated are all patients if there are no arms, else those of the control arm. With visits at two times in at least
/// half of them, the course is that of a linear mixed model (`UntreatedMixedModel`).
enum UntreatedModel: Sendable {
  /// The fit that knows the strata, each patient's posterior line, and the number of untreated patients that were
  /// followed.
  case mixed(GroupedFit, PosteriorLines, followed: Int)
  /// Score at entry, and what is assumed of the decline.
  case prior(scores: NumberColumn?, PriorDeclines)
  /// No untreated patients can be told apart, or their visits do not tell.
  case unknown(MissingReason)

  /// A course with what probabilities need of it.
  struct Result {
    var course: UntreatedCourse
    /// Standard error of the mean slope.
    var standardError: Double
    /// The part of its square that all patients share.
    var sharedVariance: Double
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
    case .prior:
      self = .prior(
        scores: numbers("alsfrsr_total", store),
        PriorDeclines(numbers("delta_fs", store), patients: store.cohort.patientCount))
    case .mixed(let model, let followed):
      let fit = try cache.stratumFit(stratification.plan, controlLevel ?? "") {
        () throws(Cancelled) -> ProjectionCache.StratumFit? in
        guard let fit = try model.fit(stratification, work: work) else { return nil }
        return ProjectionCache.StratumFit(fit: fit, lines: try fit.posteriorLines(work: work))
      }
      self =
        fit.map { .mixed($0.fit, $0.lines, followed: followed) } ?? .unknown(MissingReason("the visits tell no course"))
    }
  }

  /// What is known of each patient's course; `nil` where nothing is.
  var courses: PatientCourses? {
    switch self {
    case .mixed(_, let lines, _): .lines(lines)
    case .prior(let scores, let declines): .prior(scores: scores, declines: declines)
    case .unknown: nil
    }
  }

  /// What makes effects differ between patients. O(patients), once for a tree.
  func effects(
    _ store: VariableStore, _ stratification: Stratification, controlLevel: String?, _ cache: ProjectionCache
  ) -> ProjectionCache.PatientEffects {
    cache.patientEffects(stratification.plan, controlLevel ?? "") {
      let courses = courses
      return ProjectionCache.PatientEffects(
        covariates: EffectCovariates(store, courses), losses: courses?.losses(store.cohort.patientCount) ?? [])
    }
  }

  /// Variances between patients and of single visits: estimated from the cohort, or assumed.
  var spread: CourseSpread {
    guard case .mixed(let fit, _, _) = self else { return .assumed }
    return CourseSpread(
      interceptVariance: fit.components.random.intercept, slopeVariance: fit.components.random.slope,
      covariance: fit.components.random.covariance, residualVariance: fit.components.residual, isAssumed: false)
  }

  /// The courses of the patients of each stratum that are inside, given for leaves; a parent's are all its children's.
  /// O(patients + strata · leaves).
  func courses(_ inside: [[Int32]], _ stratification: Stratification, work: Work) -> [Determination<Result>] {
    switch self {
    case .unknown(let reason): return inside.map { _ in .missing(reason) }
    case .prior(_, let declines):
      return firstBlocks(inside.count, work: work) { stratum in
        inside[stratum].isEmpty
          ? .missing(MissingReason("no patients")) : .known(Self.course(inside[stratum], declines))
      }
    case .mixed(let fit, _, let followed):
      let strata = stratification.strata
      var sums = firstBlocks(inside.count, work: work) { stratum in
        strata[stratum].children.isEmpty ? fit.sums(inside[stratum]) : fit.noSums
      }
      guard sums.count == inside.count else { return [] }
      for stratum in strata.indices.reversed() {
        if let parent = strata[stratum].parent { sums[parent] = sums[parent] + sums[stratum] }
      }
      return sums.map { Self.course(fit.meanSlope($0), followed) }
    }
  }

  private static func course(_ mean: MixedModelFit.MeanCourse?, _ followed: Int) -> Determination<Result> {
    guard let mean else { return .missing(MissingReason("no patients")) }
    let error = mean.variance.squareRoot()
    return .known(
      Result(
        course: UntreatedCourse(
          slope: Estimate(
            value: mean.value, low: mean.value - Normal.z975 * error, high: mean.value + Normal.z975 * error),
          method: .mixedModel(patients: followed)),
        standardError: error, sharedVariance: mean.coefficientVariance))
  }

  private static func course(_ rows: [Int32], _ declines: PriorDeclines) -> Result {
    let (decline, error, shared) = declines.mean(rows)
    return Result(
      course: UntreatedCourse(
        slope: Estimate(value: -decline, low: -decline - Normal.z975 * error, high: -decline + Normal.z975 * error),
        method: .singleVisitPrior),
      standardError: error, sharedVariance: shared)
  }
}

/// How much patients differ in their course, and visits from it, points.
public struct CourseSpread: Hashable, Sendable {
  /// Variance of the score at entry.
  public var interceptVariance: Double
  /// Variance of the slope.
  public var slopeVariance: Double
  /// Covariance of the two.
  public var covariance: Double
  /// Variance of a visit around its patient's line.
  public var residualVariance: Double
  /// Whether these are assumed rather than estimated from the file.
  public var isAssumed: Bool

  /// Visits of a trial, months: eight, four weeks apart, as in NurOwn phase 3.
  static let visitMonths = (0..<8).map { Double($0) * 28 / 30.4375 }

  /// A trial with these visits in patients like these.
  var design: SlopeDesign {
    SlopeDesign(
      visitMonths: CourseSpread.visitMonths, interceptVariance: interceptVariance, slopeVariance: slopeVariance,
      covariance: covariance, residualVariance: residualVariance)
  }

  /// For files whose visits do not tell: SD of slopes 0.63 points a month, of visits 1.8 points.
  static let assumed = CourseSpread(
    interceptVariance: 0, slopeVariance: PriorDeclines.patientSD * PriorDeclines.patientSD, covariance: 0,
    residualVariance: 1.8 * 1.8, isAssumed: true)
}
