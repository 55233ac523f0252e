import Statistics
import TestKit
import Testing

@Suite struct FisherExactTestTests {
  @Test func `Fisher's lady tasting tea`() throws {
    // Three of four right: (C(4,3)C(4,1) + C(4,4)C(4,0)) · 2 = 34 of C(8,4) = 70. Odds ratio of R 4.2.2, fisher.test.
    let tea = TwoProportions(treated: Proportion(events: 3, of: 4), control: Proportion(events: 1, of: 4))
    let test = try FisherExactTest.of(tea).get()
    expectClose(test.probability, 34.0 / 70, relative: 1e-14)
    expectClose(try test.oddsRatio.get(), 6.4083088670057879, relative: 1e-4)
  }

  @Test func `The conditional odds ratio solves its equation`() throws {
    // Margins 2, 2 and 2 events: 0, 1 or 2 among the treated in 1, 4, 1 ways. E = 1 needs ψ = 1.
    let even = TwoProportions(treated: Proportion(events: 1, of: 2), control: Proportion(events: 1, of: 2))
    expectClose(try FisherExactTest.of(even).get().oddsRatio.get(), 1, relative: 1e-12)
    // Margins 1 and 3, 1 event: it is among the treated in 1 way, in the control group in 3. Seen there: 0.
    let none = TwoProportions(treated: Proportion(events: 0, of: 1), control: Proportion(events: 1, of: 3))
    #expect(try FisherExactTest.of(none).get().oddsRatio.get() == 0)
    // Margins 3 and 3, 2 events: 0, 1, 2 in 3, 9, 3 ways; E = 1 at ψ = 1 by symmetry. Of 4 and 2, 2 events: 1, 8, 6
    // ways, E = (8ψ + 12ψ²)/(1 + 8ψ + 6ψ²) = 1 at ψ² = 1/6.
    let uneven = TwoProportions(treated: Proportion(events: 1, of: 4), control: Proportion(events: 1, of: 2))
    expectClose(try FisherExactTest.of(uneven).get().oddsRatio.get(), (1 / 6.0).squareRoot(), relative: 1e-12)
  }

  @Test func `An odds ratio without upper bound is refused, a table without alternatives too`() throws {
    let all = TwoProportions(treated: Proportion(events: 2, of: 4), control: Proportion(events: 0, of: 4))
    expectRefused(
      try FisherExactTest.of(all).get().oddsRatio,
      .emptyCell("without the event among the treated, or with it in the control group"))
    let nobody = TwoProportions(treated: Proportion(events: 0, of: 4), control: Proportion(events: 0, of: 4))
    expectRefused(FisherExactTest.of(nobody), .emptyCell("had the event in either group"))
  }

  @Test(arguments: 0..<40) func `It agrees with adding up hypergeometric probabilities`(seed: Int) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 6, replicate: 0)
    let (n1, n0) = (1 + draws.index(below: 12), 1 + draws.index(below: 12))
    let table = TwoProportions(
      treated: Proportion(events: draws.index(below: n1 + 1), of: n1),
      control: Proportion(events: draws.index(below: n0 + 1), of: n0))
    let events = table.treated.events + table.control.events
    guard events > 0, events < n1 + n0 else { return }
    func choose(_ n: Int, _ k: Int) -> Int {
      k < 0 || k > n ? 0 : (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
    }
    let ways = (0...events).map { choose(n1, $0) * choose(n0, events - $0) }
    let rare = ways.filter { $0 > 0 && $0 <= ways[table.treated.events] }.reduce(0, +)
    expectClose(
      try FisherExactTest.of(table).get().probability, Double(rare) / Double(choose(n1 + n0, events)), relative: 1e-12)
  }
}
