/// Variances of a linear mixed model: between patients and of the residuals.
public struct VarianceComponents: Hashable, Sendable {
  /// D: of the patients' intercepts (at t = 0) and slopes; 0 where the model has none.
  public let random: LineCovariance
  /// σ².
  public let residual: Double

  /// Takes variances in: D without a negative eigenvalue, σ² > 0.
  public init(random: LineCovariance, residual: Double) {
    precondition(residual > 0, "a residual variance is positive")
    precondition(
      random.intercept >= 0 && random.slope >= 0
        && random.determinant >= -1e-9 * random.intercept * random.slope,
      "variances are not negative and a correlation is at most 1")
    self.random = random
    self.residual = residual
  }

  /// σ.
  public var residualSD: Double { residual.squareRoot() }
}

/// Where on the boundary of what is possible the likelihood has its maximum: a "singular" fit.
public enum VarianceBoundary: Hashable, Sendable {
  /// No variance between patients.
  case noRandomVariance
  /// Intercepts do not vary.
  case noInterceptVariance
  /// Slopes do not vary.
  case noSlopeVariance
  /// Intercepts and slopes have correlation 1 or −1.
  case fullCorrelation

  /// The finding in words.
  public var words: String {
    switch self {
    case .noRandomVariance: "variance between patients is not identifiable here: estimated as 0"
    case .noInterceptVariance: "variance of intercepts is not identifiable here: estimated as 0"
    case .noSlopeVariance: "variance of slopes is not identifiable here: estimated as 0"
    case .fullCorrelation: "correlation of intercepts and slopes is not identifiable here: estimated as 1 or −1"
    }
  }

  /// The boundary that a factor in internal time lies on.
  init?(_ factor: RelativeFactor, _ structure: LinearMixedModel.RandomStructure) {
    switch (structure, factor.free) {
    case (_, []): self = .noRandomVariance
    case (.interceptAndSlope, [0]), (.uncorrelatedInterceptAndSlope, [0]): self = .noSlopeVariance
    case (.uncorrelatedInterceptAndSlope, [2]): self = .noInterceptVariance
    // Intercepts that do not vary at the mean time vary at 0 with the slopes.
    case (.interceptAndSlope, [0, 1]), (.interceptAndSlope, [2]): self = .fullCorrelation
    default: return nil
    }
  }
}
