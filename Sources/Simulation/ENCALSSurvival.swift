import Clinical

/// The published ENCALS curve as lifetimes are drawn from it: with the mathematics that gives the same bytes on every
/// machine, and with a shift.
struct ENCALSSurvival {
  /// LP; higher is worse.
  var linearPredictor: Double

  init(linearPredictor: Double) { self.linearPredictor = linearPredictor }

  /// From what is known at diagnosis: points lost a month since onset (≥ 0), delay (months > 0), age at onset (years >
  /// 0), vital capacity (% predicted > 0). `shift` is added to the predictor.
  init(
    pointsLostPerMonth: Double, delayMonths: Double, ageAtOnsetYears: Double, vitalCapacityPercent: Double,
    isBulbar: Bool,
    isDefinite: Bool, hasFTD: Bool, hasC9orf72: Bool, shift: Double = 0
  ) {
    let terms = PrognosticTerms(
      pointsLostPerMonth: pointsLostPerMonth, delayMonths: delayMonths, logDelay: PortableMath.log(delayMonths / 10),
      ageAtOnsetYears: ageAtOnsetYears, vitalCapacityPercent: vitalCapacityPercent)
    var present: PrognosticPredictorSet = []
    if isBulbar { present.insert(.bulbar) }
    if isDefinite { present.insert(.definite) }
    if hasFTD { present.insert(.ftd) }
    if hasC9orf72 { present.insert(.c9orf72) }
    linearPredictor = PrognosticScore.encals.linearPredictor(terms, present: present) + shift
  }

  /// Probability of being free of the endpoint at `months` > 0 since onset.
  func survival(months: Double) -> Double {
    PortableMath.logistic(-(ENCALSCurve.published.logOdds(logMonths: PortableMath.log(months)) + linearPredictor))
  }

  /// Months since onset at which a share `probability` (0–1, exclusive) is still free of the endpoint; at most 3,000.
  func months(survival probability: Double) -> Double {
    let logMonths = ENCALSCurve.published.logMonths(logOdds: -linearPredictor - PortableMath.logit(probability))
    return PortableMath.exp(min(max(logMonths, -8), 8.006))
  }
}
