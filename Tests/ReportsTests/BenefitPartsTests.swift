import Clinical
import Evidence
import Execution
import Projection
import Strata
import Testing
import Variables

@testable import Reports

/// The further tables about the projected benefit: what they give away, and what they say on either scale.
@Suite struct BenefitPartsTests {
  private func subject(_ plan: ProjectionPlan = ProjectionPlan()) throws -> BenefitSubject {
    let store = try Demonstration.store()
    let cache = ProjectionCache()
    let stratification = try Demonstration.stratification(store, by: "stage")
    return BenefitSubject(
      try project(plan, on: stratification, store, cache: cache, work: Work()), store, cache: cache)
  }

  /// The stratum "unknown" has 11 patients and 6 inside: with early and late beside all they would follow.
  @Test(arguments: [BenefitPart.responders.id, BenefitPart.sensitivity.id])
  func `A small count does not follow from the parent and the siblings`(id: String) throws {
    let subject = try subject()
    let part = try #require(BenefitPartRegistry.part(id))
    let table = part.make(subject, nil)
    let inside = try #require(table.columns.firstIndex { $0.id == "inside" })
    func isSmall(_ row: TableRow) -> Bool {
      if case .count(let count) = row.cells[inside] { (1...10).contains(count) } else { false }
    }
    #expect(table.rows.contains(where: isSmall))
    let shown = Disclosure.cms.protect(table).table
    for (plain, row) in zip(table.rows, shown.rows) {
      guard let parent = plain.parent else { continue }
      let family = table.rows.indices.filter { table.rows[$0].parent == parent }
      if family.contains(where: { isSmall(table.rows[$0]) }) { #expect(row.cells[inside] == .withheld) }
    }
  }

  @Test func `A stratum without projection has its patients and a reason, not 0 responders`() throws {
    let table = BenefitPart.responders.make(try subject(), nil)
    let row = try #require(table.rows.last)
    #expect(row.cells[0] == .text("unknown"))
    #expect(row.cells[2] == .count(11))
    #expect(row.cells[3] == .count(6))
    #expect(row.cells[5].reason == "fewer than 11 patients are inside the evidence")
  }

  @Test func `What moves the rows is said for the scale in use`() throws {
    #expect(try subject().projection.whyRowsDiffer.hasPrefix("Only the baseline score moves them: early − late = "))
    let proportional = try subject(ProjectionPlan(scale: .proportional)).projection.whyRowsDiffer
    #expect(proportional.contains("by the scale chosen, their decline"))
    #expect(!proportional.contains("Only"))
  }

  @Test func `Another route has neither a difference of early and late nor responders`() throws {
    let subject = try subject(ProjectionPlan(route: .intravenous))
    for part in [BenefitPart.earlyOrLate, .responders, .sensitivity] {
      let table = part.make(subject, nil)
      let projected = table.columns.indices.filter { table.columns[$0].isProjected }
      #expect(!table.rows.isEmpty && !projected.isEmpty)
      for row in table.rows {
        for column in projected { #expect(row.cells[column].reason == "no controlled estimate for this route") }
      }
    }
  }
}
