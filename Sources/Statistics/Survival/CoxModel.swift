public import Execution
import Glibc

/// Cox's proportional hazards: the hazard of a row is λ₀(t) e^{β'x}, with a λ₀ of its own in each stratum; β maximises
/// the partial likelihood.
///
/// Covariates are centred and scaled inside; coefficients are on the scale of the given columns. Newton's method from
/// 0, halving steps that lower the likelihood. References: Cox, J R Stat Soc B 1972;34:187–220; Therneau and Grambsch,
/// Modeling Survival Data, 2000.
public struct CoxModel: Sendable {
  /// How events at the same time share a risk set.
  public enum Ties: String, Sendable, CaseIterable {
    /// Efron's approximation: close to the exact likelihood also with many ties.
    case efron
    /// Breslow's: all tied events see the whole risk set.
    case breslow
  }

  /// What is said of one covariate.
  public struct Coefficient: Sendable {
    /// Name of the covariate.
    public let name: String
    /// β: the logarithm of the hazard ratio for one unit.
    public let value: Double
    /// Standard error of β.
    public let standardError: Double
    /// e^β with its limits.
    public let hazardRatio: Estimate
    /// Two-sided probability of a |β| as large if β is 0, by the normal distribution.
    public let probability: Double
  }

  /// The covariates in the order in which they were given.
  public let coefficients: [Coefficient]
  /// Covariance of the coefficients: the inverse of the information.
  public let covariance: SymmetricMatrix
  /// Log partial likelihood.
  public let logLikelihood: Double
  /// The same with all coefficients 0.
  public let nullLogLikelihood: Double
  /// Whether all coefficients are 0: 2 (ℓ − ℓ₀), β'V⁻¹β, and the score test at 0.
  public let likelihoodRatio: ChiSquaredTest
  /// Wald's test of all coefficients.
  public let wald: ChiSquaredTest
  /// Score test of all coefficients; with one group covariate and no ties, the log-rank test.
  public let score: ChiSquaredTest
  /// Number of rows.
  public let count: Int
  /// Number of events.
  public let eventCount: Int
  /// Newton steps taken.
  public let steps: Int
  /// How ties were treated.
  public let ties: Ties

  let sample: SurvivalSample
  let strata: [Int]?
  let sets: CoxRiskSets
  let sums: CoxRiskSums
  /// Information of the scaled coefficients.
  let information: SymmetricMatrix

  /// Fits a model to the covariates, within strata (codes from 0). Interactions are columns of products.
  ///
  /// Refused: a covariate that is not finite, or follows from those before it; not more events than coefficients; a
  /// covariate along which the likelihood has no maximum. Rows with missing covariates are for the caller to leave out.
  /// `level` is the coverage of limits. O(n · covariates²) for each of about five steps; cancelled between steps.
  public static func fit(
    _ sample: SurvivalSample, _ covariates: [Covariate], strata: [Int]? = nil, ties: Ties = .efron,
    level: Double = 0.95, work: Work
  ) throws(Cancelled) -> Result<CoxModel, SurvivalRefusal> {
    precondition(
      !covariates.isEmpty && covariates.allSatisfy { $0.values.count == sample.count },
      "a Cox model needs covariates, each with a number for every row")
    if let covariate = covariates.first(where: { !$0.values.allSatisfy(\.isFinite) }) {
      return .failure(.notFinite(covariate: covariate.name))
    }
    guard sample.eventCount > covariates.count else {
      return .failure(.tooFewEvents(found: sample.eventCount, needed: covariates.count + 1))
    }
    let sets = CoxRiskSets(sample, covariates, strata: strata)
    return try CoxSearch.run(sets, names: covariates.map(\.name), ties: ties, work: work).map { search in
      CoxModel(sample, strata, sets, search, names: covariates.map(\.name), ties: ties, level: level)
    }
  }

  private init(
    _ sample: SurvivalSample, _ strata: [Int]?, _ sets: CoxRiskSets, _ search: CoxSearch, names: [String],
    ties: Ties, level: Double
  ) {
    let width = sets.width
    let inverse = SymmetricSolve(search.information).inverse
    var covariance = inverse
    for row in 0..<width {
      for column in 0...row {
        covariance[row, column] = inverse[row, column] / (sets.spreads[row] * sets.spreads[column])
      }
    }
    let values = zip(search.coefficients, sets.spreads).map { $0 / $1 }
    self.covariance = covariance
    coefficients = CoxModel.coefficients(names, values, covariance, level: level)
    logLikelihood = search.sums.logLikelihood
    nullLogLikelihood = search.nullLogLikelihood
    guard
      let ratio = ChiSquaredTest(2 * (logLikelihood - nullLogLikelihood), df: width),
      let wald = ChiSquaredTest(search.information.quadraticForm(search.coefficients), df: width),
      let score = ChiSquaredTest(search.nullScore, df: width)
    else { preconditionFailure("a model has coefficients") }
    likelihoodRatio = ratio
    self.wald = wald
    self.score = score
    count = sample.count
    eventCount = sample.eventCount
    steps = search.steps
    self.ties = ties
    self.sample = sample
    self.strata = strata
    self.sets = sets
    sums = search.sums
    information = search.information
  }

  static func coefficients(
    _ names: [String], _ values: [Double], _ covariance: SymmetricMatrix, level: Double
  ) -> [Coefficient] {
    let z = normalLimit(level)
    return names.indices.map { index in
      let (value, error) = (values[index], covariance[index, index].squareRoot())
      return Coefficient(
        name: names[index], value: value, standardError: error,
        hazardRatio: Estimate(
          value: exp(value), low: exp(value - z * error), high: exp(value + z * error), level: level),
        probability: normalProbability(value / error))
    }
  }

  /// Wald's test that some of the coefficients, by their places, are 0: of an interaction with several columns.
  /// `covariance` may be a robust one. Refused if one of them follows from the others.
  public func wald(
    of places: [Int], covariance: SymmetricMatrix? = nil
  ) -> Result<ChiSquaredTest, SurvivalRefusal> {
    let division = SymmetricSolve((covariance ?? self.covariance).part(places))
    if let dependent = division.dependent.first {
      return .failure(.dependentCovariate(coefficients[places[dependent]].name))
    }
    let values = places.map { coefficients[$0].value }
    guard let test = ChiSquaredTest(division.inverseForm(values), df: places.count) else {
      preconditionFailure("a test needs at least one coefficient")
    }
    return .success(test)
  }
}
