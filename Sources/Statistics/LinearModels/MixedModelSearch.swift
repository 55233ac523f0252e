import Execution

/// The maximum of a mixed model's likelihood over the relative variances.
///
/// From each start ten steps of EM (Dempster, Laird and Rubin, JRSS B 1977;39:1–38), which never lower the likelihood; then
/// Newton's method on the factor of P with the exact Hessian, made positive definite where it is not, each step
/// halved until the likelihood rises. Ends when the score of each element times its standard deviation is below 10⁻⁸.
/// If the maximum is at a boundary, the element that is 0 there is set to 0 and the others are sought again.
struct MixedModelSearch {
  /// Where the likelihood is largest.
  struct Maximum {
    var factor: RelativeFactor
    var evaluation: MixedModelEvaluation
    /// Largest score times standard deviation.
    var score: Double
  }

  static let enough = 1e-8
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
    var evaluation = try evaluate(start)
    for _ in 0..<MixedModelSearch.expectationSteps { evaluation = try evaluate(expected(evaluation)) }
    var maximum = try climb(RelativeFactor(model.structure, of: evaluation.relative), evaluation)
    while let boundary = maximum.factor.nearbyBoundary {
      let there = try climb(boundary, evaluate(boundary.relative))
      // Equal within what rounding leaves of the criterion.
      let slack = 1e-7 + 1e-13 * abs(maximum.evaluation.criterion)
      guard there.evaluation.criterion <= maximum.evaluation.criterion + slack else { break }
      maximum = there
    }
    try checkIdentifiable(maximum)
    return maximum
  }

  /// One step of EM for D with σ² and β at their best: P − PYP/n, Y the gradient by P.
  private func expected(_ evaluation: MixedModelEvaluation) -> LineCovariance {
    let gradient = evaluation.gradient
    let score = LineCovariance(intercept: gradient[0], covariance: gradient[1] / 2, slope: gradient[2])
    let step = evaluation.relative.around(score).scaled(by: -1 / Double(model.patients))
    var next = evaluation.relative.plus(step)
    if model.structure != .interceptAndSlope { next.covariance = 0 }
    return next
  }

  private mutating func climb(
    _ start: RelativeFactor, _ first: MixedModelEvaluation
  ) throws(Interruption) -> Maximum {
    var factor = start
    var evaluation = first
    while true {
      let (step, score) = try newton(factor, evaluation)
      if score < MixedModelSearch.enough {
        return Maximum(factor: factor, evaluation: evaluation, score: score)
      }
      (factor, evaluation) = try rise(factor, evaluation, step)
    }
  }

  /// The part of Newton's step that raises the likelihood.
  private mutating func rise(
    _ factor: RelativeFactor, _ evaluation: MixedModelEvaluation, _ step: [Double]
  ) throws(Interruption) -> (RelativeFactor, MixedModelEvaluation) {
    var share = 1.0
    while steps < limit {
      let next = factor.moved(step, by: share)
      let there = try evaluate(next.relative)
      // Near the maximum the gain is smaller than the rounding error of the criterion.
      if there.criterion <= evaluation.criterion + 1e-13 * abs(evaluation.criterion) { return (next, there) }
      share /= 2
    }
    throw .refused(.notConverged(steps: MixedModelSearch.stepLimit))
  }

  /// Newton's step and the largest score in standard deviations.
  private func newton(
    _ factor: RelativeFactor, _ evaluation: MixedModelEvaluation
  ) throws(Interruption) -> (step: [Double], score: Double) {
    let gradient = factor.gradient(evaluation)
    guard !gradient.isEmpty else { return ([], 0) }
    let hessian = profile(factor.hessian(evaluation))
    let largest = hessian.diagonal.reduce(0) { max($0, abs($1)) }
    var ridge = 0.0
    while ridge < 1e6 {
      var raised = hessian
      for element in gradient.indices { raised[element, element] += ridge * largest }
      if let cholesky = Cholesky(raised, tolerance: 1e-10) {
        let variances = cholesky.inverse.diagonal
        // Of −log L, which is half the criterion.
        let scores = zip(gradient, variances).map { abs($0) / 2 * (2 * $1).squareRoot() }
        return (cholesky.solve(gradient.map(-)), scores.reduce(0, max))
      }
      ridge = max(1e-3, ridge * 10)
    }
    throw .refused(.unidentifiableVariance)
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

  private mutating func evaluate(_ relative: LineCovariance) throws(Interruption) -> MixedModelEvaluation {
    steps += 1
    return try MixedModelEvaluation(model.sums, relative, method, work)
  }

  /// At a maximum that the data determine, a change of an element by its own size lowers the likelihood.
  private func checkIdentifiable(_ maximum: Maximum) throws(Interruption) {
    let lengths = maximum.factor.lengths
    guard !lengths.isEmpty else { return }
    var scaled = profile(maximum.factor.hessian(maximum.evaluation))
    for row in lengths.indices {
      for column in lengths.indices { scaled[row, column] *= lengths[row] * lengths[column] }
    }
    guard SymmetricEigen(scaled).values.allSatisfy({ $0 > 1e-6 }) else { throw .refused(.unidentifiableVariance) }
  }
}
