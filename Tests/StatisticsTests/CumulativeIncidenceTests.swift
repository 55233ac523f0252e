import Statistics
import TestKit
import Testing

@Suite struct CumulativeIncidenceTests {
  private func causes(_ table: SurvivalTable) throws -> [Int] {
    try table.words("event_type").map { ["none", "death", "tracheostomy"].firstIndex(of: $0) ?? -1 }
  }

  @Test func `Death and tracheostomy by arm agree with survfit`() throws {
    let table = try SurvivalTable("alsA_patients")
    let file = try SurvivalReference("cif_alsA")
    let curves = try CumulativeIncidence.curves(
      table.sample(), causes: causes(table), causeCount: 2, groups: table.codes("arm"))
    for (arm, curve) in curves.enumerated() {
      let times = try file.numbers("arm\(arm)/times")
      for (cause, name) in [(1, "death"), (2, "tracheostomy")] {
        let points = times.map { curve.point(cause: cause, at: $0) }
        try file.expect(points.map { $0?.incidence }, "arm\(arm)/cif_\(name)")
        try file.expect(points.map { $0?.standardError }, "arm\(arm)/se_\(name)")
      }
    }
  }

  @Test func `Late entries agree with survfit`() throws {
    let table = try SurvivalTable("alsA_patients")
    let file = try SurvivalReference("survival_alsA_more")
    let entries = try table.numbers("symptom_months")
    let sample = try SurvivalSample.read(
      times: zip(entries, table.numbers("time")).map(+), events: table.flags("event"), entries: entries
    ).get()
    let curve = try CumulativeIncidence.curves(sample, causes: causes(table), causeCount: 2)[0]
    for (index, time) in try file.numbers("cif_entry/times").enumerated() {
      for cause in 1...2 {
        try file.expect(curve.point(cause: cause, at: time)?.incidence, "cif_entry/pstate/\(index)/\(cause)")
      }
    }
  }

  @Test func `Four patients by hand`() throws {
    // Death at 1 (1 of 4), tracheostomy at 2 (1 of 3), death at 3 (1 of 2): F₁ = 1/4, then 1/4 + 1/2 · 1/2; F₂ = 3/4 ·
    // 1/3.
    let sample = try SurvivalSample.read(times: [1, 2, 3, 4], events: [true, true, true, false]).get()
    let curve = CumulativeIncidence.curves(sample, causes: [1, 2, 1, 0], causeCount: 2)[0]
    for (value, expected) in zip(curve.incidences[0], [1.0 / 4, 1.0 / 4, 1.0 / 2, 1.0 / 2]) {
      expectClose(value, expected, relative: 1e-15)
    }
    for (value, expected) in zip(curve.incidences[1], [0, 1.0 / 4, 1.0 / 4, 1.0 / 4]) {
      expectClose(value, expected, relative: 1e-15)
    }
    // At the first time F₁ is a share of 4: variance (1/4)(3/4)/4.
    expectClose(curve.standardErrors[0][0], (3.0 / 64).squareRoot(), relative: 1e-15)
    // Without censoring between, incidences are shares of 4 also later: F₂ at 3 has (1/4)(3/4)/4.
    expectClose(curve.standardErrors[1][2], (3.0 / 64).squareRoot(), relative: 1e-14)
    #expect(curve.point(cause: 1, at: 0.5)?.incidence == 0)
    #expect(curve.point(cause: 1, at: 4.5) == nil)
  }

  @Test func `A cause that nobody had has the incidence 0`() throws {
    let sample = try SurvivalSample.read(times: [1, 2], events: [true, false]).get()
    let curve = CumulativeIncidence.curves(sample, causes: [1, 0], causeCount: 2)[0]
    #expect(curve.incidences == [[0.5, 0.5], [0, 0]])
    #expect(curve.standardErrors[1] == [0, 0])
  }

  @Test(arguments: 0..<20) func `Incidences and event-free survival add up to one`(seed: Int) throws {
    let cohort = RandomSurvival(seed, count: 80)
    let sample = try cohort.sample(entries: true)
    let causes = cohort.events.indices.map { cohort.events[$0] ? 1 + cohort.strata[$0] : 0 }
    let curve = SurvivalCurve.curves(sample)[0]
    let incidence = CumulativeIncidence.curves(sample, causes: causes, causeCount: 3)[0]
    for place in curve.times.indices {
      let sum = curve.survival[place] + incidence.incidences.reduce(0) { $0 + $1[place] }
      expectClose(sum, 1, relative: 1e-13)
    }
    // With one cause it is 1 − S, with Greenwood's variance.
    let single = CumulativeIncidence.curves(sample, causes: cohort.events.map { $0 ? 1 : 0 }, causeCount: 1)[0]
    for place in curve.times.indices {
      guard let variance = curve.logVariance[place] else { continue }
      expectClose(single.standardErrors[0][place], curve.survival[place] * variance.squareRoot(), relative: 1e-12)
    }
  }
}
