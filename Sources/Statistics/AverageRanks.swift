/// Ranks from 1, equal values sharing the mean of their places.
struct AverageRanks {
  /// Rank of each value.
  let ranks: [Double]
  /// Σ (t³ − t) over the groups of t equal values: what ties take from the variance of ranks.
  let tieSum: Double

  /// Ranks values, which must not be NaN. O(n log n).
  init<Value: Comparable>(_ values: [Value]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var tieSum = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      let shared = Double(start + 1 + end) / 2
      for place in start..<end { ranks[order[place]] = shared }
      let size = Double(end - start)
      tieSum += size * size * size - size
      start = end
    }
    self.ranks = ranks
    self.tieSum = tieSum
  }
}
