import DisplayText

/// Numbers as text, the same in every locale.
public enum NumberFormat {
  /// A number with `digits` after the point, correctly rounded from its exact binary value (ties to even, as C and R
  /// do). Not finite numbers do not occur in tables.
  public static func fixed(_ number: Double, digits: Int) -> String {
    precondition(number.isFinite && (0...15).contains(digits), "fixed needs a finite number and 0 to 15 digits")
    let magnitude = number.magnitude
    guard magnitude < 9e15 else { return "\(number)" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    // Whole and fractional part are exact, so the only rounding is the one asked for.
    var whole = magnitude.rounded(.down)
    var fraction = roundedProduct(magnitude - whole, scale)
    if fraction >= scale {
      whole += 1
      fraction -= scale
    }
    // With no digits a tie is decided by the whole part.
    if digits == 0 { (whole, fraction) = (roundedToEven(magnitude), 0) }
    let isNegative = number < 0 && (whole > 0 || fraction > 0)
    let text = String(Int64(whole))
    guard digits > 0 else { return (isNegative ? "-" : "") + text }
    let tail = String(Int64(fraction))
    return (isNegative ? "-" : "") + text + "." + String(repeating: "0", count: digits - tail.count) + tail
  }

  /// The same for people: a true minus sign.
  public static func display(_ number: Double, digits: Int) -> String {
    let text = fixed(number, digits: digits)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  /// The same with as few digits after the point as give the number, at most six: "25", "0.515".
  public static func shortest(_ number: Double) -> String {
    display(number, digits: (0..<6).first { Double(fixed(number, digits: $0)) == number } ?? 6)
  }

  /// A number of any size for people, with six significant digits: "0.0534210", "251.405", "3.26379e−06"; a whole number
  /// below a million without a point.
  public static func significant(_ number: Double) -> String {
    let magnitude = number.magnitude
    if number == number.rounded(), magnitude < 1e6 { return display(number, digits: 0) }
    guard magnitude >= 1e-4, magnitude < 1e6 else { return scientific(number) }
    var digits = 5
    var bound = 10.0
    while magnitude >= bound, digits > 0 {
      digits -= 1
      bound *= 10
    }
    bound = 1
    while magnitude < bound {
      digits += 1
      bound /= 10
    }
    return display(number, digits: digits)
  }

  /// Six digits and a power of ten.
  private static func scientific(_ number: Double) -> String {
    var (scaled, exponent) = (number.magnitude, 0)
    while scaled >= 10 { (scaled, exponent) = (scaled / 10, exponent + 1) }
    while scaled < 1 { (scaled, exponent) = (scaled * 10, exponent - 1) }
    var mantissa = fixed(scaled, digits: 5)
    if mantissa.hasPrefix("10") { (mantissa, exponent) = (fixed(1, digits: 5), exponent + 1) }
    let sign = number < 0 ? "−" : ""
    let power = String(exponent.magnitude)
    return "\(sign)\(mantissa)e\(exponent < 0 ? "−" : "+")\(power.count < 2 ? "0" : "")\(power)"
  }

  /// A count with commas between thousands.
  public static func grouped(_ count: Int) -> String {
    let digits = String(count.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (count < 0 ? "−" : "") + text
  }

  /// A probability or share in percent: "27 %". Never rounds to certainty: below half a unit "<1 %", above ">99 %".
  public static func percent(_ share: Double, digits: Int) -> String {
    let text = display(share * 100, digits: digits)
    var unit = 1.0
    for _ in 0..<digits { unit /= 10 }
    // Ties round to even, so that the rounded text alone tells whether certainty was reached.
    if share > 0, text == fixed(0, digits: digits) { return "<" + fixed(unit, digits: digits) + " %" }
    if share < 1, text == fixed(100, digits: digits) { return ">" + fixed(100 - unit, digits: digits) + " %" }
    return text + " %"
  }

  /// The product rounded to a whole number, ties to even, decided on the exact product.
  private static func roundedProduct(_ fraction: Double, _ scale: Double) -> Double {
    let product = fraction * scale
    let error = (-product).addingProduct(fraction, scale)
    let floor = product.rounded(.down)
    let rest = product - floor
    if rest > 0.5 || (rest == 0.5 && error > 0) { return floor + 1 }
    if rest < 0.5 || error < 0 { return floor }
    return roundedToEven(product)
  }

  private static func roundedToEven(_ number: Double) -> Double { number.rounded(.toNearestOrEven) }
}
