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

/// The predictors of many patients as columns.
public struct PrognosticColumns: Sendable {
  private(set) var rates: [Double] = []
  private(set) var delays: [Double] = []
  private(set) var ages: [Double] = []
  private(set) var capacities: [Double] = []
  private(set) var known: [PrognosticPredictorSet] = []
  private(set) var present: [PrognosticPredictorSet] = []

  /// No patients, with room for `capacity`.
  public init(capacity: Int) {
    rates.reserveCapacity(capacity)
    delays.reserveCapacity(capacity)
    ages.reserveCapacity(capacity)
    capacities.reserveCapacity(capacity)
    known.reserveCapacity(capacity)
    present.reserveCapacity(capacity)
  }

  /// Number of patients.
  public var count: Int { known.count }

  /// What to say of a patient's numbers, if delay and vital capacity are known.
  public func cautions(_ row: Int) -> PrognosticCautions {
    guard known[row].isSuperset(of: [.delay, .capacity]) else { return [] }
    return PrognosticCautions(delayMonths: delays[row], vitalCapacityPercent: capacities[row])
  }

  /// Adds a patient.
  public mutating func append(_ predictors: PrognosticPredictors) {
    rates.append(predictors.pointsLostPerMonth ?? 0)
    delays.append(predictors.delayMonths ?? 0)
    ages.append(predictors.ageAtOnsetYears ?? 0)
    capacities.append(predictors.vitalCapacityPercent ?? 0)
    known.append(predictors.known)
    present.append(predictors.present)
  }
}
