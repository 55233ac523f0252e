/// How often the higher of two scores has the earlier event (Harrell's C): over all pairs of rows of a stratum of which
/// one has its event while the other is at risk and stays longer.
///
/// C = (concordant + tied/2)/(concordant + discordant + tied); its variance is the sum of squares of what each row adds
/// (infinitesimal jackknife). References: Harrell et al., JAMA 1982;247:2543–2546; Therneau and Atkinson,
/// "Concordance", vignette of R's survival package.
public struct Concordance: Sendable {
  /// C with normal limits.
  public let estimate: Estimate
  /// Standard error of C.
  public let standardError: Double
  /// Pairs (products of weights) in which the higher score has the earlier event.
  public let concordant: Double
  /// Pairs in which the lower score has it.
  public let discordant: Double
  /// Pairs of equal scores.
  public let tied: Double

  /// Compares scores (higher: earlier event expected) with times. Refused without comparable pairs. `clusters` are
  /// patients with several rows. O(n log n).
  public static func of(
    _ scores: [Double], _ sample: SurvivalSample, strata: [Int]? = nil, clusters: [Int]? = nil, level: Double = 0.95
  ) -> Result<Concordance, SurvivalRefusal> {
    precondition(scores.count == sample.count && scores.allSatisfy { !$0.isNaN }, "each row has a score")
    let classCount = RowOrder.classCount(strata, rows: sample.count)
    var pairs = ConcordantPairs(sample, scores)
    let exits = sample.byExit(strata, classCount)
    let entries = sample.byEntry(strata, classCount)
    for code in 0..<classCount {
      pairs.addEvents(exits, entries, code)
      pairs.addSurvivors(exits, entries, code)
    }
    let all = pairs.events
    let total = all.concordant + all.discordant + all.tied
    guard total > 0 else { return .failure(.noComparison) }
    let value = (all.concordant + all.tied / 2) / total
    let clusterCount = clusters.map { RowOrder.classCount($0, rows: sample.count) } ?? sample.count
    var influences = [Double](repeating: 0, count: clusterCount)
    for (row, own) in pairs.byRow.enumerated() {
      let weight = own.concordant + own.discordant + own.tied
      influences[clusters?[row] ?? row] += (own.concordant + own.tied / 2 - value * weight) / total
    }
    let error = influences.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return .success(
      Concordance(
        estimate: Estimate(value, standardError: error, level: level), standardError: error,
        concordant: all.concordant, discordant: all.discordant, tied: all.tied))
  }
}

extension CoxModel {
  /// The concordance of the model's linear predictor with the data it was fitted to. O(n log n).
  public func concordance(
    clusters: [Int]? = nil, level: Double = 0.95
  ) -> Result<Concordance, SurvivalRefusal> {
    // Rows that are at risk at no event are in no pair.
    var scores = [Double](repeating: 0, count: sample.count)
    for (place, row) in sets.rows.enumerated() { scores[row] = sums.predictors[place] }
    return Concordance.of(scores, sample, strata: strata, clusters: clusters, level: level)
  }
}

/// Counts pairs of each row: as the one with the event, and as the one that stays.
private struct ConcordantPairs {
  struct Counts {
    var concordant = 0.0
    var discordant = 0.0
    var tied = 0.0

    mutating func add(_ other: Counts, times factor: Double) {
      concordant += factor * other.concordant
      discordant += factor * other.discordant
      tied += factor * other.tied
    }
  }

  /// All pairs, counted once, with the row that has the event.
  private(set) var events = Counts()
  private(set) var byRow: [Counts]
  private let sample: SurvivalSample
  private let ranks: [Int]
  private let rankCount: Int

  init(_ sample: SurvivalSample, _ scores: [Double]) {
    self.sample = sample
    var distinct: [Double] = []
    for score in scores.sorted() where score != distinct.last { distinct.append(score) }
    ranks = scores.map { sortedPlace(of: $0, in: distinct) }
    rankCount = distinct.count
    byRow = [Counts](repeating: Counts(), count: scores.count)
  }

  /// Last time first, with those in the tree who stay longer.
  mutating func addEvents(_ exits: RowOrder, _ entries: RowOrder?, _ code: Int) {
    var tree = FenwickTree<Double>(count: rankCount)
    let members = exits.starts[code]..<exits.starts[code + 1]
    var end = members.upperBound
    var nextEntry = entries.map { $0.starts[code + 1] } ?? 0
    while end > members.lowerBound {
      let time = sample.exits[exits.rows[end - 1]]
      var start = end
      while start > members.lowerBound, sample.exits[exits.rows[start - 1]] == time { start -= 1 }
      let tied = exits.rows[start..<end]
      // Who is censored at the time of an event has stayed longer; who has an event then has not.
      for row in tied where !sample.events[row] { tree.add(sample.weight(row), at: ranks[row]) }
      if let entries, let first = sample.entries {
        while nextEntry > entries.starts[code], first[entries.rows[nextEntry - 1]] > time {
          nextEntry -= 1
          let row = entries.rows[nextEntry]
          tree.add(-sample.weight(row), at: ranks[row])
        }
      }
      for row in tied where sample.events[row] {
        let below = tree.sum(before: ranks[row])
        let upTo = tree.sum(before: ranks[row] + 1)
        let counts = Counts(concordant: below, discordant: tree.total - upTo, tied: upTo - below)
        byRow[row].add(counts, times: sample.weight(row))
        events.add(counts, times: sample.weight(row))
      }
      for row in tied where sample.events[row] { tree.add(sample.weight(row), at: ranks[row]) }
      end = start
    }
  }

  /// First time first, with the events in the tree that a row has outlived; those before its entry are taken back.
  mutating func addSurvivors(_ exits: RowOrder, _ entries: RowOrder?, _ code: Int) {
    var tree = FenwickTree<Double>(count: rankCount)
    let members = exits.starts[code]..<exits.starts[code + 1]
    var start = members.lowerBound
    var nextEntry = entries?.starts[code] ?? 0
    while start < members.upperBound {
      let time = sample.exits[exits.rows[start]]
      var end = start
      while end < members.upperBound, sample.exits[exits.rows[end]] == time { end += 1 }
      let tied = exits.rows[start..<end]
      if let entries, let first = sample.entries {
        while nextEntry < entries.starts[code + 1], first[entries.rows[nextEntry]] <= time {
          outlived(entries.rows[nextEntry], tree, times: -1)
          nextEntry += 1
        }
      }
      for row in tied where sample.events[row] { outlived(row, tree, times: 1) }
      for row in tied where sample.events[row] { tree.add(sample.weight(row), at: ranks[row]) }
      for row in tied where !sample.events[row] { outlived(row, tree, times: 1) }
      start = end
    }
  }

  private mutating func outlived(_ row: Int, _ tree: FenwickTree<Double>, times factor: Double) {
    let below = tree.sum(before: ranks[row])
    let upTo = tree.sum(before: ranks[row] + 1)
    let counts = Counts(concordant: tree.total - upTo, discordant: below, tied: upTo - below)
    byRow[row].add(counts, times: factor * sample.weight(row))
  }
}
