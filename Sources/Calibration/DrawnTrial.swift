import Execution
import Glibc
import Statistics

/// A trial of two arms that do not differ: patients of the mixed model, every second of them called treated, with
/// lifetimes that are shorter for those who decline faster, censored at 9 to 18 months.
struct DrawnTrial {
  /// One-sided probabilities in favour of treatment; `nil` where the data did not tell.
  struct Probabilities: Sendable {
    var slope: Double?
    var change: Double?
    var logRank: Double?
    var hazard: Double?
    var restrictedMean: Double?
    var landmark: Double?
  }

  private let visits: ModelCohort
  private let isTreated: [Bool]
  private let survival: SurvivalSample
  /// Months at which survival and function are looked at.
  private static let landmark = 8.5

  init(perArm: Int, _ draws: inout PhiloxStream) {
    let patients = ModelPatients(2 * perArm, &draws)
    visits = ModelCohort(patients, &draws)
    isTreated = (0..<patients.count).map { $0 % 2 == 1 }
    var times: [Double] = []
    var events: [Bool] = []
    for patient in 0..<patients.count {
      let death = -log(draws.uniform()) / (0.03 * exp(-0.8 * (patients.slope[patient] + 1)))
      let end = 9 + 9 * draws.uniform()
      times.append(min(death, end))
      events.append(death <= end)
    }
    guard case .success(let sample) = SurvivalSample.read(times: times, events: events) else {
      preconditionFailure("drawn lifetimes are positive")
    }
    survival = sample
  }

  private var arm: [Double] { isTreated.map { $0 ? 1 : 0 } }

  var probabilities: Probabilities {
    Probabilities(
      slope: slope, change: change, logRank: logRank, hazard: hazard, restrictedMean: restrictedMean,
      landmark: landmark)
  }

  /// Difference of slopes by the mixed model with a shared level at entry, t with Satterthwaite's degrees of freedom.
  private var slope: Double? {
    let ones = [Double](repeating: 1, count: isTreated.count)
    let data = RepeatedMeasures(offsets: visits.offsets, times: visits.months, values: visits.scores)
    let fixed: [LinearMixedModel.FixedEffect] = [
      .init("1", .level(ones)), .init("t", .trend(ones)), .init("arm · t", .trend(arm)),
    ]
    let fit = try? LinearMixedModel.prepare(data, fixed: fixed, random: .interceptAndSlope, work: Work()).get()
      .fit(.restrictedMaximumLikelihood, work: Work()).get()
    return fit?.coefficient("arm · t").flatMap(Self.inFavour)
  }

  /// Change to the last planned visit among those who had it, with the score at entry as covariate.
  private var change: Double? {
    let planned = ModelCohort.plannedMonths.count
    let rows = isTreated.indices.filter { visits.offsets[$0 + 1] - visits.offsets[$0] == planned }
    let entry = rows.map { visits.scores[visits.offsets[$0]] }
    let changes = rows.map { visits.scores[visits.offsets[$0 + 1] - 1] - visits.scores[visits.offsets[$0]] }
    let design = DesignMatrix(
      names: ["1", "entry", "arm"], columns: [rows.map { _ in 1 }, entry, rows.map { arm[$0] }])
    let fit = try? LinearRegression.fit(design, changes).get()
    return fit?.coefficient("arm").flatMap(Self.inFavour)
  }

  private static func inFavour(_ contrast: Contrast) -> Double? {
    contrast.degreesOfFreedom.flatMap { StudentsT.upperTail(contrast.statistic, df: $0) }
  }

  private var groups: [Int] { isTreated.map { $0 ? 1 : 0 } }

  private var logRank: Double? {
    (try? LogRankTest.test(survival, groups: groups).get())?.z.map(Normal.cdf)
  }

  private var hazard: Double? {
    let model = try? CoxModel.fit(survival, [Covariate("arm", arm)], work: Work()).get()
    return model.map { Normal.cdf($0.coefficients[0].value / $0.coefficients[0].standardError) }
  }

  private var restrictedMean: Double? {
    let curves = SurvivalCurve.curves(survival, groups: groups)
    let comparison = try? RestrictedMeanComparison.compare(curves[1], with: curves[0], to: Self.landmark).get()
    return comparison.map { Normal.upperTail($0.difference.value / $0.standardError) }
  }

  /// Death and function at once; the last change counts.
  private var landmark: Double? {
    let changes = isTreated.indices.map {
      visits.scores[visits.offsets[$0 + 1] - 1] - visits.scores[visits.offsets[$0]]
    }
    let comparison = try? CompositeComparison.atLandmark(
      Self.landmark, survival, changes: changes, treated: isTreated
    ).get()
    return comparison.map { Normal.upperTail($0.finkelsteinSchoenfeld.z) }
  }
}
