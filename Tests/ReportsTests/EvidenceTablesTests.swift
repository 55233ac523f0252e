import Evidence
import Foundation
import Statistics
import TestKit
import Testing

@testable import Reports

@Suite struct EvidenceTablesTests {
  /// Every table of what is known about the therapy.
  static let all = [
    trialsTable(), excludedTrialsTable(), effectsTable(), reviewsTable(), synthesisTable(), sensitivityTable(),
    forestTable(), regressionTable(RegressionToTheMean(patients: 2000, seed: 1)), poolsTable(),
    poolsLeavingOneOutTable(), funnelTable(), harmsTable(), injectionRiskTable(), claimsTable(), citationTable(),
    regulatoryTable(), evidenceColumnsTable(),
  ]

  private func rows(_ table: Table) throws -> [[String: Any]] { try Documents.rows(Documents.document(table)) }

  @Test(arguments: all.map(\.id)) func `Each row has a cell a column, and each column a name`(id: String) throws {
    let table = try #require(EvidenceTablesTests.all.first { $0.id == id })
    #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
    #expect(Set(table.columns.map(\.id)).count == table.columns.count)
    #expect(!table.rows.isEmpty && table.privacy == .open)
  }

  @Test func `Ids of tables are their own`() {
    #expect(Set(EvidenceTablesTests.all.map(\.id)).count == EvidenceTablesTests.all.count)
  }

  @Test func `An arm is shown as it was printed`() {
    #expect(ArmValue.count(9, of: 26).words == "9 of 26 (34.6 %)")
    #expect(ArmValue.mean(-3.10, sd: 3.51, n: 31).words == "−3.1 (SD 3.51), n = 31")
    #expect(ArmValue.mean(30.3, sd: 6.5).words == "30.3 (SD 6.5)")
    #expect(ArmValue.leastSquares(-1.58, se: 1.13).words == "−1.58 (SE 1.13)")
    #expect(ArmValue.change(from: -1.41, to: -0.6).words == "−1.41 before, −0.6 after")
    #expect(ArmValue.percent(87).words == "87 %")
    #expect(ArmValue.value(-5.52).words == "−5.52")
  }

  @Test func `A share among the treated never stands without what no effect gives`() {
    #expect(effectsTable().notes.contains(Wording.beforeAfter))
    #expect(poolsTable().notes.contains(Wording.beforeAfter))
  }

  @Test func `The forest holds each counted trial, average and next setting of each scenario`() throws {
    let rows = try rows(forestTable())
    for scenario in ScenarioRegistry.all where scenario.selection != .none {
      let mine = rows.filter { $0["scenario"] as? String == scenario.id }
      #expect(mine.compactMap { $0["row"] as? String } == scenario.trials + ["average", "next setting"])
      let weights = mine.compactMap { $0["weight"] as? Double }
      expectClose(weights.reduce(0, +), 1, relative: 1e-12)
    }
  }

  @Test func `The funnel opens by 1.96 standard errors around the fixed effect`() throws {
    for row in try rows(funnelTable()) {
      let funnel = try #require(row["funnel"] as? [String: Any])
      let error = try #require(row["standardError"] as? Double)
      // P5 by metafor: 0.1396203486.
      expectClose(funnel["value"] as? Double, 0.1396203486, relative: 1e-8)
      expectClose(
        ((funnel["high"] as? Double) ?? 0) - ((funnel["low"] as? Double) ?? 0), 2 * 1.959963984540054 * error,
        relative: 1e-12)
      #expect((row["position"] as? String == "outside") == (row["trial"] as? String == "Oh-2018"))
    }
  }

  @Test func `Switches are told with the table, and change it`() throws {
    let options = SynthesisOptions(dropped: ["Oh-2018"], nulls: .value(-0.1))
    let table = synthesisTable(options: options)
    #expect(table.notes.contains("Switched: --drop Oh-2018 --nulls -0.1."))
    #expect(table.notes.contains { $0.contains("counted as −0.1 points/month (3 trials)") })
    #expect(table.rows != synthesisTable().rows)
    #expect(!synthesisTable().notes.contains { $0.hasPrefix("Switched") })
  }

  @Test func `A trial of one's own is named`() throws {
    var own = try #require(TrialRegistry.trial("NurOwn-P3"))
    own.id = "Own-2026"
    let table = trialsTable(EvidenceBase.builtIn.merging([own]))
    #expect(table.rows.first?.cells.first == .text("Own-2026"))
    #expect(table.notes.contains("From your evidence file: Own-2026."))
  }

  @Test func `A risk after one injection is the counted one, and rises with more`() throws {
    let rows = try rows(injectionRiskTable()).filter {
      $0["denominator"] as? Int == 1028 && $0["event"] as? String == "headache"
    }
    #expect(rows.compactMap { $0["injections"] as? Int } == [1, 2, 3, 4, 5])
    expectClose(rows.first?["high"] as? Double, 73.0 / 1028, relative: 1e-12)
    let highs = rows.compactMap { $0["high"] as? Double }
    #expect(highs == highs.sorted())
  }

  @Test func `What is not known has a reason`() throws {
    let deaths = try #require(try rows(harmsTable()).first { $0["row"] as? String == "E036" })
    let share = try #require(deaths["share"] as? [String: Any])
    #expect(share["reason"] as? String == "counts by arm were not reached")
    let onset = try #require(try rows(effectsTable()).first { $0["row"] as? String == "E035" })
    #expect((onset["effect"] as? [String: Any])?["reason"] as? String == "not reported")
  }
}
