import Execution

/// The maximum of a mixed model's likelihood over the relative variances.
///
/// From each start ten steps of EM (Dempster, Laird and Rubin, JRSS B 1977;39:1–38), which never lower the likelihood;
/// then Newton's method on the factor of P with the exact Hessian (Gill and Murray, Math Program 1974;7:311–350, where
/// it is not positive definite), each step halved until the likelihood rises. Ends when the score of each element times
/// its standard deviation is below 10⁻⁸, or below 10⁻⁴ and no longer falls.
/// If the maximum is at a boundary, the element that is 0 there is set to 0 and the others are sought again.
struct MixedModelSearch {
  /// Where the likelihood is largest.
  struct Maximum {
    var evaluation: MixedModelEvaluation
    /// Largest score times standard deviation.
    var score: Double
  }

  private static let enough = 1e-8
  private static let tolerable = 1e-4
  private static let expectationSteps = 10
  private static let stepLimit = 100
  private static let fewPatients = 200

  private let model: LinearMixedModel
  private let method: LinearMixedModel.Method
  private let work: Work
  /// Evaluations so far.
  private(set) var steps = 0
  private var limit = 0

  init(_ model: LinearMixedModel, _ method: LinearMixedModel.Method, _ work: Work) {
    self.model = model
    self.method = method
    self.work = work
  }

  /// The highest maximum from several starts. Few patients may leave a likelihood with more than one.
  mutating func run() throws(Interruption) -> Maximum {
    var best: Maximum?
    var refusal: LinearModelRefusal?
    for start in starts {
      do {
        let found = try climb(from: start)
        if found.evaluation.criterion < best?.evaluation.criterion ?? .infinity { best = found }
      } catch {
        guard case .refused(let reason) = error else { throw error }
        refusal = refusal ?? reason
      }
    }
    guard let best else { throw .refused(refusal ?? .unidentifiableVariance) }
    return best
  }

  private var starts: [LineCovariance] {
    let sizes = model.patients <= MixedModelSearch.fewPatients ? [1, 25, 0.04] : [1]
    let slopes = model.structure.hasSlope ? sizes : [0]
    return sizes.flatMap { size in
      slopes.map { LineCovariance(intercept: size, covariance: 0, slope: $0) }
    }
  }

  private mutating func climb(from start: LineCovariance) throws(Interruption) -> Maximum {
    limit = steps + MixedModelSearch.stepLimit
    var evaluation = try evaluate(RelativeFactor(model.structure, of: start))
    for _ in 0..<MixedModelSearch.expectationSteps { evaluation = try evaluate(expected(evaluation)) }
    var maximum = try climb(evaluation)
    while let boundary = try boundary(near: maximum) { maximum = boundary }
    try checkIdentifiable(maximum.evaluation)
    return maximum
  }

  /// A maximum on a boundary that is as high.
  private mutating func boundary(near maximum: Maximum) throws(Interruption) -> Maximum? {
    // Equal within what rounding leaves of the criterion.
    let highest = maximum.evaluation.criterion + 1e-7 + 1e-13 * abs(maximum.evaluation.criterion)
    for factor in maximum.evaluation.factor.nearbyBoundaries {
      let there = try climb(evaluate(factor))
      if there.evaluation.criterion <= highest { return there }
    }
    return nil
  }

  /// One step of EM for D with σ² and β at their best: P − PYP/n, Y the gradient by P.
  private func expected(_ evaluation: MixedModelEvaluation) -> RelativeFactor {
    let gradient = evaluation.gradient
    let score = LineCovariance(intercept: gradient[0], covariance: gradient[1] / 2, slope: gradient[2])
    let relative = evaluation.factor.relative
    let step = relative.around(score).scaled(by: -1 / Double(model.patients))
    return RelativeFactor(model.structure, of: relative.plus(step))
  }

  private mutating func climb(_ start: MixedModelEvaluation) throws(Interruption) -> Maximum {
    var evaluation = start
    var last = Double.infinity
    while true {
      let (step, score) = try newton(evaluation)
      // Variances a million times that of the residuals leave fewer digits of the score: then it no longer falls.
      let isStuck = score < MixedModelSearch.tolerable && score > last / 2
      if score < MixedModelSearch.enough || isStuck { return Maximum(evaluation: evaluation, score: score) }
      evaluation = try rise(evaluation, step)
      last = score
    }
  }

  /// Where the part of Newton's step leads that raises the likelihood.
  private mutating func rise(
    _ evaluation: MixedModelEvaluation, _ step: [Double]
  ) throws(Interruption) -> MixedModelEvaluation {
    var share = 1.0
    while steps < limit {
      let there = try evaluate(evaluation.factor.moved(step, by: share))
      // Near the maximum the gain is smaller than the rounding error of the criterion.
      if there.criterion <= evaluation.criterion + 1e-13 * abs(evaluation.criterion) { return there }
      share /= 2
    }
    throw .refused(.notConverged(steps: MixedModelSearch.stepLimit))
  }

  /// Newton's step and the largest score in standard deviations. Where the likelihood is not concave the step is as
  /// long as if it were: a direction's curvature counts by its size.
  private func newton(_ evaluation: MixedModelEvaluation) throws(Interruption) -> (step: [Double], score: Double) {
    let gradient = evaluation.factor.gradient(evaluation)
    let hessian = profile(evaluation.factor.hessian(evaluation))
    let lengths = hessian.diagonal.map { 1 / max(abs($0), .leastNormalMagnitude).squareRoot() }
    let eigen = SymmetricEigen(hessian.scaled(by: lengths))
    let largest = eigen.values.reduce(0) { max($0, abs($1)) }
    guard largest.isFinite else { throw .refused(.unidentifiableVariance) }
    var step = gradient.map { _ in 0.0 }
    var variances = step
    for (value, direction) in zip(eigen.values, eigen.vectors) {
      let curvature = max(abs(value), 1e-12 * largest)
      let along = zip(direction, lengths).map(*)
      let slope = dot(along, gradient)
      for element in step.indices {
        step[element] -= slope / curvature * along[element]
        // Of −log L, which is half the criterion.
        variances[element] += 2 / curvature * along[element] * along[element]
      }
    }
    return (step, zip(gradient, variances).reduce(0) { max($0, abs($1.0) / 2 * $1.1.squareRoot()) })
  }

  /// Second derivatives with σ² at its best: the last row and column taken out.
  private func profile(_ joint: Matrix) -> Matrix {
    let size = joint.rows - 1
    var result = Matrix(rows: size, columns: size)
    for row in 0..<size {
      for column in 0..<size {
        result[row, column] = joint[row, column] - joint[row, size] * joint[size, column] / joint[size, size]
      }
    }
    return result
  }

  private mutating func evaluate(_ factor: RelativeFactor) throws(Interruption) -> MixedModelEvaluation {
    steps += 1
    return try MixedModelEvaluation(model.sums, factor, method, work)
  }

  /// At a maximum that the data determine, a change of an element by its own size lowers the likelihood.
  private func checkIdentifiable(_ evaluation: MixedModelEvaluation) throws(Interruption) {
    let scaled = profile(evaluation.factor.hessian(evaluation)).scaled(by: evaluation.factor.lengths)
    guard SymmetricEigen(scaled).values.allSatisfy({ $0 > 1e-6 }) else { throw .refused(.unidentifiableVariance) }
  }
}
