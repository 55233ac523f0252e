import Glibc

/// Round numbers for the marks of an axis.
public enum AxisTicks {
  /// Ticks at multiples of 1, 2 or 5 times a power of ten inside [low, high], at most `count` of them, 0 written as 0.
  /// Empty if the range is empty or not finite. O(count).
  public static func linear(from low: Double, to high: Double, atMost count: Int) -> [Double] {
    guard low.isFinite, high.isFinite, high > low, count > 0 else { return [] }
    var power = pow(10, floor(log10((high - low) / Double(count))))
    guard power > 0, power.isFinite else { return [] }
    while true {
      for factor in [1.0, 2, 5] {
        let ticks = multiples(of: factor * power, from: low, to: high, atMost: count)
        if let ticks { return ticks }
      }
      power *= 10
    }
  }

  /// Ticks for months: every 1, 2, 3, 6, 12, 24, 60, 120 … months.
  public static func months(from low: Double, to high: Double, atMost count: Int) -> [Double] {
    guard low.isFinite, high.isFinite, high > low, count > 0 else { return [] }
    var steps: [Double] = [1, 2, 3, 6, 12, 24, 60, 120]
    while let last = steps.last, last < (high - low) { steps.append(last * 2) }
    for step in steps {
      if let ticks = multiples(of: step, from: low, to: high, atMost: count) { return ticks }
    }
    return []
  }

  /// Decimals that write these ticks exactly, at most 6.
  public static func decimals(of ticks: [Double]) -> Int {
    for decimals in 0...6 {
      let scale = pow(10, Double(decimals))
      if ticks.allSatisfy({ abs(($0 * scale).rounded() - $0 * scale) < 1e-6 * scale }) { return decimals }
    }
    return 6
  }

  /// A tick as text with a true minus sign (`-` in ASCII comes from the sanitiser).
  public static func label(_ value: Double, decimals: Int) -> String {
    let scale = pow(10, Double(decimals))
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e15 else { return "…" }
    let digits = String(Int64(scaled))
    let sign = value < 0 && scaled > 0 ? "−" : ""
    guard decimals > 0 else { return sign + digits }
    let filled = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + filled.dropLast(decimals) + "." + filled.suffix(decimals)
  }

  private static func multiples(of step: Double, from low: Double, to high: Double, atMost count: Int) -> [Double]? {
    // A tick at the very end is not lost to rounding.
    let slack = 1e-9
    let first = (low / step - slack).rounded(.up)
    let last = (high / step + slack).rounded(.down)
    guard last - first < Double(count) else { return nil }
    guard last >= first else { return [] }
    return (0...Int(last - first)).map { index in
      let multiple = first + Double(index)
      return multiple == 0 ? 0 : multiple * step
    }
  }
}
