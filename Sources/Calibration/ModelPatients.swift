import Glibc
import Statistics

/// True courses as the mixed model has them: intercept and slope of each patient are normal around the means of the
/// site of onset. Sizes are those of trial cohorts: a decline near one point a month with SD 0.55.
struct ModelPatients: Sendable {
  /// Sites of onset with their shares, and mean score at entry and mean slope, points a month.
  static let sites: [(name: String, share: Double, score: Double, slope: Double)] = [
    ("bulbar", 0.3, 34, -1.2), ("limb", 0.5, 35, -0.9), ("respiratory", 0.2, 33, -1.4),
  ]
  static let scoreSD = 4.5
  static let slopeSD = 0.55
  static let correlation = 0.2

  /// Index in `sites`.
  private(set) var site: [Int] = []
  /// True score at entry.
  private(set) var score: [Double] = []
  /// True slope without treatment, points a month, negative = decline.
  private(set) var slope: [Double] = []
  /// Months from onset to entry. Those with 40 are too late for every trial; all others meet the criteria of one that
  /// asks for no score.
  private(set) var monthsSinceOnset: [Double] = []

  static let tooLate = 40.0

  /// Draws patients; one in ten is outside the evidence.
  init(_ count: Int, _ draws: inout PhiloxStream) {
    for _ in 0..<count {
      let place = draws.uniform()
      let index = place < Self.sites[0].share ? 0 : place < Self.sites[0].share + Self.sites[1].share ? 1 : 2
      let first = draws.normal()
      let second = Self.correlation * first + (1 - Self.correlation * Self.correlation).squareRoot() * draws.normal()
      site.append(index)
      score.append(Self.sites[index].score + Self.scoreSD * first)
      slope.append(Self.sites[index].slope + Self.slopeSD * second)
      let months = (80 + 160 * draws.uniform()).rounded() / 10
      monthsSinceOnset.append(draws.chance(0.1) ? Self.tooLate : months)
    }
  }

  var count: Int { site.count }

  /// Whether a patient meets the entry criteria of a trial.
  func isInside(_ patient: Int) -> Bool { monthsSinceOnset[patient] != Self.tooLate }

  /// Mean of the true slopes of some patients.
  func meanSlope(_ patients: [Int]) -> Double { patients.reduce(0) { $0 + slope[$1] } / Double(patients.count) }
}
