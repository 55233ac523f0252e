import Cohorts
import Evidence
import Strata

/// Patients inside the evidence, taken together where a replicate gives them the same effect: within a leaf of the tree
/// those of one progression class, one onset class and nearly one score.
///
/// The sums over a leaf's patients that a replicate needs are functions of their effect alone, so that they are
/// tabulated once for each cell and never asked of each patient in each replicate.
struct EffectCells: Sendable {
  /// Patients with one effect.
  struct Cell: Sendable {
    /// Mean covariates of its patients.
    var weights: EffectWeights
    /// Its patients, in `rows`.
    var range: Range<Int>
  }

  /// Cells of each stratum of the tree: those of its own if it is a leaf, else none.
  let cells: [[Cell]]
  /// Patients, cell after cell, for each stratum.
  let rows: [[Int32]]

  /// Width of a score class, points. Within it a patient's effect differs from the cell's by b₁ · 0.1 at most.
  private static let scoreWidth = 2.0
  private static let scoreClasses = 25

  /// Sorts the patients of each leaf that are inside. O(patients).
  init(_ stratification: Stratification, inside: [[Int32]], _ covariates: EffectCovariates) {
    var cells: [[Cell]] = []
    var rows: [[Int32]] = []
    for (index, stratum) in stratification.strata.enumerated() {
      guard stratum.children.isEmpty else {
        cells.append([])
        rows.append([])
        continue
      }
      let (order, ends) = EffectCells.sorted(inside[index], covariates)
      var start = 0
      var leaf: [Cell] = []
      for end in ends where end > start {
        let part = Array(order[start..<end])
        leaf.append(
          Cell(weights: EffectWeights.means(part, covariates, losses: []).additive, range: start..<end))
        start = end
      }
      cells.append(leaf)
      rows.append(order)
    }
    self.cells = cells
    self.rows = rows
  }

  /// Patients in the order of their classes, and where each class ends.
  private static func sorted(_ rows: [Int32], _ covariates: EffectCovariates) -> (order: [Int32], ends: [Int]) {
    var counts = [Int](repeating: 0, count: 9 * scoreClasses + 1)
    let keys = rows.map { key(Int($0), covariates) }
    for key in keys { counts[key + 1] += 1 }
    for place in 1..<counts.count { counts[place] += counts[place - 1] }
    let ends = Array(counts.dropFirst())
    var order = rows
    for (row, key) in zip(rows, keys) {
      order[counts[key]] = row
      counts[key] += 1
    }
    return (order, ends)
  }

  private static func key(_ patient: Int, _ covariates: EffectCovariates) -> Int {
    func sign(_ value: Double) -> Int { value > 0 ? 2 : value < 0 ? 1 : 0 }
    let points = covariates.score[patient] * 10 + EffectModifiers.referenceScore
    let score = max(0, min(scoreClasses - 1, Int(points / scoreWidth)))
    return (sign(covariates.fast[patient]) * 3 + sign(covariates.bulbar[patient])) * scoreClasses + score
  }
}
