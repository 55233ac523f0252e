import Glibc

extension RandomEffects {
  /// How the variance between studies, τ², is estimated.
  public enum Method: String, Sendable, CaseIterable {
    /// τ² = 0.
    case fixedEffect = "FE"
    /// By moments of the fixed-effect fit: DerSimonian and Laird, Control Clin Trials 1986;7:177–188.
    case derSimonianLaird = "DL"
    /// Q(τ²) = k − p: Paule and Mandel, J Res Natl Bur Stand 1982;87:377–385.
    case pauleMandel = "PM"
    /// Restricted maximum likelihood: Viechtbauer, J Educ Behav Stat 2005;30:261–293.
    case restrictedMaximumLikelihood = "REML"
    /// Maximum likelihood; too small on average.
    case maximumLikelihood = "ML"
    /// By moments of the unweighted fit: Hedges and Olkin, Statistical Methods for Meta-Analysis, 1985, chapter 9.
    case hedgesOlkin = "HE"
    /// In two steps from the spread of the effects; never 0: Sidik and Jonkman, J R Stat Soc C 2005;54:367–384.
    case sidikJonkman = "SJ"
    /// Empirical Bayes: Morris, J Am Stat Assoc 1983;78:47–55. Its equation has the root of Paule and Mandel's.
    case empiricalBayes = "EB"
  }
}

/// The variance between studies and what tells it. The moderator, if any, must vary.
struct Heterogeneity {
  /// Effects.
  let values: [Double]
  /// Sampling variances.
  let variances: [Double]
  /// A covariate of the studies.
  let moderator: [Double]?

  init(_ effects: [StudyEffect], moderator: [Double]? = nil) {
    values = effects.map(\.value)
    variances = effects.map(\.variance)
    self.moderator = moderator
  }

  /// k − p: studies less coefficients.
  var degrees: Double { Double(values.count - (moderator == nil ? 1 : 2)) }

  /// The fit with weights 1/(s² + τ²).
  func fit(tauSquared: Double) -> WeightedFit {
    WeightedFit(values, moderator: moderator, weights: variances.map { 1 / ($0 + tauSquared) })
  }

  /// τ² by a method, with its standard error; the error is `nil` for a fixed effect.
  func estimate(_ method: RandomEffects.Method) -> (tauSquared: Double, standardError: Double?) {
    guard degrees > 0 else { return (0, nil) }
    switch method {
    case .fixedEffect: return (0, nil)
    case .derSimonianLaird: return moments(fit(tauSquared: 0))
    case .hedgesOlkin: return moments(WeightedFit(values, moderator: moderator, weights: values.map { _ in 1 }))
    case .sidikJonkman: return sidikJonkman
    case .pauleMandel, .empiricalBayes:
      let tauSquared = whereQ(equals: degrees)
      // The inverse of the information in Morris' equation.
      let weight = fit(tauSquared: tauSquared).totalWeight
      return (tauSquared, Double(values.count) * (2 / degrees).squareRoot() / weight)
    case .maximumLikelihood:
      let tauSquared = mostLikely(restricted: false)
      let fit = fit(tauSquared: tauSquared)
      return (tauSquared, (2 / compensatedSum(fit.weights.map { $0 * $0 })).squareRoot())
    case .restrictedMaximumLikelihood:
      let tauSquared = mostLikely(restricted: true)
      return (tauSquared, (2 / fit(tauSquared: tauSquared).squaredTrace(values.map { _ in 1 })).squareRoot())
    }
  }

  /// log likelihood, or the restricted one, at the best coefficients for a τ².
  func logLikelihood(tauSquared: Double, restricted: Bool) -> Double {
    let fit = fit(tauSquared: tauSquared)
    let logVariances = compensatedSum(fit.weights.map { -log($0) })
    let sum = logVariances + fit.residualSquares
    guard restricted else { return -0.5 * (Double(values.count) * log(2 * Double.pi) + sum) }
    let unweighted = WeightedFit(values, moderator: moderator, weights: values.map { _ in 1 })
    return -0.5 * (degrees * log(2 * Double.pi) + sum + fit.logDeterminant - unweighted.logDeterminant)
  }

  /// The τ² at which Q(τ²), which falls as τ² grows, has a value; 0 if it is below that already at 0.
  func whereQ(equals target: Double) -> Double {
    guard fit(tauSquared: 0).residualSquares > target else { return 0 }
    var high = 1.0
    while fit(tauSquared: high).residualSquares > target { high *= 2 }
    return halving(0, high) { fit(tauSquared: $0).residualSquares > target }
  }

  /// (y'Py − tr(PV)) / tr(P), not below 0, and its error if effects are normal: √(2 tr(PΣPΣ)) / tr(P).
  private func moments(_ fit: WeightedFit) -> (Double, Double?) {
    let trace = fit.trace(values.map { _ in 1 })
    let tauSquared = max(0, (fit.residualSquares - fit.trace(variances)) / trace)
    return (tauSquared, (2 * fit.squaredTrace(variances.map { $0 + tauSquared })).squareRoot() / trace)
  }

  private var sidikJonkman: (Double, Double?) {
    let mean = compensatedSum(values) / Double(values.count)
    let rough = compensatedSum(values.map { ($0 - mean) * ($0 - mean) }) / Double(values.count)
    // Without any spread of the effects there is nothing to begin with.
    guard rough > 0 else { return (0, nil) }
    let fit = fit(tauSquared: rough)
    let tauSquared = rough * fit.residualSquares / degrees
    return (tauSquared, rough * (2 * fit.squaredTrace(variances.map { $0 + tauSquared })).squareRoot() / degrees)
  }

  /// The τ² ≥ 0 with the largest likelihood: the best of 0 and of all places where its slope turns from up to down.
  private func mostLikely(restricted: Bool) -> Double {
    let ones = values.map { _ in 1.0 }
    func isRising(_ tauSquared: Double) -> Bool {
      let fit = fit(tauSquared: tauSquared)
      return fit.squaredResidualWeights > (restricted ? fit.trace(ones) : fit.totalWeight)
    }
    var high = 1.0
    let range = (values.max() ?? 0) - (values.min() ?? 0)
    if range > 0 { high = range * range }
    while isRising(high) { high *= 2 }
    // A likelihood may have two tops; steps of a tenth of a decade do not miss one.
    let steps = 100
    let grid = [0] + (0...steps).map { high * pow(10, Double($0 - steps) / 10) }
    var best = 0.0
    var bestLikelihood = logLikelihood(tauSquared: 0, restricted: restricted)
    for (low, next) in zip(grid, grid.dropFirst()) where isRising(low) && !isRising(next) {
      let top = halving(low, next, isBelow: isRising)
      let likelihood = logLikelihood(tauSquared: top, restricted: restricted)
      if likelihood > bestLikelihood { (best, bestLikelihood) = (top, likelihood) }
    }
    return best
  }
}
