/// A number for an explanation: at most `digits` decimals, no trailing zeros, U+2212 as the minus sign; independent of
/// the locale.
func text(_ number: Double, digits: Int = 2) -> String {
  guard number.isFinite, abs(number) < 1e12 else { return String(number) }
  var scale = 1
  for _ in 0..<digits { scale *= 10 }
  let scaled = Int((abs(number) * Double(scale)).rounded())
  var fraction = String(scaled % scale + scale).dropFirst()
  while fraction.last == "0" { fraction.removeLast() }
  let whole = String(scaled / scale)
  return (number < 0 && scaled != 0 ? "−" : "") + (fraction.isEmpty ? whole : whole + "." + fraction)
}

/// "1 patient", "2 patients".
func counted(_ count: Int, _ singular: String) -> String { "\(count) \(singular)\(count == 1 ? "" : "s")" }
