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
