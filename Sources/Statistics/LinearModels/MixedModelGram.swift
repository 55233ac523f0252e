import Execution
import Glibc

/// The weighted least-squares equations of the fixed effects for given relative variances P = D/σ²: X'W⁻¹X β = X'W⁻¹y
/// with W = I + ZPZ'.
///
/// Each patient gives A'GA and A'Gb with A the lines of the columns, b the line of y, S = Z'Z and
/// G = Z'W⁻¹Z = S(I + PS)⁻¹, which needs no inverse of P; what is around the lines is not weighted.
struct MixedModelGram: Sendable {
  /// Σ log det Wᵢ.
  let logDeterminant: Double
  /// X'W⁻¹X in orthonormal columns.
  let information: Matrix
  /// X'W⁻¹y.
  let right: [Double]
  /// The factor of the information; `nil` if it is not positive definite.
  let cholesky: Cholesky?

  /// β in orthonormal columns, counted from the sums' center.
  var solution: [Double]? { cholesky?.solve(right) }

  init(_ sums: MixedModelSums, _ factor: RelativeFactor, _ work: Work) throws(Interruption) {
    let size = sums.columns
    let blocks: [[Double]]
    do {
      blocks = try forBlocks(sums.lines.count, size: RepeatedMeasures.blockSize, work: work) { block in
        MixedModelGram.block(block, sums, factor)
      }
    } catch { throw .cancelled }
    let total = compensatedSum(blocks)
    logDeterminant = total[0]
    var right = Array(total[1...size])
    var information = Matrix(lowerTriangle: total[(1 + size)...], size: size)
    let around = sums.around
    for row in 0..<around.rows {
      for column in 0..<size {
        right[column] += around[row, column] * around[row, size]
        for other in 0..<size { information[column, other] += around[row, column] * around[row, other] }
      }
    }
    self.right = right
    self.information = information
    cholesky = Cholesky(information)
  }

  /// log det, right side and lower triangle of the information of some places.
  private static func block(_ places: Range<Int>, _ sums: MixedModelSums, _ factor: RelativeFactor) -> [Double] {
    let size = sums.columns
    var result = [Double](repeating: 0, count: 1 + size + size * (size + 1) / 2)
    let lines = sums.lines.span
    let patterns = sums.patterns.span
    let weighing = LineWeighing(factor)
    var place = places.lowerBound
    while place < places.upperBound {
      let pattern = patterns[place]
      var weights = LineCovariance.zero
      var level = 0.0
      var trend = 0.0
      repeat {
        let line = lines[place]
        let weighed = weighing.weigh(line)
        let score = weighed.score(line.mean, line.slope)
        result[0] += log(weighed.determinant)
        weights = weights.plus(weighed.weights)
        level += score.level
        trend += score.trend
        place += 1
      } while place < places.upperBound && patterns[place] == pattern
      result.addVector(from: 1, sums, Int(pattern), level, trend)
      result.addTriangle(from: 1 + size, sums, Int(pattern), weights)
    }
    return result
  }
}

/// Weighs patients' visits by W⁻¹ for one P.
struct LineWeighing {
  private let intercept: Double
  private let covariance: Double
  private let slope: Double
  private let determinant: Double

  init(_ factor: RelativeFactor) {
    let relative = factor.relative
    intercept = relative.intercept
    covariance = relative.covariance
    slope = relative.slope
    determinant = factor.determinant
  }

  /// One patient's weights.
  struct Weighed {
    /// det W = det(I + SP).
    var determinant: Double
    /// G.
    var weights: LineCovariance
    /// The second column of G at the patient's own mean time: what a slope of y adds to Z'W⁻¹y.
    var slopeOnLevel: Double
    var slopeOnTrend: Double

    /// Z'W⁻¹y of a line with this mean and slope.
    @inline(__always)
    func score(_ mean: Double, _ slope: Double) -> (level: Double, trend: Double) {
      (weights.intercept * mean + slopeOnLevel * slope, weights.covariance * mean + slopeOnTrend * slope)
    }
  }

  @inline(__always)
  func weigh(_ line: MixedModelSums.Line) -> Weighed {
    let n = line.count
    let mean = line.meanTime
    let first = n * mean
    let second = line.timeSpread + first * mean
    let spread = n * line.timeSpread
    let det = 1 + (n * intercept + 2 * first * covariance + second * slope) + spread * determinant
    let share = 1 / det
    return Weighed(
      determinant: det,
      weights: LineCovariance(
        intercept: (n + spread * slope) * share, covariance: (first - spread * covariance) * share,
        slope: (second + spread * intercept) * share),
      // G times the patient's mean time has been taken off by hand: as a difference it would lose digits.
      slopeOnLevel: -spread * (covariance + mean * slope) * share,
      slopeOnTrend: line.timeSpread * (1 + n * (intercept + mean * covariance)) * share)
  }
}

extension [Double] {
  /// Adds A'v for the lines A of a pattern.
  @inline(__always)
  mutating func addVector(from start: Int, _ sums: MixedModelSums, _ pattern: Int, _ level: Double, _ trend: Double) {
    let size = sums.columns
    let lines = sums.designLines.span
    let first = pattern * 2 * size
    for column in 0..<size {
      self[start + column] += lines[first + column] * level + lines[first + size + column] * trend
    }
  }

  /// Adds the lower triangle of A'GA for the lines A of a pattern.
  @inline(__always)
  mutating func addTriangle(from start: Int, _ sums: MixedModelSums, _ pattern: Int, _ weights: LineCovariance) {
    let size = sums.columns
    let lines = sums.designLines.span
    let first = pattern * 2 * size
    var place = start
    for row in 0..<size {
      let product = weights.times(lines[first + row], lines[first + size + row])
      for column in 0...row {
        self[place] += product.0 * lines[first + column] + product.1 * lines[first + size + column]
        place += 1
      }
    }
  }
}

/// Sums equally long blocks number by number, in order, each sum compensated.
func compensatedSum(_ blocks: [[Double]]) -> [Double] {
  (0..<(blocks.first?.count ?? 0)).map { place in compensatedSum(blocks.map { $0[place] }) }
}
