/// A linear predictor of survival from onset: the ENCALS model or the TRICALS risk profile. Higher is worse.
///
/// LP = a·x₁ + b·x₂ + c·x₃ + d·x₄ + bulbar + definite + FTD (+ C9orf72), see `PrognosticTerms` for x₁ to x₄. References:
/// Westeneng et al., Lancet Neurol 2018;17:423–433; van Eijk et al., Neurology 2019;92:e451–e460. The coefficients are
/// those of programs of the Precision ALS consortium, those of the TRICALS profile seen in a second, independent program
/// too; **the appendix of the paper could not be read**. For groups of patients, not for decisions about a person.
public struct PrognosticScore: Sendable {
  /// "TRICALS risk profile".
  public let title: String
  /// Reference.
  public let source: String
  /// Weight of x₁, the rate.
  public let rate: Double
  /// Weight of x₂, the delay.
  public let delay: Double
  /// Weight of x₃, the age.
  public let age: Double
  /// Weight of x₄, the vital capacity.
  public let capacity: Double
  /// Added for bulbar onset.
  public let bulbar: Double
  /// Added for a definite diagnosis.
  public let definite: Double
  /// Added for FTD.
  public let ftd: Double
  /// Added for a C9orf72 expansion.
  public let c9orf72: Double
  /// What must be known.
  public let required: PrognosticPredictorSet

  /// The profile that trials select by; a refit without C9orf72.
  public static let tricals = PrognosticScore(
    title: "TRICALS risk profile", source: "van Eijk et al., Neurology 2019;92:e451–e460, as used by TRICALS trials",
    rate: -1.839, delay: -2.376, age: -0.264, capacity: 0.474, bulbar: 0.271, definite: 0.238, ftd: 0.415,
    c9orf72: 0, required: [.rate, .delay, .age, .capacity, .bulbar, .definite, .ftd])

  /// The predictor of the ENCALS survival model, with C9orf72.
  public static let encals = PrognosticScore(
    title: "ENCALS linear predictor",
    source: "Westeneng et al., Lancet Neurol 2018;17:423–433; coefficients as used by the Precision ALS consortium",
    rate: -1.837, delay: -2.373, age: -0.267, capacity: 0.477, bulbar: 0.269, definite: 0.233, ftd: 0.388,
    c9orf72: 0.256, required: [.rate, .delay, .age, .capacity, .bulbar, .definite, .ftd, .c9orf72])

  /// The predictor from transformed numbers and the yes-or-no predictors that are yes. O(1).
  public func linearPredictor(_ terms: PrognosticTerms, present: PrognosticPredictorSet) -> Double {
    var sum = rate * terms.rate + delay * terms.delay + age * terms.age + capacity * terms.capacity
    if present.contains(.bulbar) { sum += bulbar }
    if present.contains(.definite) { sum += definite }
    if present.contains(.ftd) { sum += ftd }
    if present.contains(.c9orf72) { sum += c9orf72 }
    return sum
  }

  /// The predictor of one patient; missing with a reason that names everything that stands in the way. O(1).
  public func linearPredictor(_ predictors: PrognosticPredictors) -> Determination<Double> {
    let obstacles = obstacles(known: predictors.known, predictors.impossible)
    return obstacles.isEmpty
      ? .known(linearPredictor(predictors.terms, present: predictors.present)) : .missing(obstacles.reason)
  }

  /// The predictors of many patients. O(patients).
  public func linearPredictors(_ columns: PrognosticColumns) -> PrognosticValues {
    var result = PrognosticValues(capacity: columns.count)
    for row in 0..<columns.count {
      let obstacles = obstacles(known: columns.known[row], columns.impossible[row])
      result.append(
        obstacles.isEmpty ? linearPredictor(columns.terms[row], present: columns.present[row]) : 0, obstacles)
    }
    return result
  }

  /// What keeps the predictor from being computed.
  private func obstacles(known: PrognosticPredictorSet, _ impossible: PrognosticObstacles) -> PrognosticObstacles {
    impossible.union(PrognosticObstacles(missing: required.subtracting(known)))
  }
}

/// The four numbers as the predictors use them.
public struct PrognosticTerms: Sendable {
  /// x₁ = (rate + 0.1)^−½, rate in points a month; the offset belongs to the rate.
  public let rate: Double
  /// x₂ = (delay / 10)^−½ + ln(delay / 10), delay in months.
  public let delay: Double
  /// x₃ = (age / 100)^−2, age in years at onset.
  public let age: Double
  /// x₄ = (capacity / 100)^−1 + (capacity / 100)^−½, % of predicted.
  public let capacity: Double

  /// Terms of a rate of 0 or more and of positive numbers. `logDelay` is ln(delay / 10): the caller chooses the
  /// logarithm, because simulated cohorts must not depend on that of the C library.
  public init(
    pointsLostPerMonth: Double, delayMonths: Double, logDelay: Double, ageAtOnsetYears: Double,
    vitalCapacityPercent: Double
  ) {
    let share = vitalCapacityPercent / 100
    let century = ageAtOnsetYears / 100
    rate = 1 / (pointsLostPerMonth + 0.1).squareRoot()
    delay = 1 / (delayMonths / 10).squareRoot() + logDelay
    age = 1 / (century * century)
    capacity = 1 / share + 1 / share.squareRoot()
  }

  /// Nothing, for patients whose predictor is not computed.
  static let none = PrognosticTerms()

  private init() {
    rate = 0
    delay = 0
    age = 0
    capacity = 0
  }
}

/// A number a patient, or what stands in its way.
public struct PrognosticValues: Sendable {
  /// The numbers; 0 where there are obstacles.
  public private(set) var values: [Double] = []
  /// What stands in the way; empty where the number is known.
  public private(set) var obstacles: [PrognosticObstacles] = []

  init(capacity: Int) {
    values.reserveCapacity(capacity)
    obstacles.reserveCapacity(capacity)
  }

  mutating func append(_ value: Double, _ obstacles: PrognosticObstacles) {
    values.append(value)
    self.obstacles.append(obstacles)
  }

  /// Number of patients.
  public var count: Int { values.count }

  /// These numbers, and where something stands in their way, those of `other`. O(patients).
  public func filled(by other: PrognosticValues) -> PrognosticValues {
    precondition(count == other.count, "values of the same patients")
    var result = PrognosticValues(capacity: count)
    for row in 0..<count {
      let source = obstacles[row].isEmpty ? self : other
      result.append(source.values[row], source.obstacles[row])
    }
    return result
  }

  /// The number of a patient, or the reason why there is none.
  public subscript(row: Int) -> Determination<Double> {
    obstacles[row].isEmpty ? .known(values[row]) : .missing(obstacles[row].reason)
  }
}
