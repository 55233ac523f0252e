import Glibc

/// The results as a table in Markdown, so that the README can take it as it is printed.
enum CalibrationTable {
  static let header = """
    | check | quantity | value | MC SE | band | passed |
    |---|---|---:|---:|---|---|
    """

  static func line(_ check: String, _ measurement: Measurement) -> String {
    let isShare = measurement.isShare
    func number(_ value: Double) -> String { isShare ? fixed(100 * value, 1) + " %" : fixed(value, 4) }
    let passed = measurement.hasPassed.map { $0 ? "yes" : "NO" } ?? "–"
    let cells = [
      check, measurement.quantity, number(measurement.value), measurement.standardError.map(number) ?? "–",
      measurement.mark?.words ?? "–", passed,
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private static func fixed(_ value: Double, _ digits: Int) -> String {
    let scale = digits == 1 ? 10 : 10_000
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    let zeros = String(repeating: "0", count: digits - fraction.utf8.count)
    return "\(value < 0 && scaled > 0 ? "−" : "")\(scaled / scale).\(zeros)\(fraction)"
  }
}
