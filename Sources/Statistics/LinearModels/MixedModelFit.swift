public import Execution
import Glibc

extension LinearMixedModel {
  /// Estimates variances and coefficients. Refused: variances that the data do not determine, a likelihood without a
  /// maximum. O(evaluations · patients); 15–30 evaluations. The same numbers on any number of threads.
  public func fit(_ method: Method, work: Work) throws(Cancelled) -> Result<MixedModelFit, LinearModelRefusal> {
    var search = MixedModelSearch(self, method, work)
    do {
      let maximum = try search.run()
      return .success(MixedModelFit(self, method, maximum, steps: search.steps))
    } catch {
      switch error {
      case .refused(let refusal): return .failure(refusal)
      case .cancelled: throw Cancelled()
      }
    }
  }

  /// Estimates coefficients by generalised least squares with variances held, for instance at those of a fit with fewer
  /// columns. Its standard errors take the variances as known, and its contrasts use the normal distribution.
  public func solve(
    holding components: VarianceComponents, work: Work
  ) throws(Cancelled) -> Result<MixedModelFit, LinearModelRefusal> {
    let relative = sums.frame.inner(components.random).scaled(by: 1 / components.residual)
    let factor = RelativeFactor(.interceptAndSlope, of: relative)
    do {
      let evaluation = try MixedModelEvaluation(
        sums, factor, .restrictedMaximumLikelihood, residualVariance: components.residual, work)
      return .success(MixedModelFit(self, evaluation, components))
    } catch {
      switch error {
      case .refused(let refusal): return .failure(refusal)
      case .cancelled: throw Cancelled()
      }
    }
  }
}

/// A linear mixed model with its estimates.
public struct MixedModelFit: Sendable {
  /// The model.
  public let model: LinearMixedModel
  /// What was maximised; for held variances the restricted likelihood was evaluated.
  public let method: LinearMixedModel.Method
  /// β̂, in the order of the model's names.
  public let coefficients: [Double]
  /// (X'V̂⁻¹X)⁻¹.
  public let covariance: Matrix
  /// D̂ and σ̂².
  public let components: VarianceComponents
  /// The boundary the variances are at, if they are: the fit is singular.
  public let boundary: VarianceBoundary?
  /// −2 log L, restricted or not.
  public let minus2LogLikelihood: Double
  /// Number of estimated variances and covariances, boundaries included; 0 if they were held.
  public let varianceParameters: Int
  /// How often the likelihood was evaluated.
  public let steps: Int
  /// Largest derivative of log L by an element of the variances' factor, times that element's standard deviation.
  public let score: Double
  let evaluation: MixedModelEvaluation
  let variances: VarianceInformation?

  fileprivate init(
    _ model: LinearMixedModel, _ method: LinearMixedModel.Method, _ maximum: MixedModelSearch.Maximum, steps: Int
  ) {
    let evaluation = maximum.evaluation
    self.init(
      model, method, evaluation,
      VarianceComponents(
        random: model.sums.frame.outer(evaluation.factor.relative).scaled(by: evaluation.residualVariance),
        residual: evaluation.residualVariance),
      boundary: VarianceBoundary(evaluation.factor, model.structure), steps: steps, score: maximum.score,
      parameters: RelativeFactor(model.structure, of: .zero).free.count + 1,
      variances: VarianceInformation(evaluation))
  }

  fileprivate init(_ model: LinearMixedModel, _ evaluation: MixedModelEvaluation, _ held: VarianceComponents) {
    self.init(
      model, .restrictedMaximumLikelihood, evaluation, held, boundary: nil, steps: 0, score: 0, parameters: 0,
      variances: nil)
  }

  private init(
    _ model: LinearMixedModel, _ method: LinearMixedModel.Method, _ evaluation: MixedModelEvaluation,
    _ components: VarianceComponents, boundary: VarianceBoundary?, steps: Int, score: Double, parameters: Int,
    variances: VarianceInformation?
  ) {
    self.model = model
    self.method = method
    let sums = model.sums
    coefficients = sums.orthonormalizer.times(zip(sums.center, evaluation.solution).map(+))
    covariance = evaluation.inverse.congruence(sums.orthonormalizer).scaled(by: components.residual).symmetrized
    self.components = components
    self.boundary = boundary
    minus2LogLikelihood = evaluation.criterion
    varianceParameters = parameters
    self.steps = steps
    self.score = score
    self.evaluation = evaluation
    self.variances = variances
  }

  /// Whether the variances are at a boundary.
  public var isSingular: Bool { boundary != nil }

  /// log L, restricted or not.
  public var logLikelihood: Double { -minus2LogLikelihood / 2 }

  /// −2 log L + 2k, k counting coefficients and variances; of restricted likelihoods only those with the same fixed
  /// columns compare.
  public var aic: Double { minus2LogLikelihood + 2 * parameterCount }

  /// −2 log L + k log(rows).
  public var bic: Double { minus2LogLikelihood + log(Double(model.rows)) * parameterCount }

  private var parameterCount: Double { Double(coefficients.count + varianceParameters) }
}
