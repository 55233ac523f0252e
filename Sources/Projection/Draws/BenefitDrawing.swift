import Evidence
import Execution
import Statistics
import Strata

/// The patients of a tree as tables of what they gain by their effect: whatever the evidence says, it is asked of these.
///
/// Tabulated once for a tree, a horizon and the patients inside. Memory: 3.4 KB a cell, and 320 bytes a replicate and
/// stratum while drawing. The same numbers on any number of threads.
struct BenefitDrawing: Sendable {
  private let stratification: Stratification
  private let cells: EffectCells
  private let tables: [[ResponseTable]]
  private let months: Double

  /// Replicates that are drawn at a time.
  private static let blockSize = 500

  /// O(patients · effects); `work` counts patients.
  init(
    _ stratification: Stratification, inside: [[Int32]], _ covariates: EffectCovariates, _ courses: PatientCourses,
    _ rules: ResponderRules, months: Double, work: Work
  ) throws(Cancelled) {
    let cells = EffectCells(stratification, inside: inside, covariates)
    let flat = cells.cells.enumerated().flatMap { stratum, cells in cells.indices.map { (stratum, $0) } }
    let made = try forBlocks(flat.count, size: 1, work: work) { block in
      let (stratum, cell) = flat[block.lowerBound]
      let range = cells.cells[stratum][cell].range
      defer { work.advance(by: range.count) }
      return ResponseTable(cells.rows[stratum][range], courses, rules, months: months)
    }
    var tables = cells.cells.map { _ in [ResponseTable]() }
    for ((stratum, _), table) in zip(flat, made) { tables[stratum].append(table) }
    self.stratification = stratification
    self.cells = cells
    self.tables = tables
    self.months = months
  }

  /// What a stratum brings besides its patients' tables.
  struct Group: Sendable {
    var inside: Int
    var additive: EffectWeights
    var proportional: EffectWeights
    /// Variance of the mean decline that all its patients share.
    var sharedVariance: Double
    /// Patients for whom responder rules are defined.
    var defined: Int
  }

  /// One stratum's replicates.
  private struct Drawn {
    var additive: [Double] = []
    var proportional: [Double] = []
    var linearAdditive: [Double] = []
    var linearProportional: [Double] = []
    var quarterSlower: [Double] = []
    var fixedGain: [Double] = []
    /// Sums over replicates of the corrections and variances.
    var total = ResponseTable.Sums.zero
    var sharedTotal = 0.0
  }

  /// Draws the strata that have a group. O(replicates · (cells + strata)); `work` counts replicates.
  func draw(
    _ groups: [Group?], _ posterior: EffectPosterior, _ draws: EffectDraws, work: Work
  ) throws(Cancelled) -> [DrawnBenefit?] {
    let blocks = try forBlocks(draws.effects.count, size: BenefitDrawing.blockSize, work: work) { block in
      defer { work.advance(by: block.count) }
      return drawn(block, groups, draws)
    }
    let summaries = firstBlocks(groups.count, work: work) { stratum in
      groups[stratum].map { summary($0, stratum, blocks.map { $0[stratum] }, posterior) }
    }
    try work.checkCancelled()
    return summaries
  }

  // MARK: Replicates

  private func drawn(_ block: Range<Int>, _ groups: [Group?], _ draws: EffectDraws) -> [Drawn] {
    let strata = stratification.strata
    var sums = [[ResponseTable.Sums]](repeating: [], count: strata.count)
    for stratum in strata.indices.reversed() {
      if strata[stratum].children.isEmpty { sums[stratum] = leafSums(stratum, block, draws) }
      guard let parent = strata[stratum].parent else { continue }
      if sums[parent].isEmpty { sums[parent] = [ResponseTable.Sums](repeating: .zero, count: block.count) }
      for place in 0..<block.count { sums[parent][place] += sums[stratum][place] }
    }
    return strata.indices.map { stratum in
      groups[stratum].map { drawn($0, sums[stratum], block, draws) } ?? Drawn()
    }
  }

  private func leafSums(_ stratum: Int, _ block: Range<Int>, _ draws: EffectDraws) -> [ResponseTable.Sums] {
    var sums = [ResponseTable.Sums](repeating: .zero, count: block.count)
    let reference = EffectModifiers.referenceDecline
    for (cell, table) in zip(cells.cells[stratum], tables[stratum]) {
      for (place, replicate) in block.enumerated() {
        let effect = cell.weights.effect(draws, replicate)
        sums[place] += table.sums(at: effect)
        if effect > reference { sums[place][1] -= (effect - reference) / reference * months * table.loss }
      }
    }
    return sums
  }

  private func drawn(
    _ group: Group, _ sums: [ResponseTable.Sums], _ block: Range<Int>, _ draws: EffectDraws
  ) -> Drawn {
    var drawn = Drawn()
    let count = Double(group.inside)
    for (place, replicate) in block.enumerated() {
      let sum = sums[place]
      let course = draws.course[replicate]
      let additive = months * group.additive.effect(draws, replicate)
      let proportional = months * group.proportional.effect(draws, replicate)
      let share =
        group.proportional.level > 0
        ? proportional / (group.proportional.level * EffectModifiers.referenceDecline) : 0
      let shared = share * share * group.sharedVariance
      drawn.linearAdditive.append(additive)
      drawn.linearProportional.append(proportional)
      drawn.additive.append(additive + sum[0] / count + max(0, sum[2]).squareRoot() / count * course)
      drawn.proportional.append(
        proportional + sum[1] / count + (max(0, sum[3]) / (count * count) + shared).squareRoot() * course)
      if group.defined > 0 {
        drawn.quarterSlower.append(sum[4] / Double(group.defined))
        drawn.fixedGain.append(sum[5] / Double(group.defined))
      }
      drawn.total += sum
      drawn.sharedTotal += shared
    }
    return drawn
  }

  // MARK: Summaries

  private func summary(
    _ group: Group, _ stratum: Int, _ blocks: [Drawn], _ posterior: EffectPosterior
  ) -> DrawnBenefit {
    let total = blocks.reduce(ResponseTable.Sums.zero) { $0 + $1.total }
    let replicates = Double(blocks.reduce(0) { $0 + $1.additive.count })
    let count = Double(group.inside)
    let shared = blocks.reduce(0) { $0 + $1.sharedTotal } / replicates
    let additive = points(
      group.additive, posterior, blocks.flatMap(\.additive), linear: blocks.flatMap(\.linearAdditive),
      correction: total[0] / count / replicates, ownVariance: total[2] / (count * count) / replicates)
    let proportional = points(
      group.proportional, posterior, blocks.flatMap(\.proportional), linear: blocks.flatMap(\.linearProportional),
      correction: total[1] / count / replicates,
      ownVariance: total[3] / (count * count) / replicates + shared)
    let without = sumsWithoutEffect(stratum)
    let responders = ResponderRule.allCases.enumerated().compactMap { place, rule in
      self.responders(
        rule, group, place == 0 ? blocks.flatMap(\.quarterSlower) : blocks.flatMap(\.fixedGain),
        withoutEffect: without[4 + place], mean: total[4 + place] / replicates)
    }
    return DrawnBenefit(additive: additive, proportional: proportional, responders: responders)
  }

  /// Mean and limits of what has a closed form but for the corrections: exact for the form, drawn for the difference,
  /// so that draws cost no digits where there is nothing to correct.
  private func points(
    _ weights: EffectWeights, _ posterior: EffectPosterior, _ values: [Double], linear: [Double],
    correction: Double, ownVariance: Double
  ) -> DrawnPoints {
    let exact = weights.scaled(by: months).distribution(posterior)
    let closed = exact.estimate
    let whole = BenefitDrawing.variance(values)
    let share = whole > 0 ? max(0, min(1, 1 - ownVariance / whole)) : 1
    guard correction != 0 || ownVariance != 0 else {
      return DrawnPoints(estimate: closed, evidenceShare: 1)
    }
    let probabilities = [0.025, 0.975]
    let drawn = quantiles(probabilities, of: values)
    let plain = quantiles(probabilities, of: linear)
    let value = closed.value + correction
    return DrawnPoints(
      estimate: Estimate(
        value: value, low: min(value, closed.low + drawn[0] - plain[0]),
        high: max(value, closed.high + drawn[1] - plain[1])),
      evidenceShare: share)
  }

  private func responders(
    _ rule: ResponderRule, _ group: Group, _ values: [Double], withoutEffect sum: Double, mean: Double
  ) -> Responders? {
    guard group.defined > 0 else { return nil }
    let defined = Double(group.defined)
    let limits = quantiles([0.025, 0.975], of: values)
    let value = mean / defined
    let share = Estimate(value: value, low: min(value, limits[0]), high: max(value, limits[1]))
    let without = sum / defined
    let difference = Estimate(
      value: share.value - without, low: share.low - without, high: share.high - without)
    return Responders(
      rule: rule, patients: group.defined, undefined: group.inside - group.defined, share: share,
      shareWithoutEffect: without, difference: difference,
      needed: NumberNeededToTreat(riskDifference: difference, eventIsGood: true))
  }

  private func sumsWithoutEffect(_ stratum: Int) -> ResponseTable.Sums {
    let children = stratification.strata[stratum].children
    return children.isEmpty
      ? tables[stratum].reduce(.zero) { $0 + $1.sums(at: 0) }
      : children.reduce(.zero) { $0 + sumsWithoutEffect($1) }
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }
}
