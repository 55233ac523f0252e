extension MixedModelFit {
  /// A patient's deviation from the fixed part, û (BLUP).
  public struct Deviation: Hashable, Sendable {
    /// Of the intercept, at t = 0.
    public let intercept: Double
    /// Of the slope; 0 if slopes do not vary.
    public let slope: Double
    /// Var(u | y) with β known: σ²K, K = P(I + SP)⁻¹.
    public let conditional: LineCovariance
    /// Var(û − u), which adds what β̂ does not know.
    public let prediction: LineCovariance
  }

  /// A patient's own course, x'β̂ + û as a line over time.
  public struct Course: Hashable, Sendable {
    /// Value at t = 0.
    public let intercept: Double
    /// Change by one unit of time.
    public let slope: Double
    /// Covariance of the line with β known.
    public let conditional: LineCovariance
    /// Covariance of the line with what β̂ does not know.
    public let prediction: LineCovariance
  }

  /// The mean course of several patients, as a combination of intercept and slope.
  public struct MeanCourse: Hashable, Sendable {
    /// The mean.
    public let value: Double
    /// ā'V_βā with ā the mean of w'(I − KᵢSᵢ)Aᵢ: what β̂ does not know and all patients share.
    public let coefficientVariance: Double
    /// n⁻² Σ w'σ²Kᵢw: what is not known of each patient.
    public let patientVariance: Double

    /// Variance of the mean for these patients.
    public var variance: Double { coefficientVariance + patientVariance }
  }

  /// One patient's parts in internal time and orthonormal columns.
  private struct Posterior {
    var deviation: (level: Double, trend: Double)
    var fixed: (level: Double, trend: Double)
    /// σ²K.
    var conditional: LineCovariance
    /// (I + PS)⁻¹ = I − KS, row by row.
    var shrink: (Double, Double, Double, Double)
    var pattern: Int
  }

  private func posterior(_ patient: Int) -> Posterior {
    let sums = model.sums
    let place = Int(sums.places[patient])
    let line = sums.lines[place]
    let pattern = Int(sums.patterns[place])
    let relative = evaluation.factor.relative
    let moved = sums.fitted(pattern: pattern, evaluation.solution)
    let weighed = LineWeighing(evaluation.factor).weigh(line)
    let score = weighed.score(line.mean - moved.level - line.meanTime * moved.trend, line.slope - moved.trend)
    let (p11, p12, p22) = (relative.intercept, relative.covariance, relative.slope)
    let first = line.count * line.meanTime
    let second = line.timeSpread + first * line.meanTime
    let share = 1 / weighed.determinant
    let determinant = evaluation.factor.determinant
    return Posterior(
      deviation: relative.times(score.level, score.trend),
      fixed: sums.fitted(pattern: pattern, zip(sums.center, evaluation.solution).map(+)),
      conditional: LineCovariance(
        intercept: p11 + determinant * second, covariance: p12 - determinant * first,
        slope: p22 + determinant * line.count
      ).scaled(by: share * components.residual),
      shrink: (
        share * (1 + p12 * first + p22 * second), -share * (p11 * first + p12 * second),
        -share * (p12 * line.count + p22 * first), share * (1 + p11 * line.count + p12 * first)
      ),
      pattern: pattern)
  }

  /// w'(I − KS)A, or w'KSA, for weights over internal time.
  private func loading(_ posterior: Posterior, _ level: Double, _ trend: Double, deviation: Bool) -> [Double] {
    var first = level * posterior.shrink.0 + trend * posterior.shrink.2
    var second = level * posterior.shrink.1 + trend * posterior.shrink.3
    if deviation { (first, second) = (level - first, trend - second) }
    let sums = model.sums
    let start = posterior.pattern * 2 * sums.columns
    return (0..<sums.columns).map {
      first * sums.designLines[start + $0] + second * sums.designLines[start + sums.columns + $0]
    }
  }

  /// Adds w'(I − KS)A to a sum, without an array for each patient.
  private func add(_ posterior: Posterior, _ level: Double, _ trend: Double, to sum: inout [Double]) {
    let first = level * posterior.shrink.0 + trend * posterior.shrink.2
    let second = level * posterior.shrink.1 + trend * posterior.shrink.3
    let columns = model.sums.columns
    let start = posterior.pattern * 2 * columns
    model.sums.designLines.withUnsafeBufferPointer { lines in
      sum.withUnsafeMutableBufferPointer { sum in
        for column in 0..<columns {
          sum[column] += first * lines[start + column] + second * lines[start + columns + column]
        }
      }
    }
  }

  private func shared(_ posterior: Posterior, deviation: Bool) -> LineCovariance {
    let covariance = evaluation.inverse.scaled(by: components.residual)
    let level = loading(posterior, 1, 0, deviation: deviation)
    let trend = loading(posterior, 0, 1, deviation: deviation)
    return LineCovariance(
      intercept: covariance.form(level, level), covariance: covariance.form(level, trend),
      slope: covariance.form(trend, trend))
  }

  /// The deviation of each patient, in the order of the data. O(patients · columns²).
  public func deviations() -> [Deviation] {
    let frame = model.sums.frame
    return model.sums.places.indices.map { patient in
      let posterior = posterior(patient)
      let line = frame.outer(posterior.deviation.level, posterior.deviation.trend)
      return Deviation(
        intercept: line.intercept, slope: line.slope, conditional: frame.outer(posterior.conditional),
        prediction: frame.outer(posterior.conditional.plus(shared(posterior, deviation: true))))
    }
  }

  /// The course of each patient, in the order of the data; `nil` if a fixed column is not a line over each patient's
  /// times. O(patients · columns²).
  public func courses() -> [Course]? {
    guard model.sums.isLinear else { return nil }
    let frame = model.sums.frame
    return model.sums.places.indices.map { patient in
      let posterior = posterior(patient)
      let line = frame.outer(
        posterior.fixed.level + posterior.deviation.level, posterior.fixed.trend + posterior.deviation.trend)
      return Course(
        intercept: line.intercept, slope: line.slope, conditional: frame.outer(posterior.conditional),
        prediction: frame.outer(posterior.conditional.plus(shared(posterior, deviation: false))))
    }
  }

  /// The posterior line of each patient with β known, x'β̂ + û and σ²K, in the order of the data; `nil` if a fixed column
  /// is not a line over each patient's times. O(patients · columns).
  public func posteriorLines() -> PosteriorLines? {
    guard model.sums.isLinear else { return nil }
    let frame = model.sums.frame
    var lines = PosteriorLines(capacity: model.sums.places.count)
    for patient in model.sums.places.indices {
      let posterior = posterior(patient)
      let line = frame.outer(
        posterior.fixed.level + posterior.deviation.level, posterior.fixed.trend + posterior.deviation.trend)
      lines.append(line.intercept, line.slope, frame.outer(posterior.conditional))
    }
    return lines
  }

  /// The mean over some patients, by their place in the data, of `intercept` · intercept + `slope` · slope: of their
  /// slopes with 0 and 1, of their values at time t with 1 and t. The target is the mean of these patients, not of
  /// others like them. `nil` without patients, or if a fixed column is not a line over each patient's times.
  /// O(patients · columns).
  public func meanCourse(of patients: [Int], intercept: Double, slope: Double) -> MeanCourse? {
    guard model.sums.isLinear, !patients.isEmpty else { return nil }
    let weights = model.sums.frame.innerWeights(intercept: intercept, slope: slope)
    let count = Double(patients.count)
    var values: [Double] = []
    var variance = 0.0
    var mean = [Double](repeating: 0, count: model.sums.columns)
    for patient in patients {
      let posterior = posterior(patient)
      values.append(
        weights.level * (posterior.fixed.level + posterior.deviation.level)
          + weights.trend * (posterior.fixed.trend + posterior.deviation.trend))
      variance += posterior.conditional.variance(intercept: weights.level, slope: weights.trend)
      add(posterior, weights.level, weights.trend, to: &mean)
    }
    for column in mean.indices { mean[column] /= count }
    return MeanCourse(
      value: compensatedSum(values) / count,
      coefficientVariance: evaluation.inverse.form(mean, mean) * components.residual,
      patientVariance: variance / (count * count))
  }
}
