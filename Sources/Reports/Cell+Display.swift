import Clinical
public import DisplayText
import Statistics

extension Cell {
  /// The cell as a person reads it, sanitised. An estimate is "0.06 (−0.31 to 0.44)", a missing value is "·".
  public func display(for glyphs: GlyphSet) -> String { Sanitizer.sanitize(plain, for: glyphs) }

  /// The reason of a missing value, for footnotes and detail lines.
  public var reason: String? {
    switch self {
    case .missing(let reason): reason.text
    case .withheld: "hidden by disclosure control"
    default: nil
    }
  }

  var plain: String {
    switch self {
    case .text(let text): text
    case .count(let count): NumberFormat.grouped(count)
    case .integer(let number): String(number)
    case .number(let number, let digits): NumberFormat.display(number, digits: digits)
    case .significant(let number): NumberFormat.significant(number)
    case .percent(let share, let digits): NumberFormat.percent(share, digits: digits)
    case .estimate(let estimate, let digits):
      "\(NumberFormat.display(estimate.value, digits: digits)) (\(NumberFormat.display(estimate.low, digits: digits)) to "
        + "\(NumberFormat.display(estimate.high, digits: digits)))"
    case .missing: "·"
    case .withheld: "hidden"
    case .empty: ""
    }
  }
}
