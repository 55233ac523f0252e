extension CoxModel {
  /// Coefficients with standard errors that hold also if the hazards are not proportional, rows of a cluster depend on
  /// each other, or weights are not counts.
  public struct Robust: Sendable {
    /// The coefficients of the model with robust standard errors.
    public let coefficients: [Coefficient]
    /// Their covariance, for `wald(of:covariance:)`.
    public let covariance: SymmetricMatrix
  }

  /// The sandwich of score residuals: V (Σ u_c u_c') V, u_c the sum of the residuals of a cluster; without clusters
  /// every row is one. Rows of one patient belong to one cluster. References: Lin and Wei, J Am Stat Assoc
  /// 1989;84:1074–1078; Therneau and Grambsch, Modeling Survival Data, 2000. O(n · covariates²).
  public func robust(clusters: [Int]? = nil, level: Double = 0.95) -> Robust {
    let width = sets.width
    let residuals = scoreResiduals()
    var meat = SymmetricMatrix(size: width)
    func add(_ values: ArraySlice<Double>) {
      for row in 0..<width {
        for column in 0...row {
          meat[row, column] += values[values.startIndex + row] * values[values.startIndex + column]
        }
      }
    }
    if let clusters {
      let count = RowOrder.classCount(clusters, rows: sample.count)
      var totals = [Double](repeating: 0, count: count * width)
      for (place, row) in sets.rows.enumerated() {
        for k in 0..<width { totals[clusters[row] * width + k] += residuals[place * width + k] }
      }
      for cluster in 0..<count { add(totals[cluster * width..<(cluster + 1) * width]) }
    } else {
      for place in sets.rows.indices { add(residuals[place * width..<(place + 1) * width]) }
    }
    let division = SymmetricSolve(information)
    var covariance = SymmetricMatrix(size: width)
    // V M V, column by column: solve for M's columns, then for the rows of what comes out.
    let half = (0..<width).map { column in division.solve((0..<width).map { meat[$0, column] }) }
    for row in 0..<width {
      let full = division.solve(half.map { $0[row] })
      for column in 0...row { covariance[row, column] = full[column] / (sets.spreads[row] * sets.spreads[column]) }
    }
    return Robust(
      coefficients: CoxModel.coefficients(
        coefficients.map(\.name), coefficients.map(\.value), covariance, level: level),
      covariance: covariance)
  }

  /// What each place adds to the score, in scaled covariates:
  /// δ(x − x̄) − ∫ (x − x̄) e^η dΛ₀ over its time at risk; an event counts in Efron's steps as far as it is at risk.
  func scoreResiduals() -> [Double] {
    let width = sets.width
    let hazards = sets.cumulative(sums) { _ in 1 }
    let means = sets.cumulativeMeans(sums)
    var residuals = [Double](repeating: 0, count: sets.rows.count * width)
    for place in sets.rows.indices {
      let time = sets.last[place]
      let entered = sets.before.map { $0[place] } ?? -1
      let steps = sums.steps[time]
      let isEvent = sets.isEvent[place]
      let weight = sets.weights?[place] ?? 1
      let hazard = hazards[time] - (entered >= 0 ? hazards[entered] : 0) - (isEvent ? steps.hazardShare : 0)
      for k in 0..<width {
        let (x, at) = (sets.covariates[place * width + k], time * width + k)
        var meanHazard = means[at] - (entered >= 0 ? means[entered * width + k] : 0)
        var residual = 0.0
        if isEvent {
          meanHazard -= steps.squareShare * sums.sums[at] - steps.squareShareShare * sums.eventSums[at]
          let mean = (steps.hazard * sums.sums[at] - steps.hazardShare * sums.eventSums[at]) / steps.events
          residual = weight * (x - mean)
        }
        residuals[place * width + k] = residual - sums.risks[place] * (x * hazard - meanHazard)
      }
    }
    return residuals
  }
}
