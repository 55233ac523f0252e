import Clinical
import Cohorts

/// Classes of a number: what lies between ascending cuts, with which class owns each cut.
struct Bands {
  /// Names of the classes, lowest numbers first: one more than cuts.
  var labels: [String]
  /// Cuts, ascending.
  var cuts: [Double]
  /// Whether a number equal to the cut belongs to the class below it.
  var belongsBelow: [Bool]

  /// Index of the class of a number.
  func band(_ number: Double) -> Int {
    var band = 0
    while band < cuts.count, belongsBelow[band] ? number > cuts[band] : number >= cuts[band] { band += 1 }
    return band
  }

  /// The classes of a column of numbers, in the order of the labels; what is missing stays missing for its reason.
  func categories(of column: VariableColumn, notes: [String] = []) -> VariableColumn {
    guard case .numbers(let numbers) = column.values else { return column }
    var codes = [UInt16](repeating: 0, count: numbers.count)
    for row in codes.indices where numbers.known[row] { codes[row] = UInt16(band(numbers.values[row]) + 1) }
    return VariableColumn(
      values: .categories(codes: codes, levels: labels), reasonCodes: column.reasonCodes, reasons: column.reasons,
      isOrdered: true, notes: column.notes + notes)
  }

  /// The rule of a class: "below 0.5", "0.5 to 1, both included", "24 and less".
  func rule(_ band: Int) -> String {
    let low = band > 0 ? (cuts[band - 1], isIn: !belongsBelow[band - 1]) : nil
    let high = band < cuts.count ? (cuts[band], isIn: belongsBelow[band]) : nil
    switch (low, high) {
    case (nil, nil): return "any"
    case (nil, let high?): return high.isIn ? "at most \(text(high.0))" : "below \(text(high.0))"
    case (let low?, nil): return low.isIn ? "\(text(low.0)) or more" : "above \(text(low.0))"
    case (let low?, let high?):
      return "\(low.isIn ? "" : "above ")\(text(low.0)) to \(high.isIn ? "" : "below ")\(text(high.0))"
    }
  }
}
