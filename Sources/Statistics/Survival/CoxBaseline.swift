import Glibc

/// The baseline hazard of a fitted Cox model, ready to predict the survival of patients with given covariates:
/// S(t | x) = exp(−Λ₀(t) e^{β'x}), Λ₀ by the rule for ties of the model.
///
/// Var log S = e^{2β'x} (Σ 1/S⁰² + q'Vq), q = Σ (x̄ − x)/S⁰ over the steps of event times ≤ t. References: Tsiatis, Ann
/// Stat 1981;9:93–108; Therneau and Grambsch, Modeling Survival Data, 2000.
public struct CoxBaseline: Sendable {
  /// Event times of each stratum, ascending: between them no survival changes.
  public let times: [[Double]]
  /// The last follow-up of each stratum.
  public let followUps: [Double]

  private let width: Int
  private let coefficients: [Double]
  private let means: [Double]
  private let spreads: [Double]
  private let covariance: SymmetricMatrix
  private let strata: [Range<Int>]
  /// Sums up to and with each event time of its stratum: of 1/S⁰, of 1/S⁰², and of x̄/S⁰ by covariate.
  private let hazards: [Double]
  private let squares: [Double]
  private let meanHazards: [Double]

  /// A survival that the model predicts.
  public struct Survival: Sendable {
    /// S.
    public let survival: Double
    /// Standard error of log S.
    public let logError: Double
    /// S with log–log limits; `nil` before the first event, where S is 1 without doubt.
    public let estimate: Estimate?
  }

  /// Prepares a model. O(event times · covariates).
  public init(_ model: CoxModel) {
    let (sets, sums) = (model.sets, model.sums)
    width = sets.width
    means = sets.means
    spreads = sets.spreads
    coefficients = zip(model.coefficients, sets.spreads).map { $0.value * $1 }
    covariance = SymmetricSolve(model.information).inverse
    strata = sets.strata
    times = sets.strata.map { $0.map { model.sample.distinctTimes[sets.timeRanks[$0]] } }
    var followUps = [Double](repeating: 0, count: sets.strata.count)
    for row in 0..<model.sample.count {
      let stratum = model.strata?[row] ?? 0
      followUps[stratum] = max(followUps[stratum], model.sample.distinctTimes[model.sample.exits[row]])
    }
    self.followUps = followUps
    hazards = sets.cumulative(sums) { _ in 1 }
    meanHazards = sets.cumulativeMeans(sums)
    var squares = hazards
    for stratum in sets.strata {
      var total = 0.0
      for time in stratum {
        total += sums.steps[time].weight * sums.steps[time].square
        squares[time] = total
      }
    }
    self.squares = squares
  }

  /// Survival up to a time ≥ 0 of a patient with these covariates, in the order of the model; `nil` after the last
  /// follow-up of the stratum. O(log event times + covariates²).
  public func survival(
    _ covariates: [Double], at time: Double, stratum: Int = 0, level: Double = 0.95
  ) -> Survival? {
    precondition(covariates.count == width, "a prediction needs each covariate of the model")
    guard time <= followUps[stratum] else { return nil }
    let place = sortedPlace(of: time, in: times[stratum])
    guard place >= 0 else { return Survival(survival: 1, logError: 0, estimate: nil) }
    let number = strata[stratum].lowerBound + place
    var scaled = [Double](repeating: 0, count: width)
    var predictor = 0.0
    for k in 0..<width {
      scaled[k] = (covariates[k] - means[k]) / spreads[k]
      predictor += scaled[k] * coefficients[k]
    }
    for k in 0..<width { scaled[k] = meanHazards[number * width + k] - hazards[number] * scaled[k] }
    let risk = exp(predictor)
    let survival = exp(-risk * hazards[number])
    let error = risk * (squares[number] + covariance.quadraticForm(scaled)).squareRoot()
    let estimate = SurvivalCurve.Limits.logLog.around(
      survival, logError: error, z: normalLimit(level), level: level)
    return Survival(survival: survival, logError: error, estimate: estimate)
  }
}
