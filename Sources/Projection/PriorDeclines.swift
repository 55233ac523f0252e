import Clinical
import Cohorts
import Glibc
import Statistics

/// The decline of each patient where a file has one visit a patient: assumed, not estimated.
///
/// declineᵢ ~ gamma with mean mᵢ = max(0.2, c + 0.34(ΔFSᵢ − 0.68)) and SD 0.63 points a month; c ~ N(1.0, 0.15²) is one
/// draw for all (natural history of trial and register cohorts). A patient without ΔFS counts as average.
struct PriorDeclines: Sendable {
  private static let level = (mean: 1.0, sd: 0.15)
  private static let floor = 0.2
  /// SD of a patient's decline around its mean.
  static let patientSD = 0.63
  /// Equally likely values that stand for a gamma distribution.
  private static let valueCount = 16
  /// Means are told apart to the hundredth when values are looked up.
  private static let step = 0.01

  private let deltaFS: NumberColumn?
  private let values: [Int: [Double]]

  /// Tabulates the gamma distributions that occur. O(patients + distributions).
  init(_ deltaFS: NumberColumn?, patients: Int) {
    self.deltaFS = deltaFS
    var values: [Int: [Double]] = [:]
    for patient in 0..<patients {
      let place = PriorDeclines.place(PriorDeclines.expected(deltaFS?[patient]).mean)
      if values[place] == nil { values[place] = PriorDeclines.gamma(mean: Double(place) * PriorDeclines.step) }
    }
    self.values = values
  }

  /// E[mᵢ].
  func mean(_ patient: Int) -> Double { PriorDeclines.expected(deltaFS?[patient]).mean }

  /// Values of a patient's decline that are equally likely.
  func values(_ patient: Int) -> [Double] { values[PriorDeclines.place(mean(patient))] ?? [mean(patient)] }

  /// Mean decline of some patients, its standard error, and the variance that all share through c: the rest is each
  /// patient's own. O(rows).
  func mean(_ rows: [Int32]) -> (decline: Double, standardError: Double, sharedVariance: Double) {
    var sum = 0.0
    var sensitivity = 0.0
    for row in rows {
      let expected = PriorDeclines.expected(deltaFS?[Int(row)])
      sum += expected.mean
      sensitivity += expected.sensitivity
    }
    let count = Double(rows.count)
    let slope = sensitivity / count * PriorDeclines.level.sd
    let shared = slope * slope
    let own = PriorDeclines.patientSD * PriorDeclines.patientSD / count
    return (sum / count, (shared + own).squareRoot(), shared)
  }

  /// E[max(floor, c + k)] and its derivative by the mean of c, for c normal.
  private static func expected(_ rate: Double?) -> (mean: Double, sensitivity: Double) {
    let shift = rate.map { 0.34 * ($0 - 0.68) } ?? 0
    let z = (level.mean + shift - floor) / level.sd
    return (floor + level.sd * ClippedNormal.excess(z), Normal.cdf(z))
  }

  private static func place(_ mean: Double) -> Int { Int((mean / step).rounded()) }

  /// Midpoints of equal shares of the distribution, scaled so that their mean is right.
  private static func gamma(mean: Double) -> [Double] {
    let scale = patientSD * patientSD / mean
    let midpoints = (0..<valueCount).compactMap { place in
      GammaDistribution.quantile((Double(place) + 0.5) / Double(valueCount), shape: mean / scale).map { $0 * scale }
    }
    let sum = midpoints.reduce(0, +)
    guard midpoints.count == valueCount, sum > 0 else { return [mean] }
    return midpoints.map { $0 * mean * Double(valueCount) / sum }
  }
}
