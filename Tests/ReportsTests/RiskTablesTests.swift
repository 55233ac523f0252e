import Clinical
import Evidence
import Execution
import Projection
import TestKit
import Testing

@testable import Reports

@Suite struct RiskTablesTests {
  private func rows(_ table: Table) throws -> [[String: Any]] { try Documents.rows(Documents.document(table)) }

  private func row(_ event: String, _ basis: String, _ plan: ProjectionPlan) throws -> [String: Any] {
    try #require(
      try rows(risksTable(plan)).first { $0["event"] as? String == event && $0["basis"] as? String == basis })
  }

  @Test func `A risk per injection reaches over its sources and over the injections of the plan`() throws {
    // 73 of 1,028 and 10 of 404; exact limits by scipy: beta.ppf.
    for injections in [1, 3, 24] {
      let headache = try row("headache", "injections", ProjectionPlan(injections: injections))
      func after(_ p: Double) -> Double { (0..<injections).reduce(1) { rest, _ in rest * (1 - p) } }
      expectClose(headache["low"] as? Double, 10.0 / 404, relative: 1e-12)
      expectClose(headache["high"] as? Double, 1 - after(73.0 / 1028), relative: 1e-12)
      expectClose(headache["lowest"] as? Double, 0.011932161957045242, relative: 1e-9)
      expectClose(headache["highest"] as? Double, 1 - after(0.08846130095625646), relative: 1e-9)
      #expect(headache["denominators"] as? String == "73 of 1,028 injections; 10 of 404 injections")
      #expect(headache["injections"] as? Int == injections)
    }
  }

  @Test func `A share of people does not move with the injections, and none in 19 is not none`() throws {
    for injections in [1, 5] {
      let serious = try row("serious event", "people", ProjectionPlan(injections: injections))
      #expect(serious["low"] as? Double == 0 && serious["high"] as? Double == 0)
      // 1 − 0.025^(1/19).
      expectClose(serious["highest"] as? Double, 0.1764669118069654, relative: 1e-10)
      #expect(serious["denominators"] as? String == "0 of 19")
    }
  }

  @Test func `What was not counted has a reason, and what is not known a note`() throws {
    let death = try row("death", "not counted", ProjectionPlan())
    #expect((death["low"] as? [String: Any])?["reason"] as? String == "counts by arm were not reached")
    let notes = risksTable(ProjectionPlan()).notes
    #expect(notes.contains(Wording.deathSignal))
    for gap in HarmRegistry.gaps where gap.route == nil || gap.route == .intrathecal {
      #expect(notes.contains { $0.hasPrefix("Not known") && $0.hasSuffix(gap.words) })
    }
  }

  @Test(arguments: Route.allCases) func `Every harm of a route is in its table, with its source`(route: Route) throws {
    let table = risksTable(ProjectionPlan(route: route))
    let text = Documents.text(table).joined(separator: " ").split(separator: " ").joined()
    for sourced in HarmRegistry.all where sourced.harm.routes.contains(route) {
      #expect(table.rows.contains { $0.cells[0] == .text(sourced.harm.event) })
      #expect(text.contains(sourced.citation.reference.filter { $0 != " " }), "\(sourced.citation.reference)")
    }
    #expect(table.notes.contains { $0.contains("no controlled estimate") } == (route != .intrathecal))
    #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
  }

  @Test func `Inside, outside and unknown are a hundred`() throws {
    let table = perHundredTable(try Demonstration.projection(by: "onset,stage", scenario: "adjusted"))
    for row in try rows(table) {
      let shares = ["insideShare", "outsideShare", "unknownShare"].compactMap { row[$0] as? Double }
      expectClose(shares.reduce(0, +), 1, relative: 1e-12)
      let parts = ["inside", "outside", "unknown"].compactMap { row[$0] as? Int }
      #expect(parts.reduce(0, +) == row["patients"] as? Int)
    }
  }

  @Test(arguments: Route.allCases) func `Another route than intrathecal has no benefit figure`(route: Route) throws {
    let store = try Demonstration.store()
    let projection = try project(
      ProjectionPlan(route: route), on: Demonstration.stratification(store, by: "onset"), store, work: Work())
    for table in [perHundredTable(projection), benefitTable(projection)] {
      let projected = table.columns.indices.filter { table.columns[$0].isProjected }
      #expect(!projected.isEmpty)
      for row in table.rows {
        for column in projected {
          #expect((row.cells[column].reason == "no controlled estimate for this route") == (route != .intrathecal))
        }
      }
    }
    #expect((projection.earlyMinusLate.value == nil) == (route != .intrathecal))
  }

  @Test func `Nothing small follows from the parts that are shown`() throws {
    let table = Disclosure.cms.protect(
      perHundredTable(try Demonstration.projection(by: "onset,stage", scenario: "adjusted"))
    ).table
    let places = ["inside", "outside", "unknown", "insideShare", "outsideShare", "unknownShare"].compactMap { id in
      table.columns.firstIndex { $0.id == id }
    }
    var shown = 0
    for row in table.rows {
      let withheld = places.count { row.cells[$0] == .withheld }
      #expect(withheld == 0 || withheld == places.count)
      if withheld == 0 { shown += 1 }
    }
    #expect(shown > 0 && shown < table.rows.count)
  }
}
