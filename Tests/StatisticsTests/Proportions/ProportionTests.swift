import Glibc
import Statistics
import TestKit
import Testing

@Suite struct ProportionTests {
  @Test func `All intervals agree with R`() throws {
    let file = try Fixture.json("Published/prop_one_sample.json")
    let tolerance = try file.number("rel_tolerance")
    let rows = try file.rows("values")
    #expect(rows.count == 6)
    let names: [ProportionInterval: String] = [
      .wilson: "wilson", .wilsonCorrected: "wilson_cc", .clopperPearson: "clopper_pearson", .jeffreys: "jeffreys",
      .agrestiCoull: "agresti_coull",
    ]
    for row in rows {
      let proportion = Proportion(events: try row.count("x"), of: try row.count("n"))
      expectClose(proportion.share, try row.number("p"), relative: tolerance)
      for method in ProportionInterval.allCases {
        let name = try #require(names[method])
        try expectEstimate(proportion.interval(method), try row.numbers(name), relative: tolerance, name)
      }
    }
  }

  @Test func `Without events the exact limit is 1 − (α/2)^(1/n)`() throws {
    let limits = try Proportion(events: 0, of: 20).interval(.clopperPearson, level: 0.9).get()
    #expect(limits.low == 0)
    expectClose(limits.high, 1 - pow(0.05, 1 / 20.0), relative: 1e-14)
  }

  @Test func `Wilson's limits of one in four at z = 2`() throws {
    // (1/4 + 4/8 ± 2√(3/16/4 + 4/64))/(1 + 1) = (0.75 ± 2√0.109375)/2 at a level whose z is 2.
    let level = 1 - 2 * Normal.cdf(-2)
    let limits = try Proportion(events: 1, of: 4).interval(.wilson, level: level).get()
    expectClose(limits.low, 0.375 - 0.109375.squareRoot(), relative: 1e-14)
    expectClose(limits.high, 0.375 + 0.109375.squareRoot(), relative: 1e-14)
  }

  @Test(arguments: 0..<60) func `Limits hold the share, widen with the level and mirror with events and non-events`(
    seed: Int
  ) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 3, replicate: 0)
    let total = 1 + draws.index(below: 300)
    let events = draws.index(below: total + 1)
    for method in ProportionInterval.allCases {
      let proportion = Proportion(events: events, of: total)
      let limits = try proportion.interval(method).get()
      let mirrored = try Proportion(events: total - events, of: total).interval(method).get()
      expectClose(limits.low, 1 - mirrored.high, relative: 1e-12)
      expectClose(limits.high, 1 - mirrored.low, relative: 1e-12)
      #expect(limits.low <= limits.value && limits.value <= limits.high)
      let wider = try proportion.interval(method, level: 0.99).get()
      #expect(wider.low <= limits.low && limits.high <= wider.high)
      if method != .agrestiCoull { #expect(0 <= limits.low && limits.high <= 1) }
    }
  }

  @Test(arguments: 0..<20) func `Each tail beyond an exact limit has the binomial probability α/2`(seed: Int) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 4, replicate: 0)
    let total = 2 + draws.index(below: 40)
    let events = 1 + draws.index(below: total - 1)
    let limits = try Proportion(events: events, of: total).interval(.clopperPearson).get()
    func binomial(_ p: Double, _ range: ClosedRange<Int>) -> Double {
      range.reduce(0) { sum, k in
        var term = pow(p, Double(k)) * pow(1 - p, Double(total - k))
        for factor in 0..<k { term *= Double(total - factor) / Double(factor + 1) }
        return sum + term
      }
    }
    expectClose(binomial(limits.low, events...total), 0.025, relative: 1e-12)
    expectClose(binomial(limits.high, 0...events), 0.025, relative: 1e-12)
  }

  @Test func `Nobody has no share`() {
    let nobody = Proportion(events: 0, of: 0)
    #expect(nobody.share == nil)
    expectRefused(nobody.interval(), .tooFew("patients", found: 0, needed: 1))
  }

  @Test func `More events than patients are a broken promise`() async {
    await #expect(processExitsWith: .failure) { _ = Proportion(events: 3, of: 2) }
  }
}
