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
