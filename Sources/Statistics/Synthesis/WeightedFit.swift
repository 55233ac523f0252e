import Glibc

/// A weighted least-squares fit of study effects: a mean, or a line on one moderator.
///
/// With X the column of ones and the moderator from its weighted mean, both at right angles under the weights u, and
/// P = U − UX(X'UX)⁻¹X'U, this gives what estimators of heterogeneity are made of: y'Py, tr(PS) and tr(PSPS) for a
/// diagonal S. O(studies).
struct WeightedFit {
  /// Weights u.
  let weights: [Double]
  /// Σu.
  let totalWeight: Double
  /// Mean of the effects under the weights: the fit at the mean of the moderator.
  let mean: Double
  /// Slope on the moderator; 0 without one.
  let slope: Double
  /// Mean of the moderator under the weights; 0 without one.
  let moderatorMean: Double
  /// Spread of the moderator, Σu(x − x̄)²; 0 without one.
  let moderatorSpread: Double
  /// y'Py: weighted squares around the fit.
  let residualSquares: Double
  /// Number of coefficients.
  let coefficients: Int
  private let residuals: [Double]
  /// The moderator from its mean; empty without one.
  private let deviations: [Double]

  init(_ values: [Double], moderator: [Double]?, weights: [Double]) {
    self.weights = weights
    let total = compensatedSum(weights)
    totalWeight = total
    let mean = WeightedFit.product(weights, values) / total
    self.mean = mean
    if let moderator {
      let center = WeightedFit.product(weights, moderator) / total
      deviations = moderator.map { $0 - center }
      moderatorMean = center
      moderatorSpread = compensatedSum(zip(weights, deviations).map { $0 * $1 * $1 })
      let products = zip(weights, deviations).map(*)
      slope = WeightedFit.product(products, values.map { $0 - mean }) / moderatorSpread
      coefficients = 2
      let line = slope
      residuals = zip(values, deviations).map { $0 - mean - line * $1 }
    } else {
      deviations = []
      moderatorMean = 0
      moderatorSpread = 0
      slope = 0
      coefficients = 1
      residuals = values.map { $0 - mean }
    }
    residualSquares = compensatedSum(zip(weights, residuals).map { $0 * $1 * $1 })
  }

  /// log det X'UX.
  var logDeterminant: Double { log(totalWeight) + (coefficients == 2 ? log(moderatorSpread) : 0) }

  /// Σu²r²: how fast y'Py falls when the same amount is added to each variance.
  var squaredResidualWeights: Double {
    compensatedSum(zip(weights, residuals).map { $0 * $0 * $1 * $1 })
  }

  /// tr(PS).
  func trace(_ s: [Double]) -> Double {
    compensatedSum(weights.indices.map { weights[$0] * s[$0] * (1 - weights[$0] * leverage($0)) })
  }

  /// tr(PSPS).
  func squaredTrace(_ s: [Double]) -> Double {
    let diagonal = weights.indices.map { index in
      let us = weights[index] * s[index]
      return us * us * (1 - 2 * weights[index] * leverage(index))
    }
    // The entries of (X'UX)⁻¹ X'USUX, whose square's trace is left.
    let uus = weights.indices.map { weights[$0] * weights[$0] * s[$0] }
    let first = compensatedSum(uus) / totalWeight
    var rest = first * first
    if coefficients == 2 {
      let mixed = WeightedFit.product(uus, deviations)
      let second = compensatedSum(zip(uus, deviations).map { $0 * $1 * $1 }) / moderatorSpread
      rest += second * second + 2 * mixed * mixed / (totalWeight * moderatorSpread)
    }
    return compensatedSum(diagonal) + rest
  }

  /// x'(X'UX)⁻¹x of one study.
  private func leverage(_ index: Int) -> Double {
    let constant = 1 / totalWeight
    return coefficients == 1 ? constant : constant + deviations[index] * deviations[index] / moderatorSpread
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double { compensatedSum(zip(a, b).map(*)) }
}
