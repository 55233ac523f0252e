/// The tests of scores and of their ranks.
struct RankTests {
  let meanRanks: (treated: Double, control: Double)
  let finkelsteinSchoenfeld: CompositeComparison.RankTest?
  let wilcoxon: CompositeComparison.RankTest?

  init(
    _ scores: [Int], _ ranking: AverageRanks, _ treated: [Bool], _ patients: (treated: Int, control: Int)
  ) {
    let (n1, n0) = (Double(patients.treated), Double(patients.control))
    let all = n1 + n0
    var scoreSum = 0
    var squares = 0.0
    var rankSum = 0.0
    for row in scores.indices {
      squares += Double(scores[row]) * Double(scores[row])
      guard treated[row] else { continue }
      scoreSum += scores[row]
      rankSum += ranking.ranks[row]
    }
    meanRanks = (rankSum / n1, (all * (all + 1) / 2 - rankSum) / n0)
    finkelsteinSchoenfeld = .of(Double(scoreSum), variance: n1 * n0 / (all * (all - 1)) * squares)
    wilcoxon = .of(
      rankSum - n1 * (all + 1) / 2, variance: n1 * n0 / 12 * (all + 1 - ranking.tieSum / (all * (all - 1))))
  }
}

extension CompositeComparison.RankTest {
  fileprivate static func of(_ statistic: Double, variance: Double) -> Self? {
    guard variance > 0 else { return nil }
    let z = statistic / variance.squareRoot()
    return Self(statistic: statistic, variance: variance, z: z, probability: normalProbability(z))
  }
}

/// Ranks from 1, equal values sharing the mean of theirs.
struct AverageRanks {
  let ranks: [Double]
  /// Σ (t³ − t) over groups of t equal values.
  let tieSum: Double

  /// Ranks values. O(n log n).
  init(_ values: [Int]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var tieSum = 0.0
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      let shared = Double(start + end + 1) / 2
      for place in start..<end { ranks[order[place]] = shared }
      let size = Double(end - start)
      tieSum += size * size * size - size
      start = end
    }
    self.ranks = ranks
    self.tieSum = tieSum
  }
}
