import Glibc

/// The eight predictors that the ENCALS model and the TRICALS risk profile ask for, as a set.
public struct PrognosticPredictorSet: OptionSet, Hashable, Sendable {
  /// Bits.
  public let rawValue: UInt8
  /// A set from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Progression rate.
  public static let rate = PrognosticPredictorSet(rawValue: 1)
  /// Diagnostic delay.
  public static let delay = PrognosticPredictorSet(rawValue: 2)
  /// Age at onset.
  public static let age = PrognosticPredictorSet(rawValue: 4)
  /// Vital capacity.
  public static let capacity = PrognosticPredictorSet(rawValue: 8)
  /// Bulbar onset or not.
  public static let bulbar = PrognosticPredictorSet(rawValue: 16)
  /// Definite by the El Escorial criteria or not.
  public static let definite = PrognosticPredictorSet(rawValue: 32)
  /// Frontotemporal dementia or not.
  public static let ftd = PrognosticPredictorSet(rawValue: 64)
  /// C9orf72 expansion or not.
  public static let c9orf72 = PrognosticPredictorSet(rawValue: 128)

  /// The four yes-or-no predictors.
  public static let flags: PrognosticPredictorSet = [.bulbar, .definite, .ftd, .c9orf72]

  /// Names for people, in the order of the formula.
  public var names: [String] {
    let all = [
      "progression rate", "diagnostic delay", "age at onset", "vital capacity", "site of onset",
      "El Escorial category", "FTD", "C9orf72",
    ]
    return all.indices.filter { rawValue >> UInt8($0) & 1 == 1 }.map { all[$0] }
  }
}

/// What is known of one patient for a prognosis, at or soon after the diagnosis. What is missing is never replaced by a
/// default.
public struct PrognosticPredictors: Hashable, Sendable {
  /// Points a month lost since onset, positive = loss (`ProgressionRate.deltaFS`); 0 or more.
  public var pointsLostPerMonth: Double?
  /// Months from onset to diagnosis; above 0.
  public var delayMonths: Double?
  /// Years; above 0.
  public var ageAtOnsetYears: Double?
  /// Forced or slow vital capacity, % of predicted; above 0.
  public var vitalCapacityPercent: Double?
  /// Bulbar onset against every other.
  public var isBulbar: Bool?
  /// Definite by the El Escorial criteria against every other category.
  public var isDefinite: Bool?
  /// Frontotemporal dementia.
  public var hasFTD: Bool?
  /// C9orf72 expansion; `nil` if not tested.
  public var hasC9orf72: Bool?

  /// Predictors; what is left out is not known.
  public init(
    pointsLostPerMonth: Double? = nil, delayMonths: Double? = nil, ageAtOnsetYears: Double? = nil,
    vitalCapacityPercent: Double? = nil, isBulbar: Bool? = nil, isDefinite: Bool? = nil, hasFTD: Bool? = nil,
    hasC9orf72: Bool? = nil
  ) {
    self.pointsLostPerMonth = pointsLostPerMonth
    self.delayMonths = delayMonths
    self.ageAtOnsetYears = ageAtOnsetYears
    self.vitalCapacityPercent = vitalCapacityPercent
    self.isBulbar = isBulbar
    self.isDefinite = isDefinite
    self.hasFTD = hasFTD
    self.hasC9orf72 = hasC9orf72
  }
}

extension PrognosticPredictors {
  /// Which predictors are known.
  public var known: PrognosticPredictorSet {
    var known: PrognosticPredictorSet = []
    if pointsLostPerMonth != nil { known.insert(.rate) }
    if delayMonths != nil { known.insert(.delay) }
    if ageAtOnsetYears != nil { known.insert(.age) }
    if vitalCapacityPercent != nil { known.insert(.capacity) }
    if isBulbar != nil { known.insert(.bulbar) }
    if isDefinite != nil { known.insert(.definite) }
    if hasFTD != nil { known.insert(.ftd) }
    if hasC9orf72 != nil { known.insert(.c9orf72) }
    return known
  }

  /// Which of the yes-or-no predictors are known to be yes.
  public var present: PrognosticPredictorSet {
    var present: PrognosticPredictorSet = []
    if isBulbar == true { present.insert(.bulbar) }
    if isDefinite == true { present.insert(.definite) }
    if hasFTD == true { present.insert(.ftd) }
    if hasC9orf72 == true { present.insert(.c9orf72) }
    return present
  }

  /// Numbers for which the formula is not defined.
  var impossible: PrognosticObstacles {
    var impossible: PrognosticObstacles = []
    if let rate = pointsLostPerMonth, rate < 0 { impossible.insert(.negativeRate) }
    if let delayMonths, delayMonths <= 0 { impossible.insert(.delayNotPositive) }
    if let ageAtOnsetYears, ageAtOnsetYears <= 0 { impossible.insert(.ageNotPositive) }
    if let vitalCapacityPercent, vitalCapacityPercent <= 0 { impossible.insert(.capacityNotPositive) }
    return impossible
  }

  /// The numbers as the formula uses them, if all four are known and possible.
  var terms: PrognosticTerms {
    guard impossible.isEmpty, let pointsLostPerMonth, let delayMonths, let ageAtOnsetYears, let vitalCapacityPercent
    else { return .none }
    return PrognosticTerms(
      pointsLostPerMonth: pointsLostPerMonth, delayMonths: delayMonths, logDelay: log(delayMonths / 10),
      ageAtOnsetYears: ageAtOnsetYears, vitalCapacityPercent: vitalCapacityPercent)
  }

  /// What to say of the numbers, if delay and vital capacity are known.
  var cautions: PrognosticCautions {
    guard let delayMonths, let vitalCapacityPercent else { return [] }
    return PrognosticCautions(delayMonths: delayMonths, vitalCapacityPercent: vitalCapacityPercent)
  }

  /// The same with every yes-or-no predictor that is unknown set to `answer`. Each of them only adds to the risk, so that
  /// no and yes give the bounds of what it can be.
  public func completed(with answer: Bool) -> PrognosticPredictors {
    var completed = self
    completed.isBulbar = isBulbar ?? answer
    completed.isDefinite = isDefinite ?? answer
    completed.hasFTD = hasFTD ?? answer
    completed.hasC9orf72 = hasC9orf72 ?? answer
    return completed
  }
}

/// The predictors of many patients as columns, the numbers as the formulas use them: each formula is then a sum.
public struct PrognosticColumns: Sendable {
  private(set) var terms: [PrognosticTerms] = []
  private(set) var impossible: [PrognosticObstacles] = []
  /// What to say of each patient's numbers.
  public private(set) var cautions: [PrognosticCautions] = []
  private(set) var known: [PrognosticPredictorSet] = []
  private(set) var present: [PrognosticPredictorSet] = []

  /// No patients, with room for `capacity`.
  public init(capacity: Int) {
    terms.reserveCapacity(capacity)
    impossible.reserveCapacity(capacity)
    cautions.reserveCapacity(capacity)
    known.reserveCapacity(capacity)
    present.reserveCapacity(capacity)
  }

  /// Number of patients.
  public var count: Int { known.count }

  /// Adds a patient.
  public mutating func append(_ predictors: PrognosticPredictors) {
    terms.append(predictors.terms)
    impossible.append(predictors.impossible)
    cautions.append(predictors.cautions)
    known.append(predictors.known)
    present.append(predictors.present)
  }
}
