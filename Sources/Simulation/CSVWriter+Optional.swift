import CSV

extension CSVWriter {
  /// Writes a field of text, blank where it is missing.
  mutating func field(_ text: String?) { field(text ?? "") }

  /// Writes a whole number, blank where it is missing.
  mutating func field(_ number: Int?) { field(number.map { String($0) }) }

  /// Writes a number ≥ 0 with a fixed count of 0–2 decimals, blank where it is missing.
  mutating func field(_ number: Double?, decimals: Int) {
    guard let number else { return field("") }
    let scale = [1, 10, 100][decimals]
    let scaled = Int((number * Double(scale)).rounded())
    guard decimals > 0 else { return field(scaled) }
    let fraction = String(scaled % scale)
    let zeros = String(repeating: "0", count: decimals - fraction.utf8.count)
    field("\(scaled / scale).\(zeros)\(fraction)")
  }
}
