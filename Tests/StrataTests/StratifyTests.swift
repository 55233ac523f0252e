import Clinical
import Cohorts
import Execution
import Strata
import TestKit
import Testing
import Variables

@Suite struct StratifyTests {
  /// Six patients: bulbar F, limb M, unknown F, limb F, bulbar M, limb M.
  private func store() -> VariableStore {
    var tiny = TinyCohort(visits: Array(repeating: [], count: 6))
    tiny.add(PatientFact.onsetSite, smalls: [0, 1, nil, 2, 0, 3])
    tiny.add(PatientFact.sex, smalls: [0, 1, 0, 0, 1, 1])
    return VariableStore(tiny.cohort)
  }

  @Test func strataFormATreeWithUnknownLast() throws {
    let plan = StratificationPlan(axes: [AxisSpec(id: "onset"), AxisSpec(id: "sex")])
    let result = try stratify(store(), plan, work: Work())
    let lines = result.strata.indices.map { index in
      String(repeating: "  ", count: result.strata[index].depth) + result.label(index)
        + " \(result.patients(index).map(Int.init))"
    }
    #expect(
      lines == [
        "All patients [0, 4, 3, 1, 5, 2]",
        "  bulbar [0, 4]",
        "    female [0]",
        "    male [4]",
        "  limb [3, 1, 5]",
        "    female [3]",
        "    male [1, 5]",
        "  unknown [2]",
        "    female [2]",
      ])
  }

  @Test func thePinnedPlanWritesDefaultCutsOut() throws {
    let plan = StratificationPlan(axes: try StratificationPlan.parseAxes("age,sex"))
    let result = try stratify(store(), plan, work: Work())
    #expect(result.plan == plan)
    #expect(result.pinnedPlan.commandLineArguments == ["--by", "age:50/65,sex"])
  }

  @Test func aFilterSelectsAndItsErrorsComeThrough() throws {
    let plan = StratificationPlan(filter: try Filter(parsing: "sex = male"), axes: [AxisSpec(id: "onset")])
    let result = try stratify(store(), plan, work: Work())
    #expect(result.order == [4, 1, 5])
    let wrong = StratificationPlan(filter: try Filter(parsing: "sx = male"), axes: [])
    let error = FilterError(message: "unknown variable \"sx\"; did you mean sex?", position: 0, text: "sx = male")
    #expect(throws: StratificationError.filter(error)) { try stratify(self.store(), wrong, work: Work()) }
    #expect(throws: StratificationError.axis(.unknownAxis("zebra", suggestion: nil))) {
      try stratify(self.store(), StratificationPlan(axes: [AxisSpec(id: "zebra")]), work: Work())
    }
    let many = StratificationPlan(axes: Array(repeating: AxisSpec(id: "sex"), count: 7))
    #expect(throws: StratificationError.axis(.tooManyAxes(found: 7, allowed: 6))) {
      try stratify(self.store(), many, work: Work())
    }
    let twice = StratificationPlan(axes: Array(repeating: AxisSpec(id: "sex"), count: 2))
    #expect(throws: StratificationError.axis(.repeatedAxis("sex"))) { try stratify(self.store(), twice, work: Work()) }
  }

  @Test func nobodyLeftIsARootWithoutChildren() throws {
    let plan = StratificationPlan(filter: try Filter(parsing: "sex is missing"), axes: [AxisSpec(id: "onset")])
    let result = try stratify(store(), plan, work: Work())
    #expect(result.strata == [Stratum(path: [], parent: nil, children: [], rows: 0..<0)])
  }

  @Test func withoutAxesThereIsOnlyTheRoot() throws {
    #expect(try StratificationPlan.parseAxes("none") == [])
    #expect(StratificationPlan(axes: []).commandLineArguments == ["--by", "none"])
    let result = try stratify(store(), StratificationPlan(axes: []), work: Work())
    #expect(result.strata == [Stratum(path: [], parent: nil, children: [], rows: 0..<6)])
    #expect(result.order == [0, 1, 2, 3, 4, 5])
  }

  @Test func cancelledWorkGivesNothing() {
    let work = Work()
    work.cancel()
    #expect(throws: StratificationError.cancelled) {
      try stratify(self.store(), StratificationPlan(axes: [AxisSpec(id: "sex")]), work: work)
    }
  }
}
