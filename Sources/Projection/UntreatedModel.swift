import Clinical
import Cohorts
import Glibc
import Statistics
import Variables

/// How the untreated course of a group of patients is come by: from their own visits, or from a prior where they have
/// none.
///
/// Untreated are all patients if there are no arms, else those of the control arm. With two or more visits in at least
/// half of them, the course is the mean of their least-squares slopes over the first year. Otherwise each decline has a
/// gamma prior with mean c + 0.34(ΔFS − 0.68), at least 0.2, and SD 0.63 points a month; c ~ N(1.0, 0.15²) is one draw
/// for all (natural history of trial and register cohorts; assumed, not estimated from the file).
enum UntreatedModel {
  /// Slopes of untreated patients; known only where a slope exists and the patient is untreated.
  case slopes(NumberColumn)
  /// ΔFS of everyone, if the file tells it.
  case prior(deltaFS: NumberColumn?)
  /// No untreated patients can be told apart.
  case unknown(MissingReason)

  /// A course with what probabilities need of it.
  struct Result {
    var course: UntreatedCourse
    /// Standard error of the mean slope.
    var standardError: Double
    /// Decline, points a month, positive = loss.
    var decline: Double { -course.slope.value }
  }

  init(_ store: VariableStore, controlLevel: String?) {
    let patients = store.cohort.patientCount
    var untreated = Bitmap(repeating: true, count: patients)
    if let arm = store.column("arm")?.value, case .categories(let codes, let levels) = arm.values {
      guard let control = controlLevel.flatMap(levels.firstIndex) ?? Self.control(among: levels) else {
        self = .unknown(
          MissingReason(
            "none of the arms \(levels.prefix(6).joined(separator: ", ")) is named like a control; use --control"))
        return
      }
      untreated = Bitmap(count: patients)
      for row in 0..<patients { untreated[row] = codes[row] == control + 1 }
    }
    let slopes = numbers("slope_per_month", store)
    let known = slopes.map { ($0.known & untreated).populationCount } ?? 0
    if let slopes, known > 0, 2 * known >= untreated.populationCount {
      self = .slopes(NumberColumn(values: slopes.values, known: slopes.known & untreated))
    } else {
      self = .prior(deltaFS: numbers("delta_fs", store))
    }
  }

  /// The only level that is named like a control.
  private static func control(among levels: [String]) -> Int? {
    let names = ["placebo", "control", "sham", "untreated", "usual care", "standard of care", "no treatment"]
    let found = levels.indices.filter { index in
      let level = levels[index].lowercased()
      return names.contains { level.contains($0) }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The course of some patients. O(rows).
  func course(_ rows: [Int32]) -> Determination<Result> {
    switch self {
    case .unknown(let reason): .missing(reason)
    case .slopes(let slopes): Self.course(rows, slopes)
    case .prior(let deltaFS): .known(Self.course(rows, deltaFS: deltaFS))
    }
  }

  private static func course(_ rows: [Int32], _ slopes: NumberColumn) -> Determination<Result> {
    var found: [Double] = []
    for row in rows where slopes.known[Int(row)] { found.append(slopes.values[Int(row)]) }
    guard found.count >= ProjectionGates.slopes, let mean = meanEstimate(found),
      let t = StudentsT.quantile(0.975, df: Double(found.count - 1))
    else {
      return .missing(MissingReason("fewer than \(ProjectionGates.slopes) untreated patients with a slope"))
    }
    return .known(
      Result(
        course: UntreatedCourse(slope: mean, method: .perPatientSlopes(patients: found.count)),
        standardError: (mean.high - mean.value) / t))
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
