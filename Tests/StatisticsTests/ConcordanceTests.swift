import Statistics
import TestKit
import Testing

@Suite struct ConcordanceTests {
  @Test(arguments: CoxCase.names) func `Concordance agrees with survival`(name: String) throws {
    let file = try SurvivalReference(name)
    let concordance = try CoxCase(name).fit().concordance().get()
    try file.expect(concordance.estimate.value, "concordance/c")
    try file.expect(concordance.standardError * concordance.standardError, "concordance/var")
    try file.expect(concordance.concordant, "concordance/concordant")
    try file.expect(concordance.discordant, "concordance/discordant")
    try file.expect(concordance.tied, "concordance/tied_x")
  }

  @Test func `With strata, late entries, clusters, ties and weights too`() throws {
    let file = try SurvivalReference("survival_alsA_more")
    let cases = try MoreCoxCases()
    for (name, model) in [
      ("cox_entry", try cases.entry()), ("cox_weights", try cases.weights(.efron)), ("cox_tied", try cases.tied()),
    ] {
      let concordance = try model.concordance().get()
      try file.expect(concordance.estimate.value, "\(name)/concordance/c")
      try file.expect(concordance.standardError * concordance.standardError, "\(name)/concordance/var")
      try file.expect(
        [concordance.concordant, concordance.discordant, concordance.tied], "\(name)/concordance/counts")
    }
    let clustered = try cases.entry().concordance(clusters: cases.sites).get().standardError
    try file.expect(clustered * clustered, "cox_entry/concordance/cluster_var")
  }

  /// All pairs one by one: concordant, discordant, tied.
  private func brute(_ cohort: RandomSurvival, _ scores: [Double], entries: Bool) -> [Double] {
    var counts = [0.0, 0, 0]
    for i in scores.indices where cohort.events[i] {
      for j in scores.indices where j != i && cohort.strata[i] == cohort.strata[j] {
        let stays =
          cohort.times[j] > cohort.times[i] || (cohort.times[j] == cohort.times[i] && !cohort.events[j])
        guard stays, !entries || cohort.entries[j] < cohort.times[i] else { continue }
        counts[scores[i] > scores[j] ? 0 : scores[i] < scores[j] ? 1 : 2] += 1
      }
    }
    return counts
  }

  @Test(arguments: 0..<30) func `It counts what a look at all pairs counts`(seed: Int) throws {
    let cohort = RandomSurvival(seed, count: 10 + 3 * seed, grain: seed % 2 == 0 ? 0.125 : 3)
    let scores = cohort.ages.map { ($0 / 5).rounded() }
    for entries in [false, true] {
      let found = try Concordance.of(scores, cohort.sample(entries: entries), strata: cohort.strata).get()
      #expect([found.concordant, found.discordant, found.tied] == brute(cohort, scores, entries: entries))
    }
  }

  @Test func `Four patients by hand`() throws {
    // Pairs with an event first: (1, 2), (1, 3), (1, 4), (2, 3), (2, 4); scores 3, 1, 2, 1: concordant 3, discordant 1,
    // tied 1.
    let sample = try SurvivalSample.read(times: [1, 2, 3, 4], events: [true, true, false, false]).get()
    let found = try Concordance.of([3, 1, 2, 1], sample).get()
    #expect([found.concordant, found.discordant, found.tied] == [3, 1, 1])
    expectClose(found.estimate.value, 3.5 / 5, relative: 1e-15)
  }

  @Test func `Without comparable pairs there is no concordance`() throws {
    let sample = try SurvivalSample.read(times: [1, 2], events: [false, true]).get()
    #expect(throws: SurvivalRefusal.noComparison) { try Concordance.of([1, 2], sample).get() }
  }
}
