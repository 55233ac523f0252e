/// Who is at risk and what happens at each time at which a row of one class (a group or a stratum) ends.
struct RiskTable {
  /// Ranks of the times, ascending.
  let ranks: [Int]
  /// Weight at risk, by time and column.
  private(set) var atRisk: [Double]
  /// Weight of events, by time and kind.
  private(set) var events: [Double]
  /// Weight of rows that end without an event, by time.
  private(set) var censored: [Double]

  /// What tells rows of a class apart: the column of `atRisk` and the kind of event of each row, both from 0. A row
  /// without the event needs no kind.
  struct Columns {
    var atRisk: [Int]?
    var atRiskCount = 1
    var kinds: [Int]?
    var kindCount = 1
  }

  /// Counts the rows of one class, last time first, so that without entries weights are only ever added and nothing is
  /// lost to rounding. O(rows of the class + times · columns).
  init(_ sample: SurvivalSample, exits: RowOrder, entries: RowOrder?, class code: Int, _ columns: Columns = Columns()) {
    let rows = exits.rows[exits.starts[code]..<exits.starts[code + 1]]
    var ranks: [Int] = []
    for row in rows where sample.exits[row] != ranks.last { ranks.append(sample.exits[row]) }
    self.ranks = ranks
    let (width, kinds) = (columns.atRiskCount, columns.kindCount)
    atRisk = [Double](repeating: 0, count: ranks.count * width)
    events = [Double](repeating: 0, count: ranks.count * kinds)
    censored = [Double](repeating: 0, count: ranks.count)
    var running = [Double](repeating: 0, count: width)
    var next = rows.endIndex
    var nextEntry = entries.map { $0.starts[code + 1] } ?? 0
    for time in ranks.indices.reversed() {
      while next > rows.startIndex, sample.exits[rows[next - 1]] == ranks[time] {
        next -= 1
        let row = rows[next]
        let weight = sample.weight(row)
        running[columns.atRisk?[row] ?? 0] += weight
        if sample.events[row] {
          events[time * kinds + (columns.kinds?[row] ?? 0)] += weight
        } else {
          censored[time] += weight
        }
      }
      if let entries, let first = sample.entries {
        while nextEntry > entries.starts[code], first[entries.rows[nextEntry - 1]] > ranks[time] {
          nextEntry -= 1
          let row = entries.rows[nextEntry]
          running[columns.atRisk?[row] ?? 0] -= sample.weight(row)
        }
      }
      for column in 0..<width { atRisk[time * width + column] = running[column] }
    }
  }
}
