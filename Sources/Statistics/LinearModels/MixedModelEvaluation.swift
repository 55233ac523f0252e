import Execution
import Glibc

/// The likelihood at one P = D/σ² with its exact derivatives; β and σ² are those that maximise it there.
///
/// −2 log L = Σ log det Wᵢ + ν(1 + log(2πQ/ν)), Q = min over β of (y − Xβ)'W⁻¹(y − Xβ), σ² = Q/ν, with ν = N; the
/// restricted likelihood has ν = N − p and log det X'W⁻¹X besides. Derivatives by Dᵢⱼ need of each patient only
/// G = Z'W⁻¹Z, g = Z'W⁻¹r and C = H'(X'W⁻¹X)⁻¹H with H = X'W⁻¹Z: all 2 × 2. Reference: Lindstrom and Bates, J Am Stat
/// Assoc 1988;83:1014–1022.
struct MixedModelEvaluation: Sendable {
  /// Of P.
  let factor: RelativeFactor
  let criterion: Double
  let residualVariance: Double
  /// β in orthonormal columns, counted from the sums' center.
  let solution: [Double]
  /// (X'W⁻¹X)⁻¹ in orthonormal columns.
  let inverse: Matrix
  /// Derivatives of the criterion by P₁₁, P₁₂ and P₂₂.
  let gradient: [Double]
  /// Second derivatives by P₁₁, P₁₂, P₂₂ and σ², with σ² held.
  let hessian: Matrix
  /// −∂(X'W⁻¹X)/∂P for P₁₁, P₁₂ and P₂₂.
  let slopes: [Matrix]

  /// At `residualVariance`, or at the best one.
  init(
    _ sums: MixedModelSums, _ factor: RelativeFactor, _ method: LinearMixedModel.Method,
    residualVariance held: Double? = nil, _ work: Work
  ) throws(Interruption) {
    let restricted = method == .restrictedMaximumLikelihood
    let gram = try MixedModelGram(sums, factor, work)
    guard let cholesky = gram.cholesky else { throw .refused(.unidentifiableVariance) }
    let size = sums.columns
    let solution = cholesky.solve(gram.right)
    let inverse = cholesky.inverse
    let blocks: [[Double]]
    do {
      blocks = try forBlocks(sums.lines.count, size: RepeatedMeasures.blockSize, work: work) { block in
        MixedModelEvaluation.block(block, sums, factor, solution, inverse)
      }
    } catch { throw .cancelled }
    let total = PassSums(compensatedSum(blocks), size)
    let quadratic = total.quadratic + MixedModelEvaluation.around(sums, solution)
    let degrees = Double(restricted ? sums.rows - size : sums.rows)
    // Below, rounding errors of y are all that is left.
    guard quadratic > 1e-22 * sums.totalSquares else { throw .refused(.noResidualVariation) }
    let variance = held ?? quadratic / degrees
    criterion =
      gram.logDeterminant + degrees * log(2 * Double.pi * variance) + quadratic / variance
      + (restricted ? cholesky.logDeterminant + sums.logDeterminant : 0)
    gradient = (0..<3).map {
      total.weights[$0] - (restricted ? total.leverage[$0] : 0) - total.scores[$0] / variance
    }
    hessian = MixedModelEvaluation.hessian(
      total, restricted: restricted, inverse, variance: variance, quadratic: quadratic, degrees: degrees)
    self.factor = factor
    self.solution = solution
    self.inverse = inverse
    residualVariance = variance
    slopes = total.slopes
  }

  /// Squares around the lines.
  private static func around(_ sums: MixedModelSums, _ solution: [Double]) -> Double {
    compensatedSum(
      (0..<sums.around.rows).map { row in
        let residual = sums.around[row, sums.columns] - dot(Array(sums.around.row(row)[..<sums.columns]), solution)
        return residual * residual
      })
  }

  private static func hessian(
    _ total: PassSums, restricted: Bool, _ inverse: Matrix, variance: Double, quadratic: Double, degrees: Double
  ) -> Matrix {
    var hessian = Matrix(rows: 4, columns: 4)
    let spread = total.slopes.map { inverse.times($0) }
    for first in 0..<3 {
      for second in 0...first {
        let place = first * (first + 1) / 2 + second
        var value =
          2 / variance * (total.scoreCurvature[place] - inverse.form(total.drifts[first], total.drifts[second]))
          - total.weightCurvature[place]
        if restricted {
          value += 2 * total.leverageCurvature[place]
          let product = spread[first].times(spread[second])
          value -= product.diagonal.reduce(0, +)
        }
        hessian[first, second] = value
        hessian[second, first] = value
      }
      hessian[first, 3] = total.scores[first] / (variance * variance)
      hessian[3, first] = hessian[first, 3]
    }
    hessian[3, 3] = (2 * quadratic / variance - degrees) / (variance * variance)
    return hessian
  }

  /// The sums of `PassSums` over some places.
  private static func block(
    _ places: Range<Int>, _ sums: MixedModelSums, _ factor: RelativeFactor, _ solution: [Double],
    _ inverse: Matrix
  ) -> [Double] {
    let size = sums.columns
    let triangle = size * (size + 1) / 2
    var result = [Double](repeating: 0, count: PassSums.scalars + 3 * (size + triangle))
    let lines = sums.lines.span
    let patterns = sums.patterns.span
    let weighing = LineWeighing(factor)
    var scalars = PassSums.Scalars()
    var place = places.lowerBound
    while place < places.upperBound {
      let pattern = patterns[place]
      let fitted = sums.fitted(pattern: Int(pattern), solution)
      let uncertainty = sums.uncertainty(pattern: Int(pattern), inverse)
      var run = RunSums()
      repeat {
        let line = lines[place]
        let weighed = weighing.weigh(line)
        let mean = line.mean - fitted.level - line.meanTime * fitted.trend
        let slope = line.slope - fitted.trend
        let score = weighed.score(mean, slope)
        // r'W⁻¹r of the line, as mean and slope at the patient's own mean time: nothing cancels.
        scalars.quadratic += mean * score.level + slope * (score.trend - line.meanTime * score.level)
        scalars.add(weighed.weights, score.level, score.trend, uncertainty)
        run.add(weighed.weights, score.level, score.trend)
        place += 1
      } while place < places.upperBound && patterns[place] == pattern
      run.flush(to: &result, sums, Int(pattern))
    }
    scalars.flush(to: &result)
    return result
  }
}

extension MixedModelSums {
  /// A(X'W⁻¹X)⁻¹A' for the lines A of a pattern.
  func uncertainty(pattern: Int, _ inverse: Matrix) -> LineCovariance {
    let start = pattern * 2 * columns
    var result = LineCovariance.zero
    inverse.elements.withUnsafeBufferPointer { inverse in
      designLines.withUnsafeBufferPointer { lines in
        for row in 0..<columns {
          var level = 0.0
          var trend = 0.0
          for column in 0..<columns {
            level += inverse[row * columns + column] * lines[start + column]
            trend += inverse[row * columns + column] * lines[start + columns + column]
          }
          result.intercept += lines[start + row] * level
          result.covariance += lines[start + row] * trend
          result.slope += lines[start + columns + row] * trend
        }
      }
    }
    return result
  }
}
