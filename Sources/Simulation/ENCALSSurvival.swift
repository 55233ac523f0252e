/// The ENCALS survival curve from which lifetimes are drawn: months from symptom onset to death, tracheostomy or
/// ventilation for more than 23 hours a day.
///
/// Westeneng et al., Lancet Neurol 2018;17:423–433: a proportional-odds model with a spline in log time,
/// S(t) = 1 / (1 + exp(s(ln t) + LP)). Coefficients and knots as used by the Precision ALS consortium; the paper's
/// appendix could not be read, so this serves simulation only.
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
    let delay = delayMonths / 10
    let age = ageAtOnsetYears / 100
    let capacity = vitalCapacityPercent / 100
    linearPredictor =
      -1.837 / (pointsLostPerMonth + 0.1).squareRoot() - 2.373 * (1 / delay.squareRoot() + PortableMath.log(delay))
      - 0.267 / (age * age) + 0.477 * (1 / capacity + 1 / capacity.squareRoot()) + (isBulbar ? 0.269 : 0)
      + (isDefinite ? 0.233 : 0) + (hasFTD ? 0.388 : 0) + (hasC9orf72 ? 0.256 : 0) + shift
  }

  /// Probability of being free of the endpoint at `months` > 0 since onset.
  func survival(months: Double) -> Double {
    PortableMath.logistic(-(Self.spline(PortableMath.log(months)) + linearPredictor))
  }

  /// Months since onset at which a share `probability` (0–1, exclusive) is still free of the endpoint; at most 3,000.
  func months(survival probability: Double) -> Double {
    let target = -linearPredictor - PortableMath.logit(probability)
    var (low, high) = (-8.0, 8.006)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if Self.spline(middle) < target { low = middle } else { high = middle }
    }
    return PortableMath.exp((low + high) / 2)
  }

  // Log odds of the endpoint for LP = 0 at x = ln months; restricted cubic spline, knots at 1.08, 22.4, 38.0 and 371
  // months.
  private static func spline(_ x: Double) -> Double {
    -6.409 + 2.643 * x - 0.546 * basis(x, knot: 3.108) + 0.585 * basis(x, knot: 3.638)
  }

  private static func basis(_ x: Double, knot: Double) -> Double {
    let (first, last) = (0.081, 5.917)
    let weight = (last - knot) / (last - first)
    return cubed(x - knot) - weight * cubed(x - first) - (1 - weight) * cubed(x - last)
  }

  private static func cubed(_ x: Double) -> Double { x > 0 ? x * x * x : 0 }
}
