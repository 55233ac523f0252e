public import Statistics

/// `rma`: effects of studies pooled, or against one covariate of the studies.
public struct MetaAnalysis: Sendable {
  /// Column of the effects.
  public var effects: String
  /// Column of their standard errors, or of their variances.
  public var errors: String
  /// Whether `errors` holds variances.
  public var errorsAreVariances: Bool
  /// How the variance between studies is estimated.
  public var method: RandomEffects.Method
  /// Whether tests and limits are those of Hartung and Knapp.
  public var hartungKnapp: Bool
  /// A column that may explain the effects.
  public var moderator: String?

  /// Names the columns.
  public init(
    effects: String, errors: String, errorsAreVariances: Bool, method: RandomEffects.Method, hartungKnapp: Bool,
    moderator: String? = nil
  ) {
    self.effects = effects
    self.errors = errors
    self.errorsAreVariances = errorsAreVariances
    self.method = method
    self.hartungKnapp = hartungKnapp
    self.moderator = moderator
  }

  /// Pools the rows that have all values. O(studies).
  public func fit(_ data: DataFrame) throws(FitError) -> FitResult {
    let names = [effects, errors] + (moderator.map { [$0] } ?? [])
    var columns: [[Double]] = []
    for name in names {
      guard let column = data[name] else { throw .option("there is no column \(name); \(data.known)") }
      guard case .numbers(let numbers) = column else { throw .option("\(name) holds words; expected numbers") }
      columns.append(numbers)
    }
    let rows = (0..<data.rows).filter { row in !columns.contains { $0[row].isNaN } }
    let studies = rows.map { row in
      StudyEffect(
        value: columns[0][row],
        standardError: errorsAreVariances ? columns[1][row].squareRoot() : columns[1][row])
    }
    var result = FitResult("meta")
    result.add("n", rows.count)
    result.add("left_out", data.rows - rows.count)
    result.add("method", .text(method.rawValue))
    if moderator == nil {
      switch RandomEffects.pool(studies, method: method) {
      case .failure(let refusal): result.refuse(refusal.words)
      case .success(let pool): result.add(pool, hartungKnapp: hartungKnapp)
      }
    } else {
      switch MetaRegression.fit(studies, moderator: rows.map { columns[2][$0] }, method: method) {
      case .failure(let refusal): result.refuse(refusal.words)
      case .success(let fit): result.add(fit, moderator: names[2], hartungKnapp: hartungKnapp)
      }
    }
    return result
  }
}

extension FitResult {
  fileprivate mutating func add(_ pool: RandomEffects, hartungKnapp: Bool) {
    let one = "one study"
    let error =
      hartungKnapp ? pool.hartungKnappScale.map { $0.squareRoot() * pool.standardError } : pool.standardError
    let test = hartungKnapp ? pool.hartungKnappTest : .success(pool.waldTest)
    let limits = hartungKnapp ? pool.hartungKnapp : pool.wald
    add("estimate", pool.wald.value)
    add("std_error", Value(error, else: one))
    add("statistic", Value(test.map(\.statistic)))
    add("p", Value(test.map(\.probability)))
    add("low", Value(limits?.low, else: one))
    add("high", Value(limits?.high, else: one))
    if hartungKnapp {
      add("modified_low", Value(pool.modifiedHartungKnapp?.low, else: one))
      add("modified_high", Value(pool.modifiedHartungKnapp?.high, else: one))
    }
    let prediction = hartungKnapp ? pool.hartungKnappPrediction : .success(pool.prediction)
    add("prediction_low", Value(prediction.map(\.low)))
    add("prediction_high", Value(prediction.map(\.high)))
    add("tau_squared", pool.tauSquared)
    add("tau_squared_std_error", Value(pool.tauSquaredError, else: "none for a fixed effect or one study"))
    add("i_squared", pool.iSquared)
    add("h_squared", pool.hSquared)
    add("q", pool.q)
    add("q_p", Value(pool.qProbability, else: one))
    add("log_likelihood", Value(pool.logLikelihood, else: "the method has no likelihood"))
    add(
      Table(
        name: "studies", title: "Studies", columns: ["study", "effect", "std_error", "weight"],
        rows: pool.effects.indices.map { study in
          [
            .text(String(study + 1)), Value(pool.effects[study].value), Value(pool.effects[study].standardError),
            Value(pool.weights[study]),
          ]
        }))
  }

  fileprivate mutating func add(_ fit: MetaRegression, moderator: String, hartungKnapp: Bool) {
    add("tau_squared", fit.tauSquared)
    add("explained", Value(fit.explained))
    add("moderator_chi_squared", fit.moderatorTest.statistic)
    add("moderator_p", fit.moderatorTest.probability)
    add("residual_chi_squared", fit.residualTest.statistic)
    add("residual_p", fit.residualTest.probability)
    add(
      Table(
        name: "coefficients", title: "Coefficients", columns: ["term", "estimate", "std_error", "statistic", "p"],
        rows: [("(Intercept)", fit.intercept), (moderator, fit.slope)].map { name, coefficient in
          let test = hartungKnapp ? coefficient.knappHartungTest : .success(coefficient.waldTest)
          return [
            .text(name), Value(coefficient.value),
            Value(hartungKnapp ? coefficient.knappHartungError : coefficient.standardError),
            Value(test.map(\.statistic)), Value(test.map(\.probability)),
          ]
        }))
  }
}
