import Statistics
import TestKit
import Testing

@Suite struct TwoProportionsTests {
  /// Holds a table to a row of a reference file.
  static func check(_ row: [String: Any], tolerance: Double) throws {
    let table = TwoProportions(
      treated: Proportion(events: try row.count("x1"), of: try row.count("n1")),
      control: Proportion(events: try row.count("x2"), of: try row.count("n2")))
    let difference = table.riskDifference()
    expectClose(try difference.get().value, try row.number("diff"), relative: tolerance)
    try expectEstimate(difference, try row.numbers("newcombe"), relative: tolerance)
    try expectEstimate(table.riskDifference(.wald), try row.numbers("wald"), relative: tolerance)
    for (name, ratio) in [("risk_ratio", table.riskRatio()), ("odds_ratio", table.oddsRatio())] {
      if row.isNull(name) {
        #expect(throws: StatisticRefusal.self) { try ratio.get() }
      } else {
        try expectEstimate(ratio, try row.numbers(name), relative: tolerance)
      }
    }
    for (name, test) in [("chisq", table.chiSquared()), ("chisq_yates", table.chiSquared(corrected: true))] {
      if row.isNull(name) {
        expectRefused(test, .emptyCell("had the event in either group"))
      } else {
        expectClose(try test.get().statistic, try row.number(name), relative: tolerance)
        // R's statistic of 1e-28 is 0 with rounding, and its probability 1 − 9e-15.
        expectClose(try test.get().probability, try row.number(name + "_p"), relative: tolerance)
      }
    }
    try checkFisher(table, row, tolerance)
    let nnt = try row.row("nnt")
    let limits = try nnt.numbers("inverse_of_ci")
    let number = try table.numberNeededToTreat(eventIsGood: true).get()
    if nnt.isNull("nnt") {
      #expect(number.value == .infinite)
    } else {
      expectClose(try signed(number.value), try nnt.number("nnt"), relative: tolerance)
    }
    expectClose(try signed(number.worst), limits[0], relative: tolerance)
    expectClose(try signed(number.best), limits[1], relative: tolerance)
    #expect(number.interval.contains(.infinite) == (nnt["ci_crosses_infinity"] as? Bool))
  }

  private static func checkFisher(_ table: TwoProportions, _ row: [String: Any], _ tolerance: Double) throws {
    let fisher = FisherExactTest.of(table)
    guard table.treated.events + table.control.events > 0 else {
      // R prints p = 1 and an odds ratio of 0 where the margins allow one table alone.
      expectRefused(fisher, .emptyCell("had the event in either group"))
      return
    }
    expectClose(try fisher.get().probability, try row.number("fisher_p"), relative: tolerance)
    if row.isNull("fisher_cond_or") {
      #expect(throws: StatisticRefusal.self) { try fisher.get().oddsRatio.get() }
    } else {
      // R's root has four to five digits (uniroot, tolerance 1.2e-4 on a transformed scale).
      expectClose(try fisher.get().oddsRatio.get(), try row.number("fisher_cond_or"), relative: 1e-3)
    }
  }

  /// Harm as a negative number, as the file has it.
  private static func signed(_ number: NumberNeeded) throws -> Double {
    let patients = try #require(number.patients)
    return number == .toHarm(patients) ? -patients : patients
  }

  @Test func `Differences, ratios, tests and numbers needed to treat agree with R`() throws {
    let file = try Fixture.json("Published/prop_two_sample.json")
    let rows = try file.rows("values")
    #expect(rows.count == 5)
    for row in rows { try TwoProportionsTests.check(row, tolerance: try file.number("rel_tolerance")) }
  }

  @Test func `χ² of ten and five in twenty, by hand`() throws {
    // n(ad − bc)²/(n₁n₀m₁m₀) = 40 · (10·15 − 10·5)²/(20·20·15·25) = 400000/150000; Yates: 40·(100 − 20)²/150000.
    let table = TwoProportions(treated: Proportion(events: 10, of: 20), control: Proportion(events: 5, of: 20))
    expectClose(try table.chiSquared().get().statistic, 8.0 / 3, relative: 1e-14)
    expectClose(try table.chiSquared(corrected: true).get().statistic, 256000.0 / 150000, relative: 1e-14)
    #expect(try table.chiSquared().get().degreesOfFreedom == 1)
  }

  @Test(arguments: 0..<50) func `Exchanging the groups turns differences and inverts ratios`(seed: Int) throws {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 5, replicate: 0)
    func group() -> Proportion {
      let total = 2 + draws.index(below: 60)
      return Proportion(events: 1 + draws.index(below: total - 1), of: total)
    }
    let table = TwoProportions(treated: group(), control: group())
    let turned = TwoProportions(treated: table.control, control: table.treated)
    for method in TwoProportions.DifferenceInterval.allCases {
      let (difference, other) = (try table.riskDifference(method).get(), try turned.riskDifference(method).get())
      expectClose(difference.low, -other.high, relative: 1e-13)
      expectClose(difference.high, -other.low, relative: 1e-13)
    }
    let (ratio, other) = (try table.oddsRatio().get(), try turned.oddsRatio().get())
    expectClose(ratio.value * other.value, 1, relative: 1e-12)
    expectClose(ratio.low * other.high, 1, relative: 1e-12)
    expectClose(
      try table.riskRatio().get().high * (try turned.riskRatio().get().low), 1, relative: 1e-12)
    expectClose(
      try table.chiSquared(corrected: true).get().statistic, try turned.chiSquared(corrected: true).get().statistic,
      relative: 1e-12)
  }

  @Test func `What cannot be told is refused with the empty cell`() {
    let none = TwoProportions(treated: Proportion(events: 0, of: 5), control: Proportion(events: 2, of: 5))
    expectRefused(none.riskRatio(), .emptyCell("of the treated had the event"))
    expectRefused(none.oddsRatio(), .emptyCell("of the treated had the event"))
    let all = TwoProportions(treated: Proportion(events: 2, of: 5), control: Proportion(events: 5, of: 5))
    expectRefused(all.oddsRatio(), .emptyCell("of the control group was free of the event"))
    #expect(throws: Never.self) { try all.riskRatio().get() }
    let certain = TwoProportions(treated: Proportion(events: 5, of: 5), control: Proportion(events: 5, of: 5))
    expectRefused(certain.chiSquared(), .emptyCell("was free of the event in either group"))
    let nobody = TwoProportions(treated: Proportion(events: 0, of: 0), control: Proportion(events: 5, of: 5))
    expectRefused(nobody.riskDifference(), .tooFew("patients", found: 0, needed: 1))
    expectRefused(nobody.chiSquared(), .tooFew("patients in a group", found: 0, needed: 1))
  }
}
