/// How well a fit's variances are known.
struct VarianceInformation: Sendable {
  /// Covariance of the free elements of the factor of P, and of σ².
  let covariance: Matrix
  private let jacobian: [[Double]]

  /// From the observed information, half the Hessian of −2 log L.
  init?(_ evaluation: MixedModelEvaluation) {
    guard let cholesky = Cholesky(evaluation.factor.hessian(evaluation)) else { return nil }
    covariance = cholesky.inverse.scaled(by: 2)
    jacobian = evaluation.factor.jacobian
  }

  /// Satterthwaite's degrees of freedom of a contrast of orthonormal columns: 2f²/Var(f), f its variance.
  func degreesOfFreedom(_ weights: [Double], _ evaluation: MixedModelEvaluation) -> Double {
    let spread = evaluation.inverse.times(weights)
    let relative = dot(weights, spread)
    let slopes = evaluation.slopes.map { evaluation.residualVariance * $0.form(spread, spread) }
    let gradient = jacobian.map { dot($0, slopes) } + [relative]
    let variance = evaluation.residualVariance * relative
    return 2 * variance * variance / covariance.form(gradient, gradient)
  }
}

extension MixedModelFit {
  /// Σ wⱼβ̂ⱼ with Satterthwaite's degrees of freedom (Biometrics Bull 1946;2:110–114; Giesbrecht and Burns, Biometrics
  /// 1985;41:477–486); without them, hence normal, if the variances were held.
  public func contrast(_ weights: [Double]) -> Contrast {
    let inner = model.sums.orthonormalizer.transposed.times(weights)
    return Contrast(
      value: dot(weights, coefficients), standardError: max(0, covariance.form(weights, weights)).squareRoot(),
      degreesOfFreedom: variances?.degreesOfFreedom(inner, evaluation))
  }

  /// One coefficient by the name of its column; `nil` for an unknown name.
  public func coefficient(_ name: String) -> Contrast? {
    model.names.firstIndex(of: name).map { column in
      var weights = [Double](repeating: 0, count: model.names.count)
      weights[column] = 1
      return contrast(weights)
    }
  }

  /// Wald's χ² test that several combinations are all 0. `nil` if one depends on the others.
  public func wald(_ combinations: [[Double]]) -> ChiSquaredTest? {
    let rows = Matrix(combinations)
    return ChiSquaredTest(values: rows.times(coefficients), covariance: covariance.congruence(rows))
  }

  /// The same test by F with denominator degrees of freedom after Satterthwaite: the mean of the squared t of the
  /// combinations' independent directions has the expectation of an F with them (Fai and Cornelius, J Stat Comput Simul
  /// 1996;54:363–378). `nil` if one combination depends on the others, if the variances were held, or if the directions
  /// have too few degrees of freedom.
  public func fTest(_ combinations: [[Double]]) -> FTest? {
    guard let variances, let wald = wald(combinations) else { return nil }
    let rows = Matrix(combinations)
    let eigen = SymmetricEigen(covariance.congruence(rows))
    let outward = model.sums.orthonormalizer.transposed
    let degrees = eigen.vectors.map { direction in
      variances.degreesOfFreedom(outward.times(rows.transposed.times(direction)), evaluation)
    }
    let count = Double(combinations.count)
    let denominator: Double
    if degrees.count == 1 {
      denominator = degrees[0]
    } else {
      // E F(1, ν) = ν/(ν − 2).
      let expected = degrees.reduce(0) { $0 + ($1 > 2 ? $1 / ($1 - 2) : 0) }
      guard expected > count else { return nil }
      denominator = 2 * expected / (expected - count)
    }
    return FTest(statistic: wald.statistic / count, numeratorDegrees: count, denominatorDegrees: denominator)
  }

  /// The likelihood-ratio test against a model with fewer parameters of the same visits, both by maximum likelihood.
  /// For a variance that is 0 in the smaller model the probability is too large.
  public func likelihoodRatio(over smaller: MixedModelFit) -> ChiSquaredTest? {
    precondition(
      method == .maximumLikelihood && smaller.method == .maximumLikelihood && model.rows == smaller.model.rows,
      "likelihoods compare between maximum-likelihood fits of the same rows")
    let degrees =
      coefficients.count + varianceParameters - smaller.coefficients.count - smaller.varianceParameters
    precondition(degrees > 0, "the smaller model has fewer parameters")
    return ChiSquaredTest(smaller.minus2LogLikelihood - minus2LogLikelihood, df: degrees)
  }
}
