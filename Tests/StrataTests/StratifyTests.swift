import Clinical
import Cohorts
import Execution
import Strata
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

  @Test func withoutAxesThereIsOnlyTheRoot() throws {
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
