extension LinearRegression {
  /// How the covariance of the coefficients is estimated.
  public enum CovarianceEstimator: Hashable, Sendable {
    /// s²(X'X)⁻¹: equal variances.
    case classical
    /// Σ eᵢ²xᵢxᵢ' between (X'X)⁻¹ (White, Econometrica 1980;48:817–838).
    case hc0
    /// HC0 · n/(n − p).
    case hc1
    /// Squares of residuals divided by 1 − hᵢ.
    case hc2
    /// Divided by (1 − hᵢ)² (MacKinnon and White, J Econometrics 1985;29:305–325).
    case hc3
    /// Sums of eᵢxᵢ within clusters, one number a row that names its cluster, times G/(G − 1) · (n − 1)/(n − p)
    /// (Liang and Zeger, Biometrika 1986;73:13–22).
    case cr1(clusters: [Int])
  }

  /// Covariance of the coefficients. `nil` for HC2 and HC3 if a row alone determines a coefficient (leverage 1), for
  /// CR1 with fewer than two clusters. O(rows · columns²).
  public func covariance(_ estimator: CovarianceEstimator) -> Matrix? {
    let n = Double(rows)
    switch estimator {
    case .classical: return covariance
    case .hc0: return sandwich { _ in 1 }
    case .hc1: return sandwich { _ in 1 }.scaled(by: n / degreesOfFreedom)
    case .hc2, .hc3:
      guard leverages.allSatisfy({ $0 < 1 - 1e-10 }) else { return nil }
      return sandwich { leverage in estimator == .hc2 ? 1 / (1 - leverage) : 1 / ((1 - leverage) * (1 - leverage)) }
    case .cr1(let clusters):
      precondition(clusters.count == rows, "each row has a cluster")
      var sums: [Int: [Double]] = [:]
      for (score, cluster) in zip(scores { _ in 1 }, clusters) {
        sums[cluster] = zip(score, sums[cluster] ?? score.map { _ in 0 }).map(+)
      }
      let count = Double(sums.count)
      guard count > 1 else { return nil }
      // In the order of the clusters' numbers: a dictionary has another order each time.
      return sandwich(sums.sorted { $0.key < $1.key }.map(\.value))
        .scaled(by: count / (count - 1) * (n - 1) / degreesOfFreedom)
    }
  }

  private func sandwich(weight: (Double) -> Double) -> Matrix {
    sandwich(scores { weight($0).squareRoot() })
  }

  /// eᵢxᵢ of each row in orthonormal columns, times a factor by its leverage.
  private func scores(factor: (Double) -> Double) -> [[Double]] {
    let turned = orthonormalizer.transposed
    return (0..<rows).map { row in
      let weight = residuals[row] * factor(leverages[row])
      return turned.times(design.row(row)).map { $0 * weight }
    }
  }

  /// (X'X)⁻¹ Σ ss' (X'X)⁻¹ of scores in orthonormal columns.
  private func sandwich(_ scores: [[Double]]) -> Matrix {
    let size = coefficients.count
    var meat = Matrix(rows: size, columns: size)
    for score in scores {
      for row in 0..<size {
        for column in 0..<size { meat[row, column] += score[row] * score[column] }
      }
    }
    return meat.congruence(orthonormalizer)
  }
}
