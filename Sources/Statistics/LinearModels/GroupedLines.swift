public import Execution

/// The mixed model of repeated measures with a line for each group of patients, its variance components held: y = Zθ_g +
/// Z Σ c_k γ_k + Zu + e, each patient in one group, c covariates of the patient. Generalised least squares.
///
/// A patient enters by G = Z'V⁻¹Z and Z'V⁻¹y alone, both of two columns, so that they are worked out once and every
/// division into groups is one pass over the patients: the normal matrix is an arrow, a block for each group with the
/// covariates as border. The same numbers as `LinearMixedModel.solve(holding:)` with a level and a trend column for
/// each group, whose cost is that of a full matrix. Memory: eight numbers a patient.
public struct GroupedLines: Sendable {
  /// A group whose visits tell no line: without visits at two times.
  public struct NoLine: Error, Hashable {
    /// Which.
    public let group: Int
  }

  /// What the visits of one patient say, in units of σ².
  struct Patient: Sendable {
    /// Z'W⁻¹Z with W = V/σ².
    var weights = LineCovariance.zero
    /// Z'W⁻¹y.
    var level = 0.0
    var trend = 0.0
    /// K = P(I + SP)⁻¹: what is not known of the patient's own line.
    var unknown: LineCovariance
  }

  let patients: [Patient]
  let components: VarianceComponents
  /// P = D/σ².
  let relative: LineCovariance

  /// Reads the visits. O(visits).
  public init(_ data: RepeatedMeasures, holding components: VarianceComponents, work: Work) throws(Cancelled) {
    let relative = components.random.scaled(by: 1 / components.residual)
    let factor = RelativeFactor(.interceptAndSlope, of: relative)
    let frame = TimeFrame(center: 0, scale: 1)
    let determinant = factor.determinant
    patients = try forBlocks(data.patients, size: RepeatedMeasures.blockSize, work: work) { block in
      let weighing = LineWeighing(factor)
      return data.lineSums(block).map { sums -> Patient in
        guard sums.count > 0 else { return Patient(unknown: relative) }
        let line = MixedModelSums.Line(sums, frame)
        let weighed = weighing.weigh(line)
        let score = weighed.score(line.mean, line.slope)
        let first = line.count * line.meanTime
        let second = line.timeSpread + first * line.meanTime
        return Patient(
          weights: weighed.weights, level: score.level, trend: score.trend,
          unknown: LineCovariance(
            intercept: relative.intercept + determinant * second, covariance: relative.covariance - determinant * first,
            slope: relative.slope + determinant * line.count
          ).scaled(by: 1 / weighed.determinant))
      }
    }.flatMap(\.self)
    self.components = components
    self.relative = relative
  }

  /// Estimates a line for each group and the covariates' lines. `groups` holds the group of each patient; `covariates` a
  /// column each, of which those that follow from the groups and from earlier ones are left out. O(patients ·
  /// covariates²).
  public func fit(
    groups: [Int32], count: Int, covariates: [[Double]], work: Work
  ) throws(Cancelled) -> Result<GroupedFit, NoLine> {
    precondition(groups.count == patients.count && covariates.allSatisfy { $0.count == patients.count })
    let blocks = try forBlocks(patients.count, size: RepeatedMeasures.blockSize, work: work) { block in
      var sums = ArrowSums(groups: count, covariates: covariates.count)
      var values = [Double](repeating: 0, count: covariates.count)
      for patient in block {
        for column in covariates.indices { values[column] = covariates[column][patient] }
        sums.add(patients[patient], group: Int(groups[patient]), values)
      }
      return sums
    }
    var total = ArrowSums(groups: count, covariates: covariates.count)
    for block in blocks { total.add(block) }
    var kept = Array(covariates.indices)
    while true {
      switch total.solution(keeping: kept) {
      case .solved(let solution):
        return .success(
          GroupedFit(lines: self, groups: groups, covariates: kept.map { covariates[$0] }, solution: solution))
      case .dependent(let column): kept.remove(at: column)
      case .noLine(let group): return .failure(NoLine(group: group))
      }
    }
  }
}

/// The sums over patients that make the normal equations.
struct ArrowSums: Sendable {
  /// Σ G of each group.
  private var blocks: [LineCovariance]
  /// Σ Z'W⁻¹y of each group.
  private var scores: [(level: Double, trend: Double)]
  /// Σ c_k G, group by group.
  private var borders: [LineCovariance]
  /// Σ c_k c_l G, row by row.
  private var corner: [LineCovariance]
  /// Σ c_k Z'W⁻¹y.
  private var cornerScores: [(level: Double, trend: Double)]
  private let covariates: Int

  init(groups: Int, covariates: Int) {
    blocks = [LineCovariance](repeating: .zero, count: groups)
    scores = [(level: Double, trend: Double)](repeating: (0, 0), count: groups)
    borders = [LineCovariance](repeating: .zero, count: groups * covariates)
    corner = [LineCovariance](repeating: .zero, count: covariates * covariates)
    cornerScores = [(level: Double, trend: Double)](repeating: (0, 0), count: covariates)
    self.covariates = covariates
  }

  @inline(__always)
  mutating func add(_ patient: GroupedLines.Patient, group: Int, _ values: [Double]) {
    blocks[group] = blocks[group].plus(patient.weights)
    scores[group].level += patient.level
    scores[group].trend += patient.trend
    for row in 0..<covariates where values[row] != 0 {
      let scaled = patient.weights.scaled(by: values[row])
      borders[group * covariates + row] = borders[group * covariates + row].plus(scaled)
      cornerScores[row].level += values[row] * patient.level
      cornerScores[row].trend += values[row] * patient.trend
      for column in 0..<covariates {
        corner[row * covariates + column] = corner[row * covariates + column].plus(scaled.scaled(by: values[column]))
      }
    }
  }

  mutating func add(_ other: ArrowSums) {
    for place in blocks.indices {
      blocks[place] = blocks[place].plus(other.blocks[place])
      scores[place].level += other.scores[place].level
      scores[place].trend += other.scores[place].trend
    }
    for place in borders.indices { borders[place] = borders[place].plus(other.borders[place]) }
    for place in corner.indices { corner[place] = corner[place].plus(other.corner[place]) }
    for place in cornerScores.indices {
      cornerScores[place].level += other.cornerScores[place].level
      cornerScores[place].trend += other.cornerScores[place].trend
    }
  }

  enum Outcome {
    case solved(ArrowSolution)
    /// The covariate, by its place among those kept, that follows from what stands before it.
    case dependent(Int)
    /// The first group whose visits tell no line.
    case noLine(Int)
  }

  /// Solves the equations with some of the covariates.
  func solution(keeping kept: [Int]) -> Outcome {
    var inverses: [LineCovariance] = []
    for (group, block) in blocks.enumerated() {
      guard let inverse = block.inverse else { return .noLine(group) }
      inverses.append(inverse)
    }
    let size = 2 * kept.count
    // F − Σ E'B⁻¹E and v − Σ E'B⁻¹u.
    var schur = Matrix(rows: size, columns: size)
    var right = [Double](repeating: 0, count: size)
    for (row, first) in kept.enumerated() {
      for (column, second) in kept.enumerated() {
        schur.put(corner[first * covariates + second], row, column)
      }
      (right[2 * row], right[2 * row + 1]) = cornerScores[first]
    }
    let whole = schur.diagonal
    for group in blocks.indices {
      let inverse = inverses[group]
      let base = inverse.times(scores[group].level, scores[group].trend)
      for (row, first) in kept.enumerated() {
        let border = borders[group * covariates + first]
        let known = border.times(base.0, base.1)
        right[2 * row] -= known.0
        right[2 * row + 1] -= known.1
        for (column, second) in kept.enumerated() {
          schur.take(border, inverse, borders[group * covariates + second], row, column)
        }
      }
    }
    if let place = schur.symmetrized.firstSmallPivot(of: whole) { return .dependent(place / 2) }
    let factor = size == 0 ? nil : Cholesky(schur.symmetrized)
    if size > 0, factor == nil { return .dependent(kept.count - 1) }
    let common = factor?.solve(right) ?? []
    var lines: [(level: Double, trend: Double)] = []
    for group in blocks.indices {
      var (level, trend) = scores[group]
      for (row, covariate) in kept.enumerated() {
        let moved = borders[group * covariates + covariate].times(common[2 * row], common[2 * row + 1])
        level -= moved.0
        trend -= moved.1
      }
      lines.append(inverses[group].times(level, trend))
    }
    return .solved(
      ArrowSolution(
        lines: lines, common: common, inverses: inverses,
        borders: blocks.indices.map { group in kept.map { borders[group * covariates + $0] } },
        commonInverse: factor?.inverse ?? Matrix(rows: 0, columns: 0)))
  }
}

/// The solution of the normal equations, and what its covariance needs.
struct ArrowSolution: Sendable {
  /// θ of each group.
  let lines: [(level: Double, trend: Double)]
  /// γ: level and trend of each covariate in turn.
  let common: [Double]
  /// B⁻¹ of each group.
  let inverses: [LineCovariance]
  /// E of each group, a block for each covariate.
  let borders: [[LineCovariance]]
  /// (F − Σ E'B⁻¹E)⁻¹.
  let commonInverse: Matrix

  /// Variance, in units of σ², of Σ_g w_g'θ_g + w'γ.
  func variance(_ weights: [Int: (level: Double, trend: Double)], _ commonWeights: [Double]) -> Double {
    var rest = commonWeights
    var variance = 0.0
    for (group, weight) in weights.sorted(by: { $0.key < $1.key }) {
      let spread = inverses[group].times(weight.level, weight.trend)
      variance += weight.level * spread.0 + weight.trend * spread.1
      for (row, border) in borders[group].enumerated() {
        let moved = border.times(spread.0, spread.1)
        rest[2 * row] -= moved.0
        rest[2 * row + 1] -= moved.1
      }
    }
    return variance + (rest.isEmpty ? 0 : commonInverse.form(rest, rest))
  }
}

extension LineCovariance {
  /// The inverse; `nil` if it has none to ten digits.
  fileprivate var inverse: LineCovariance? {
    let determinant = self.determinant
    guard intercept > 0, slope > 0, determinant > 1e-10 * intercept * slope else { return nil }
    return LineCovariance(
      intercept: slope / determinant, covariance: -covariance / determinant, slope: intercept / determinant)
  }
}

extension Matrix {
  fileprivate mutating func put(_ block: LineCovariance, _ row: Int, _ column: Int) {
    self[2 * row, 2 * column] = block.intercept
    self[2 * row, 2 * column + 1] = block.covariance
    self[2 * row + 1, 2 * column] = block.covariance
    self[2 * row + 1, 2 * column + 1] = block.slope
  }

  /// Takes A'BC off a block, all symmetric.
  fileprivate mutating func take(
    _ a: LineCovariance, _ b: LineCovariance, _ c: LineCovariance, _ row: Int, _ column: Int
  ) {
    for (place, unit) in [(0, (1.0, 0.0)), (1, (0.0, 1.0))] {
      let first = c.times(unit.0, unit.1)
      let second = b.times(first.0, first.1)
      let third = a.times(second.0, second.1)
      self[2 * row, 2 * column + place] -= third.0
      self[2 * row + 1, 2 * column + place] -= third.1
    }
  }

  /// The first row whose pivot is nothing beside what its diagonal was before other columns were taken out.
  fileprivate func firstSmallPivot(of whole: [Double]) -> Int? {
    var rest = self
    for row in 0..<rows {
      guard rest[row, row] > 1e-10 * whole[row] else { return row }
      for below in row + 1..<max(rows, row + 1) {
        let share = rest[below, row] / rest[row, row]
        for column in row..<columns { rest[below, column] -= share * rest[row, column] }
      }
    }
    return nil
  }
}
