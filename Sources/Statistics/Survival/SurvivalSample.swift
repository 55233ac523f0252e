/// Times to an event, censored on the right and, with entries, truncated on the left; checked and put in order once for
/// all estimators.
///
/// A row is at risk at time t if entry < t ≤ time. Times that differ by at most √ε of the mean distinct time are the
/// same (the rule of R's survival package; Therneau, its vignette "Roundoff error and tied times"): months
/// worked out from dates are rarely equal to the last bit. Everything afterwards works on ranks of times.
///
/// A patient may have several rows with adjoining intervals (covariates that change with time). A weight counts a row
/// as that many equal rows; variances are those of that many patients.
public struct SurvivalSample: Sendable {
  /// Number of rows.
  public var count: Int { events.count }
  /// Number of rows with the event.
  public let eventCount: Int
  /// Whether a row ends with the event.
  public let events: [Bool]
  /// The distinct times at which rows end, ascending.
  public let distinctTimes: [Double]

  /// Rank of the time at which a row ends, in `distinctTimes`.
  let exits: [Int]
  /// Rank of the first distinct time at which a row is at risk; `nil` if every row is from the start.
  let entries: [Int]?
  /// Weight of each row; `nil` if all are 1.
  let weights: [Double]?

  /// Checks and orders rows: `times` ≥ 0, in any unit; `entries`, if there are any, ≥ 0 and before the time; `weights`
  /// > 0. Refused: no rows, and the first row that breaks these rules. O(n log n).
  public static func read(
    times: [Double], events: [Bool], entries: [Double]? = nil, weights: [Double]? = nil
  ) -> Result<SurvivalSample, SurvivalRefusal> {
    precondition(
      times.count == events.count && entries?.count ?? times.count == times.count
        && weights?.count ?? times.count == times.count, "the columns of a survival sample are equally long")
    guard !times.isEmpty else { return .failure(.noPatients) }
    if let row = times.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      return .failure(.invalidRow(row: row, .time))
    }
    if let row = entries?.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      return .failure(.invalidRow(row: row, .entry))
    }
    if let row = weights?.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      return .failure(.invalidRow(row: row, .weight))
    }
    let merged = MergedTimes(times, entries ?? [])
    let ranks = times.map(merged.rank)
    var isExit = [Bool](repeating: false, count: merged.values.count)
    for rank in ranks { isExit[rank] = true }
    // Of all merged values, entries included, those remain at which a row ends.
    var exitsBefore = [0]
    for flag in isExit { exitsBefore.append(exitsBefore[exitsBefore.count - 1] + (flag ? 1 : 0)) }
    let entryRanks = entries.map { $0.map(merged.rank) }
    if let entryRanks, let row = entryRanks.indices.first(where: { entryRanks[$0] >= ranks[$0] }) {
      return .failure(.invalidRow(row: row, .entry))
    }
    return .success(
      SurvivalSample(
        eventCount: events.reduce(0) { $1 ? $0 + 1 : $0 }, events: events,
        distinctTimes: zip(merged.values, isExit).filter(\.1).map(\.0),
        exits: ranks.map { exitsBefore[$0] }, entries: entryRanks?.map { exitsBefore[$0 + 1] }, weights: weights))
  }

  /// The weight of a row.
  func weight(_ row: Int) -> Double { weights?[row] ?? 1 }
}

/// Distinct values after those that rounding has set apart are merged into the least of them.
private struct MergedTimes {
  let values: [Double]

  init(_ times: [Double], _ entries: [Double]) {
    let sorted = (times + entries).sorted()
    var distinct: [Double] = []
    for value in sorted where value != distinct.last { distinct.append(value) }
    let mean = distinct.isEmpty ? 0 : compensatedSum(distinct) / Double(distinct.count)
    let closest = mean * Double.ulpOfOne.squareRoot()
    var values: [Double] = []
    var previous = -Double.infinity
    for value in distinct {
      if value - previous > closest { values.append(value) }
      previous = value
    }
    self.values = values
  }

  /// Place of the merged value that a time belongs to.
  func rank(_ value: Double) -> Int { sortedPlace(of: value, in: values) }
}
