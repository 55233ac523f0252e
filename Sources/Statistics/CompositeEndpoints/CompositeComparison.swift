import Glibc

/// Two arms compared by an outcome that combines survival and function: who does better in each pair of patients.
///
/// A patient's score is the number of patients with a worse outcome minus the number with a better one, and
/// Σ scores of the treated has mean 0 and variance n₁n₀/(N(N − 1)) Σ score² if the arms do not differ. Win ratio, net
/// benefit and win odds rest on the pairs of one treated and one control patient; their variances are by structural
/// components: how wins and losses vary between the patients of each arm.
/// References: Finkelstein and Schoenfeld, Stat Med 1999;18:1341–1354; Berry et al., Amyotroph Lateral Scler
/// Frontotemporal Degener 2013;14:162–168 (CAFS); Pocock et al., Eur Heart J 2012;33:176–182; Buyse, Stat Med
/// 2010;29:3245–3257; Sen, Calcutta Stat Assoc Bull 1960;10:1–18; Bebu and Lachin, Biostatistics 2016;17:178–187.
public struct CompositeComparison: Sendable {
  /// Patients with a worse outcome minus patients with a better one, for each patient.
  public let scores: [Int]
  /// Ranks of the scores, 1 the worst; equal scores share the mean of their ranks.
  public let ranks: [Double]
  /// Mean rank of the treated and of the controls: the numbers called CAFS scores.
  public let meanRanks: (treated: Double, control: Double)
  /// Number of treated patients and of controls.
  public let patients: (treated: Int, control: Int)
  /// Finkelstein and Schoenfeld's test: the sum of the scores of the treated.
  public let finkelsteinSchoenfeld: RankTest
  /// Wilcoxon's test of the ranks, without correction for continuity.
  public let wilcoxon: RankTest
  /// Pairs in which the treated patient does better.
  public let wins: Int
  /// Pairs in which the control does better.
  public let losses: Int
  /// Pairs without a difference.
  public let ties: Int
  /// Wins / losses, with limits on the log scale.
  public let winRatio: Result<Estimate, SurvivalRefusal>
  /// Variance of log(wins / losses).
  public let logWinRatioVariance: Result<Double, SurvivalRefusal>
  /// (Wins − losses) / pairs, with normal limits: from −1 to 1, above 0 in favour of the treatment.
  public let netBenefit: Estimate
  /// Its variance.
  public let netBenefitVariance: Double
  /// (Wins + ties/2) / (losses + ties/2), with limits on the log scale.
  public let winOdds: Result<Estimate, SurvivalRefusal>

  /// A test of a sum that has mean 0 if the arms do not differ.
  public struct RankTest: Hashable, Sendable {
    /// The statistic, positive in favour of the treatment.
    public let statistic: Double
    /// Its variance if the arms do not differ.
    public let variance: Double
    /// Statistic / √variance.
    public let z: Double
    /// Two-sided probability by the normal distribution.
    public let probability: Double
  }

  let treated: [Bool]

  init(_ counts: PairCounts, treated: [Bool], level: Double) throws(SurvivalRefusal) {
    let pairs = ArmPairs(counts, treated)
    let smaller = min(pairs.treatedCount, pairs.controlCount)
    guard smaller >= 2 else { throw .tooFewPatients(found: smaller, needed: 2) }
    scores = treated.indices.map {
      counts.winsOverTreated[$0] + counts.winsOverControl[$0] - counts.lossesToTreated[$0] - counts.lossesToControl[$0]
    }
    self.treated = treated
    patients = (pairs.treatedCount, pairs.controlCount)
    let ranking = AverageRanks(scores)
    ranks = ranking.ranks
    let test = RankTests(scores, ranking, treated, patients)
    guard let finkelsteinSchoenfeld = test.finkelsteinSchoenfeld, let wilcoxon = test.wilcoxon else {
      throw .noComparison
    }
    self.finkelsteinSchoenfeld = finkelsteinSchoenfeld
    self.wilcoxon = wilcoxon
    meanRanks = test.meanRanks
    wins = pairs.wins
    losses = pairs.losses
    ties = pairs.treatedCount * pairs.controlCount - pairs.wins - pairs.losses
    let total = Double(pairs.treatedCount * pairs.controlCount)
    let (win, loss) = (Double(pairs.wins) / total, Double(pairs.losses) / total)
    let benefit = win - loss
    netBenefitVariance = pairs.variance(win: 1, loss: -1)
    netBenefit = Estimate(benefit, standardError: netBenefitVariance.squareRoot(), level: level)
    if win > 0, loss > 0 {
      let variance = pairs.variance(win: 1 / win, loss: -1 / loss)
      logWinRatioVariance = .success(variance)
      winRatio = .success(Estimate(ratio: win / loss, logVariance: variance, level: level))
    } else {
      logWinRatioVariance = .failure(.ratioWithoutLimit)
      winRatio = .failure(.ratioWithoutLimit)
    }
    // log((1 + NB)/(1 − NB)) has the derivative 2/(1 − NB²).
    let slope = 2 / (1 - benefit * benefit)
    winOdds =
      abs(benefit) < 1
      ? .success(
        Estimate(
          ratio: (1 + benefit) / (1 - benefit), logVariance: netBenefitVariance * slope * slope, level: level))
      : .failure(.ratioWithoutLimit)
  }
}

extension Estimate {
  /// A ratio with limits that are normal on the log scale.
  fileprivate init(ratio: Double, logVariance: Double, level: Double) {
    let half = normalLimit(level) * logVariance.squareRoot()
    self.init(value: ratio, low: ratio * exp(-half), high: ratio * exp(half), level: level)
  }
}

/// Wins and losses of the treated over controls, patient by patient.
private struct ArmPairs {
  let treatedCount: Int
  let controlCount: Int
  let wins: Int
  let losses: Int
  private let treatedRows: [(wins: Int, losses: Int)]
  private let controlRows: [(wins: Int, losses: Int)]

  init(_ counts: PairCounts, _ treated: [Bool]) {
    var treatedRows: [(wins: Int, losses: Int)] = []
    var controlRows: [(wins: Int, losses: Int)] = []
    for row in treated.indices {
      if treated[row] {
        treatedRows.append((counts.winsOverControl[row], counts.lossesToControl[row]))
      } else {
        // A control's loss is the win of a treated patient.
        controlRows.append((counts.lossesToTreated[row], counts.winsOverTreated[row]))
      }
    }
    treatedCount = treatedRows.count
    controlCount = controlRows.count
    wins = treatedRows.reduce(0) { $0 + $1.wins }
    losses = treatedRows.reduce(0) { $0 + $1.losses }
    self.treatedRows = treatedRows
    self.controlRows = controlRows
  }

  /// Variance of a · (share of wins) + b · (share of losses).
  func variance(win a: Double, loss b: Double) -> Double {
    ArmPairs.variance(treatedRows, opponents: controlCount, a, b)
      + ArmPairs.variance(controlRows, opponents: treatedCount, a, b)
  }

  private static func variance(
    _ rows: [(wins: Int, losses: Int)], opponents: Int, _ a: Double, _ b: Double
  ) -> Double {
    let values = rows.map { (a * Double($0.wins) + b * Double($0.losses)) / Double(opponents) }
    let count = Double(values.count)
    let mean = compensatedSum(values) / count
    return compensatedSum(values.map { ($0 - mean) * ($0 - mean) }) / (count - 1) / count
  }
}
