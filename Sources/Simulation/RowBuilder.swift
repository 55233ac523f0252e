/// Bytes of a comma-separated file. Nothing here needs quoting, and numbers have a fixed count of decimals.
struct RowBuilder {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// Appends a field of text; `nil` leaves it blank.
  mutating func text(_ field: String?) {
    separate()
    if let field { bytes.append(contentsOf: field.utf8) }
  }

  /// Appends a whole number.
  mutating func integer(_ field: Int?) { text(field.map { String($0) }) }

  /// Appends a number ≥ 0 rounded to 0–2 decimals.
  mutating func number(_ field: Double?, decimals: Int) {
    guard let field else { return text(nil) }
    let scale = [1, 10, 100][decimals]
    let scaled = Int((field * Double(scale)).rounded())
    var digits = String(scaled / scale)
    if decimals > 0 {
      let fraction = String(scaled % scale)
      digits += "." + String(repeating: "0", count: decimals - fraction.utf8.count) + fraction
    }
    text(digits)
  }

  /// Ends the row.
  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
