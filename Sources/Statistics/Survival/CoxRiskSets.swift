/// The rows of a Cox model in the order in which sums over risk sets are made: event times numbered through all strata,
/// rows by the last event time at which they are at risk. Rows that are at risk at no event time tell nothing and are
/// left out.
struct CoxRiskSets: Sendable {
  /// Means and standard deviations by which the covariates are centred and scaled.
  let means: [Double]
  let spreads: [Double]
  /// The row of the sample that stands at each place.
  let rows: [Int]
  /// Centred and scaled covariates, place by place.
  let covariates: [Double]
  /// Weight of each place; `nil` if all are 1.
  let weights: [Double]?
  /// Whether the row has its event at its last event time.
  let isEvent: [Bool]
  /// Number of the last event time at which the row is at risk.
  let last: [Int]
  /// Number of the last event time of its stratum before the row enters, −1 if there is none; `nil` without entries.
  let before: [Int]?
  /// Places by `before`, ascending, −1 left out.
  let byEntry: [Int]
  /// Where the places of each event time begin; one more for the end.
  let starts: [Int]
  /// Rank of each event time in the sample.
  let timeRanks: [Int]
  /// Event times of each stratum.
  let strata: [Range<Int>]

  /// Number of covariates.
  var width: Int { means.count }

  init(_ sample: SurvivalSample, _ covariates: [Covariate], strata codes: [Int]?) {
    let strataCount = RowOrder.classCount(codes, rows: sample.count)
    let order = sample.byExit(codes, strataCount)
    var rows: [Int] = []
    var last: [Int] = []
    var before: [Int] = []
    var starts: [Int] = []
    var timeRanks: [Int] = []
    var strata: [Range<Int>] = []
    rows.reserveCapacity(sample.count)
    last.reserveCapacity(sample.count)
    for stratum in 0..<strataCount {
      let members = order.rows[order.starts[stratum]..<order.starts[stratum + 1]]
      let first = timeRanks.count
      for row in members where sample.events[row] {
        if timeRanks.count == first || timeRanks[timeRanks.count - 1] != sample.exits[row] {
          timeRanks.append(sample.exits[row])
        }
      }
      let ranks = timeRanks[first...]
      var time = first - 1
      for row in members {
        while time + 1 < timeRanks.count, timeRanks[time + 1] <= sample.exits[row] {
          time += 1
          starts.append(rows.count)
        }
        guard time >= first else { continue }
        if let entries = sample.entries {
          let earlier = CoxRiskSets.count(ranks, below: entries[row])
          guard first + earlier <= time else { continue }
          before.append(earlier > 0 ? first + earlier - 1 : -1)
        }
        rows.append(row)
        last.append(time)
      }
      strata.append(first..<timeRanks.count)
    }
    starts.append(rows.count)
    self.rows = rows
    self.last = last
    self.before = sample.entries == nil ? nil : before
    self.starts = starts
    self.timeRanks = timeRanks
    self.strata = strata
    isEvent = rows.map { sample.events[$0] }
    weights = sample.weights.map { weights in rows.map { weights[$0] } }
    byEntry = CoxRiskSets.sorted(before, count: timeRanks.count)
    (self.covariates, means, spreads) = CoxRiskSets.scaled(covariates, rows)
  }

  private static func count(_ ranks: ArraySlice<Int>, below rank: Int) -> Int {
    var low = ranks.startIndex
    var high = ranks.endIndex
    while low < high {
      let middle = (low + high) / 2
      if ranks[middle] < rank { low = middle + 1 } else { high = middle }
    }
    return low - ranks.startIndex
  }

  private static func sorted(_ before: [Int], count: Int) -> [Int] {
    let entered = before.indices.filter { before[$0] >= 0 }
    let order = RowOrder(ranks: entered.map { before[$0] }, rankCount: count, classes: nil, classCount: 1)
    return order.rows.map { entered[$0] }
  }

  /// Columns, centred and scaled, as rows side by side: a row is read at once.
  private static func scaled(_ columns: [Covariate], _ rows: [Int]) -> ([Double], [Double], [Double]) {
    let width = columns.count
    var values = [Double](repeating: 0, count: rows.count * width)
    var means: [Double] = []
    var spreads: [Double] = []
    for (column, covariate) in columns.enumerated() {
      var sum = RunningSum()
      for row in rows { sum.add(covariate.values[row]) }
      let mean = sum.total / Double(max(1, rows.count))
      var squares = RunningSum()
      for row in rows { squares.add((covariate.values[row] - mean) * (covariate.values[row] - mean)) }
      let spread = (squares.total / Double(max(1, rows.count))).squareRoot()
      let scale = spread > 0 ? 1 / spread : 0
      for (place, row) in rows.enumerated() {
        values[place * width + column] = (covariate.values[row] - mean) * scale
      }
      means.append(mean)
      spreads.append(spread > 0 ? spread : 1)
    }
    return (values, means, spreads)
  }
}
