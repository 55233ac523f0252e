import CSV

/// Numbers and dates that forms use for "missing" and that may also be answers: they count as missing only where the
/// concept cannot have such a value.
public enum Sentinel {
  /// The numbers, and who writes them.
  public static let numbers: [(number: Double, reason: String)] = [
    (98, "REDCap forms of the Spanish register: unknown"), (99, "REDCap forms: other or unknown"),
    (90, "NeuroBANK: not assessed"), (999, "clinic databases: unknown"), (9_999, "clinic databases: unknown"),
    (-1, "clinic databases: unknown"), (-9, "statistical packages: missing"), (-99, "statistical packages: missing"),
    (-999, "statistical packages: missing"), (-9_999, "statistical packages: missing"),
  ]

  /// The dates, as year, month and day, and who writes them.
  public static let dates: [(year: Int, month: Int, day: Int, reason: String)] = [
    (1_900, 1, 1, "OMOP exports: date unknown"), (9_999, 12, 30, "exports of spreadsheets: no end"),
    (9_999, 12, 31, "databases: no end"),
  ]

  /// `dates` as day numbers from 1970-01-01.
  static let days: Set<Int> = Set(dates.map { DateField.dayNumber(year: $0.year, month: $0.month, day: $0.day) })

  /// Whether a number means "missing": it is one of `numbers` and lies outside the range of the concept.
  ///
  /// - Parameters:
  ///   - number: The number of the cell.
  ///   - range: Plausible values of the concept; without a range nothing is missing.
  /// - Returns: `true` for 99 in an item of 0 to 4, `false` for an age of 99 and for 42 anywhere.
  public static func isMissing(_ number: Double, range: ClosedRange<Double>?) -> Bool {
    guard let range, !range.contains(number) else { return false }
    return numbers.contains { $0.number == number }
  }
}
