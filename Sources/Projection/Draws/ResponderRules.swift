import Cohorts
import Glibc
import Statistics
import Variables

/// Who would be called a responder: after 28 weeks of visits every 4 weeks, by the least-squares slope through them,
/// compared with the slope before.
public enum ResponderRule: String, Sendable, CaseIterable {
  /// Decline slower by at least a quarter.
  case quarterSlower = "slope ≥ 25 % better"
  /// Decline slower by at least 1.25 points a month, as in NurOwn phase 3.
  case fixedGain = "≥ 1.25 points/month better"

  /// The steepest decline after the start that still counts, points a month.
  func limit(_ before: Double) -> Double {
    switch self {
    case .quarterSlower: 0.75 * before
    case .fixedGain: before - 1.25
    }
  }
}

/// The slope before treatment and the noise of the one afterwards.
///
/// Before: ΔFS, the mean decline from onset to entry; where it is unknown or not above 0 no rule is defined. After: a
/// patient's decline less the effect, with the error of a line through eight visits four weeks apart.
struct ResponderRules: Sendable {
  private let before: NumberColumn?
  private let normal = TabulatedNormal()
  /// Variance of the fitted slope around the patient's own: σ²/Σ(t − t̄)².
  let slopeError: Double

  /// Σ(t − t̄)² of the visits, months².
  private static let visitSpread: Double = {
    let months = CourseSpread.visitMonths
    let mean = months.reduce(0, +) / Double(months.count)
    return months.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }()

  init(_ store: VariableStore, _ spread: CourseSpread) {
    before = numbers("delta_fs", store)
    slopeError = spread.residualVariance / ResponderRules.visitSpread
  }

  /// A patient for whom the rules are defined.
  struct Responder {
    /// Decline before, points a month, > 0.
    var before: Double
    /// SD of the fitted decline given the patient's possibility, or over all of them where they are normal.
    var sd: Double
    var isNormal: Bool
    var normal: TabulatedNormal

    /// P(the patient is called a responder) at an effect.
    @inline(__always)
    func share(_ rule: ResponderRule, _ nodes: PatientCourses.Nodes, _ effect: Double) -> Double {
      let limit = rule.limit(before)
      if isNormal { return below(limit, nodes.decline - effect) }
      var sum = 0.0
      for place in nodes.weights.indices {
        sum += nodes.weights[place] * below(limit, nodes.declines[place] - effect)
      }
      return sum
    }

    @inline(__always)
    private func below(_ limit: Double, _ decline: Double) -> Double {
      sd > 0 ? normal.cdf((limit - decline) / sd) : decline <= limit ? 1 : 0
    }
  }

  /// The patient with what the rules need; `nil` where they are not defined.
  func responder(_ patient: Int, _ nodes: PatientCourses.Nodes, _ courses: PatientCourses) -> Responder? {
    guard let rate = before?[patient], rate > 0 else { return nil }
    guard case .lines = courses else {
      return Responder(before: rate, sd: slopeError.squareRoot(), isNormal: false, normal: normal)
    }
    return Responder(
      before: rate, sd: (slopeError + nodes.declineVariance).squareRoot(), isNormal: true, normal: normal)
  }

  /// Patients for whom no rule is defined. O(rows).
  func undefined(_ rows: [Int32]) -> Int {
    guard let before else { return rows.count }
    return rows.count { !(before[Int($0)].map { $0 > 0 } ?? false) }
  }
}
