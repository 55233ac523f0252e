import Execution
import Statistics
import TestKit
import Testing

/// What must hold for every cohort.
@Suite struct SurvivalLawsTests {
  private static let seeds = 0..<25

  private func fit(
    _ cohort: RandomSurvival, _ sample: SurvivalSample, _ ties: CoxModel.Ties = .efron
  ) throws -> CoxModel {
    try CoxModel.fit(sample, cohort.covariates, strata: cohort.strata, ties: ties, work: Work()).get()
  }

  @Test(arguments: seeds) func `The order of rows changes nothing`(seed: Int) throws {
    let cohort = RandomSurvival(seed, count: 90)
    var stream = PhiloxStream(seed: UInt64(seed), stream: 2, replicate: 0)
    let other = cohort.rearranged(Array(cohort.times.indices).shuffled(using: &stream))
    let (a, b) = (try cohort.sample(entries: true), try other.sample(entries: true))
    #expect(SurvivalCurve.curves(a)[0].survival == SurvivalCurve.curves(b)[0].survival)
    let (one, two) = (try fit(cohort, a), try fit(other, b))
    for (x, y) in zip(one.coefficients, two.coefficients) {
      expectClose(y.value, x.value, relative: 1e-10)
      expectClose(y.standardError, x.standardError, relative: 1e-10)
    }
    expectClose(two.logLikelihood, one.logLikelihood, relative: 1e-12)
    expectClose(
      try two.concordance().get().standardError, try one.concordance().get().standardError, relative: 1e-10)
    let tests = try [(cohort, a), (other, b)].map {
      try LogRankTest.test($1, groups: $0.groups, strata: $0.strata, rho: 0.7).get().chiSquared.statistic
    }
    expectClose(tests[1], tests[0], relative: 1e-11)
  }

  @Test(arguments: seeds) func `The unit of time changes times alone`(seed: Int) throws {
    let cohort = RandomSurvival(seed, count: 90)
    var days = cohort
    days.times = cohort.times.map { $0 * 30.4375 }
    days.entries = cohort.entries.map { $0 * 30.4375 }
    let (a, b) = (try cohort.sample(entries: true), try days.sample(entries: true))
    let (months, dayCurve) = (SurvivalCurve.curves(a)[0], SurvivalCurve.curves(b)[0])
    #expect(months.survival == dayCurve.survival)
    let horizon = months.times[months.times.count - 1] - 1
    let mean = try months.restrictedMean(to: horizon).get()
    let dayMean = try dayCurve.restrictedMean(to: horizon * 30.4375).get()
    expectClose(dayMean.mean.value, mean.mean.value * 30.4375, relative: 1e-12)
    expectClose(dayMean.standardError, mean.standardError * 30.4375, relative: 1e-12)
    #expect(try fit(cohort, a).coefficients.map(\.value) == fit(days, b).coefficients.map(\.value))
  }

  @Test(arguments: seeds) func `Swapping the arms changes signs alone`(seed: Int) throws {
    let cohort = RandomSurvival(seed, count: 90)
    var swapped = cohort
    swapped.groups = cohort.groups.map { 1 - $0 }
    let sample = try cohort.sample()
    let (one, two) = (
      try LogRankTest.test(sample, groups: cohort.groups).get(),
      try LogRankTest.test(sample, groups: swapped.groups).get()
    )
    expectClose(two.z, -(one.z ?? 0), relative: 1e-12)
    expectClose(two.chiSquared.statistic, one.chiSquared.statistic, relative: 1e-12)
    let (a, b) = (try fit(cohort, sample), try fit(swapped, sample))
    expectClose(b.coefficients[0].value, -a.coefficients[0].value, relative: 1e-10)
    expectClose(b.coefficients[1].value, a.coefficients[1].value, relative: 1e-10)
    expectClose(b.logLikelihood, a.logLikelihood, relative: 1e-13)
    let curves = SurvivalCurve.curves(sample, groups: cohort.groups)
    let horizon = try #require(RestrictedMeanComparison.largestHorizon(curves))
    let (difference, back) = (
      try RestrictedMeanComparison.compare(curves[1], with: curves[0], to: horizon).get(),
      try RestrictedMeanComparison.compare(curves[0], with: curves[1], to: horizon).get()
    )
    expectClose(back.difference.value, -difference.difference.value, relative: 1e-14)
    expectClose(try back.ratio.get().estimate.low, 1 / (try difference.ratio.get().estimate.high), relative: 1e-13)
  }

  @Test(arguments: seeds) func `A weight counts a patient as often as it says`(seed: Int) throws {
    let cohort = RandomSurvival(seed, count: 60)
    let copies = cohort.times.indices.map { 1 + ($0 + seed) % 3 }
    let rows = copies.enumerated().flatMap { row, count in [Int](repeating: row, count: count) }
    let repeated = cohort.rearranged(rows)
    let weighted = try cohort.sample(entries: true, weights: copies.map(Double.init))
    let duplicated = try repeated.sample(entries: true)
    let (a, b) = (SurvivalCurve.curves(weighted)[0], SurvivalCurve.curves(duplicated)[0])
    #expect(a.times == b.times)
    #expect(a.atRisk == b.atRisk)
    #expect(a.survival == b.survival)
    #expect(a.logVariance == b.logVariance)
    let (one, two) = (
      try LogRankTest.test(weighted, groups: cohort.groups, strata: cohort.strata).get(),
      try LogRankTest.test(duplicated, groups: repeated.groups, strata: repeated.strata).get()
    )
    expectClose(one.chiSquared.statistic, two.chiSquared.statistic, relative: 1e-11)
    #expect(one.patients == two.patients)
    // Breslow's likelihood is the same; Efron's takes out events one by one and differs.
    let (model, same) = (try fit(cohort, weighted, .breslow), try fit(repeated, duplicated, .breslow))
    for (x, y) in zip(model.coefficients, same.coefficients) {
      expectClose(x.value, y.value, relative: 1e-9)
      expectClose(x.standardError, y.standardError, relative: 1e-9)
    }
    expectClose(model.logLikelihood, same.logLikelihood, relative: 1e-12)
    let causes = cohort.events.map { $0 ? 1 : 0 }
    let incidence = CumulativeIncidence.curves(weighted, causes: causes, causeCount: 1)[0]
    let twin = CumulativeIncidence.curves(duplicated, causes: rows.map { causes[$0] }, causeCount: 1)[0]
    #expect(incidence.incidences == twin.incidences)
    let (scores, twins) = (
      try Concordance.of(cohort.ages, weighted).get(), try Concordance.of(repeated.ages, duplicated).get()
    )
    #expect(scores.concordant == twins.concordant)
  }

  @Test(arguments: seeds) func `A patient split in two rows is the same patient`(seed: Int) throws {
    let cohort = RandomSurvival(seed, count: 60)
    // Every second patient is cut between entry and end.
    var rows: [Int] = []
    var pieces = RandomSurvival(seed, count: 0)
    for row in cohort.times.indices {
      let middle = (cohort.entries[row] + cohort.times[row]) / 2
      let cuts =
        row % 2 == 0 ? [cohort.entries[row], cohort.times[row]] : [cohort.entries[row], middle, cohort.times[row]]
      for (start, end) in zip(cuts, cuts.dropFirst()) {
        rows.append(row)
        pieces.times.append(end)
        pieces.entries.append(start)
        pieces.events.append(cohort.events[row] && end == cohort.times[row])
        pieces.groups.append(cohort.groups[row])
        pieces.strata.append(cohort.strata[row])
        pieces.ages.append(cohort.ages[row])
      }
    }
    let (whole, split) = (try cohort.sample(entries: true), try pieces.sample(entries: true))
    let (a, b) = (try fit(cohort, whole), try fit(pieces, split))
    for (x, y) in zip(a.coefficients, b.coefficients) {
      expectClose(y.value, x.value, relative: 1e-9)
      expectClose(y.standardError, x.standardError, relative: 1e-9)
    }
    // Robust errors agree if rows of a patient are one cluster.
    for (x, y) in zip(a.robust().coefficients, b.robust(clusters: rows).coefficients) {
      expectClose(y.standardError, x.standardError, relative: 1e-9)
    }
    let tests = try [(cohort, whole), (pieces, split)].map {
      try LogRankTest.test($1, groups: $0.groups).get().chiSquared.statistic
    }
    expectClose(tests[1], tests[0], relative: 1e-11)
    expectClose(
      try b.concordance(clusters: rows).get().standardError, try a.concordance().get().standardError,
      relative: 1e-9)
  }

  @Test(arguments: seeds) func `Strata that share no risk set are fitted as if apart`(seed: Int) throws {
    // The log likelihood of strata is the sum of those of the strata.
    let cohort = RandomSurvival(seed, count: 90)
    let model = try fit(cohort, try cohort.sample())
    var sum = 0.0
    for stratum in 0..<3 {
      let part = cohort.rearranged(cohort.strata.indices.filter { cohort.strata[$0] == stratum })
      sum += try CoxModel.fit(part.sample(), part.covariates, work: Work()).get().nullLogLikelihood
    }
    expectClose(sum, model.nullLogLikelihood, relative: 1e-12)
  }
}
