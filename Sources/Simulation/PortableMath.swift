/// Logarithm, exponential and normal quantile from additions, multiplications, divisions and square roots only.
///
/// IEEE 754 fixes the result of those four to the last bit, a C library does not for `log` and `exp`. A simulated
/// cohort must have the same bytes on every machine, so the generator uses these. They are accurate to about 1e-15 and
/// slower than the C library.
enum PortableMath {
  /// Natural logarithm of a positive, finite, normal number.
  static func log(_ x: Double) -> Double {
    precondition(x.isNormal && x > 0, "the logarithm is taken of positive numbers only")
    var exponent = Double(x.exponent)
    var mantissa = x.significand
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m - 1) / (m + 1)); the argument stays below 0.172, where twelve terms leave less than 1e-18.
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 0.0
    for term in stride(from: 23, through: 3, by: -2) { sum = (sum + 1 / Double(term)) * square }
    return exponent * ln2High + (exponent * ln2Low + 2 * ratio * (1 + sum))
  }

  /// Exponential of |x| ≤ 700.
  static func exp(_ x: Double) -> Double {
    precondition(x.magnitude <= 700, "the exponential would leave the range of a double")
    let power = (x / (ln2High + ln2Low)).rounded()
    let rest = (x - power * ln2High) - power * ln2Low
    var sum = 1.0
    for term in stride(from: 14, through: 1, by: -1) { sum = 1 + sum * rest / Double(term) }
    return Double(sign: .plus, exponent: Int(power), significand: sum)
  }

  /// 1 / (1 + e⁻ˣ), for any finite x.
  static func logistic(_ x: Double) -> Double { 1 / (1 + exp(min(max(-x, -700), 700))) }

  /// ln(p / (1 − p)) for 0 < p < 1.
  static func logit(_ p: Double) -> Double { log(p / (1 - p)) }

  /// Quantile of the standard normal distribution for 0 < p < 1.
  ///
  /// Rational approximations of Wichura, algorithm AS 241 (PPND16), Appl Stat 1988;37:477–484; relative error about
  /// 1e-16.
  static func normalQuantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a quantile needs a probability between 0 and 1")
    let centred = p - 0.5
    if centred.magnitude <= 0.425 {
      let r = 0.180625 - centred * centred
      return centred * polynomial(centralNumerator, r) / polynomial(centralDenominator, r)
    }
    let r = (-log(centred < 0 ? p : 1 - p)).squareRoot()
    let magnitude =
      r <= 5
      ? polynomial(middleNumerator, r - 1.6) / polynomial(middleDenominator, r - 1.6)
      : polynomial(tailNumerator, r - 5) / polynomial(tailDenominator, r - 5)
    return centred < 0 ? -magnitude : magnitude
  }

  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    var sum = 0.0
    for coefficient in coefficients.reversed() { sum = sum * x + coefficient }
    return sum
  }

  // ln 2 in two parts; the first has trailing zeros, so that its product with an exponent is exact.
  private static let ln2High = 0x1.62e42fee00000p-1
  private static let ln2Low = 0x1.a39ef35793c76p-33

  // AS 241, constants a, b (|p - 0.5| <= 0.425), c, d (r <= 5), e, f (beyond), lowest power first.
  private static let centralNumerator = [
    3.3871328727963666080, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
    4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3,
  ]
  private static let centralDenominator = [
    1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
    2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3,
  ]
  private static let middleNumerator = [
    1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
    1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
  ]
  private static let middleDenominator = [
    1.0, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
  ]
  private static let tailNumerator = [
    6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
    2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ]
  private static let tailDenominator = [
    1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
  ]
}
