public import Execution

/// Lines of groups with what they imply for each patient and for the mean of any of them.
public struct GroupedFit: Sendable {
  private let lines: GroupedLines
  private let groups: [Int32]
  private let covariates: [[Double]]
  private let solution: ArrowSolution

  init(lines: GroupedLines, groups: [Int32], covariates: [[Double]], solution: ArrowSolution) {
    self.lines = lines
    self.groups = groups
    self.covariates = covariates
    self.solution = solution
  }

  /// D and σ², as they were held.
  public var components: VarianceComponents { lines.components }

  /// Number of covariates that were kept.
  public var keptCovariates: Int { covariates.count }

  /// What the fixed part says of a patient.
  private func fixed(_ patient: Int) -> (level: Double, trend: Double) {
    var (level, trend) = solution.lines[Int(groups[patient])]
    for column in covariates.indices {
      level += covariates[column][patient] * solution.common[2 * column]
      trend += covariates[column][patient] * solution.common[2 * column + 1]
    }
    return (level, trend)
  }

  /// The posterior line of each patient with β known, x'β̂ + û and σ²K. O(patients).
  public func posteriorLines(work: Work) throws(Cancelled) -> PosteriorLines {
    let residual = components.residual
    let blocks = try forBlocks(lines.patients.count, size: RepeatedMeasures.blockSize, work: work) { block in
      var result = PosteriorLines(capacity: block.count)
      for place in block {
        let patient = lines.patients[place]
        let fixed = fixed(place)
        let expected = patient.weights.times(fixed.level, fixed.trend)
        let own = lines.relative.times(patient.level - expected.0, patient.trend - expected.1)
        result.append(
          fixed.level + own.0, fixed.trend + own.1, patient.unknown.scaled(by: residual))
      }
      return result
    }
    return PosteriorLines(joining: blocks)
  }

  /// Sums over some patients from which the mean of their slopes follows; those of a whole are the sums of its parts.
  public struct SlopeSums: Sendable {
    fileprivate var count = 0
    /// Σ of what their own visits add.
    fileprivate var own = 0.0
    /// Σ σ²K₂₂.
    fileprivate var unknown = 0.0
    /// Σ of the second row of I − PG by group.
    fileprivate var weights: [Int: (level: Double, trend: Double)] = [:]
    /// The same times each covariate.
    fileprivate var common: [Double]

    /// The sums of two parts.
    public static func + (left: SlopeSums, right: SlopeSums) -> SlopeSums {
      var sums = left
      sums.count += right.count
      sums.own += right.own
      sums.unknown += right.unknown
      sums.weights.merge(right.weights) { ($0.level + $1.level, $0.trend + $1.trend) }
      for place in sums.common.indices { sums.common[place] += right.common[place] }
      return sums
    }
  }

  /// No patients.
  public var noSums: SlopeSums { SlopeSums(common: [Double](repeating: 0, count: 2 * covariates.count)) }

  /// Sums over patients of one group. O(patients · covariates).
  public func sums(_ patients: some Collection<Int32>) -> SlopeSums {
    var sums = noSums
    guard let first = patients.first else { return sums }
    let p = lines.relative
    var weight = (level: 0.0, trend: 0.0)
    for row in patients {
      let place = Int(row)
      let patient = lines.patients[place]
      let g = patient.weights
      let level = -(p.covariance * g.intercept + p.slope * g.covariance)
      let trend = 1 - (p.covariance * g.covariance + p.slope * g.slope)
      sums.own += p.covariance * patient.level + p.slope * patient.trend
      sums.unknown += patient.unknown.slope
      weight.level += level
      weight.trend += trend
      for column in covariates.indices {
        sums.common[2 * column] += level * covariates[column][place]
        sums.common[2 * column + 1] += trend * covariates[column][place]
      }
    }
    sums.count = patients.count
    sums.weights[Int(groups[Int(first)])] = weight
    return sums
  }

  /// The mean of the patients' slopes with what is not known of it; `nil` of none. The target is the mean of these
  /// patients, not of others like them.
  public func meanSlope(_ sums: SlopeSums) -> MixedModelFit.MeanCourse? {
    guard sums.count > 0 else { return nil }
    var value = sums.own
    for (group, weight) in sums.weights.sorted(by: { $0.key < $1.key }) {
      value += weight.level * solution.lines[group].level + weight.trend * solution.lines[group].trend
    }
    for (weight, coefficient) in zip(sums.common, solution.common) { value += weight * coefficient }
    let count = Double(sums.count)
    let residual = components.residual
    return MixedModelFit.MeanCourse(
      value: value / count,
      coefficientVariance: residual * solution.variance(sums.weights, sums.common) / (count * count),
      patientVariance: residual * sums.unknown / (count * count))
  }
}
