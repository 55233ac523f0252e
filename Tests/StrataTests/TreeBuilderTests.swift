import Cohorts
import Execution
import Strata
import TestKit
import Testing
import Variables

@Suite struct TreeBuilderTests {
  private func lines(_ result: Stratification) -> [String] {
    result.strata.indices.map { index in
      String(repeating: "  ", count: result.strata[index].depth) + result.label(index)
        + " \(result.patients(index).map(Int.init))"
    }
  }

  @Test func smallLevelsAreTakenTogetherBehindTheOthersAndBeforeUnknown() throws {
    // bulbar 0 1 2, limb 3, respiratory 4, other 5, unknown 6; sexes F M F M F M F.
    var tiny = TinyCohort(visits: Array(repeating: [], count: 7))
    tiny.add(PatientFact.onsetSite, smalls: [0, 0, 0, 1, 5, 4, nil])
    tiny.add(PatientFact.sex, smalls: [0, 1, 0, 1, 0, 1, 0])
    let plan = StratificationPlan(axes: [AxisSpec(id: "onset"), AxisSpec(id: "sex")], leastPatients: 2)
    let result = try stratify(VariableStore(tiny.cohort), plan, work: Work())
    #expect(
      lines(result) == [
        "All patients [0, 2, 1, 4, 3, 5, 6]",
        "  bulbar [0, 2, 1]",
        "    female [0, 2]",
        "    male [1]",
        "  other: limb, respiratory, other [4, 3, 5]",
        "    female [4]",
        "    male [3, 5]",
        "  unknown [6]",
        "    female [6]",
      ])
    #expect(result.pinnedPlan.commandLineArguments == ["--by", "onset,sex", "--collapse", "2"])
  }

  @Test func oneSmallLevelAloneStaysWhatItIs() throws {
    var tiny = TinyCohort(visits: Array(repeating: [], count: 4))
    tiny.add(PatientFact.sex, smalls: [0, 0, 0, 1])
    let plan = StratificationPlan(axes: [AxisSpec(id: "sex")], leastPatients: 3)
    let result = try stratify(VariableStore(tiny.cohort), plan, work: Work())
    #expect(lines(result) == ["All patients [0, 1, 2, 3]", "  female [0, 1, 2]", "  male [3]"])
    #expect(result.axes[0].merged.isEmpty)
  }

  @Test(arguments: AxisLawsTests.seeds, [2, 11, 50, 1000])
  func whateverIsTakenTogetherNobodyIsLostOrCountedTwice(seed: UInt64, least: Int) throws {
    let store = VariableStore(AxisLawsTests.cohort(seed: seed))
    let axes = ["onset-region", "kings", "age", "sex"].map { AxisSpec(id: $0) }
    let plain = try stratify(store, StratificationPlan(axes: axes), work: Work())
    let result = try stratify(store, StratificationPlan(axes: axes, leastPatients: least), work: Work())
    #expect(result.order.sorted() == plain.order.sorted())
    for (index, stratum) in result.strata.enumerated() where !stratum.children.isEmpty {
      let children = stratum.children.map { result.strata[$0] }
      #expect(children.reduce(0) { $0 + $1.count } == stratum.count)
      #expect(children.map(\.rows.lowerBound) == children.map(\.rows.lowerBound).sorted())
      #expect(children.allSatisfy { $0.parent == index })
      // At most one level is smaller than wanted: the one that others were joined to, or the only small one.
      let axis = result.axes[stratum.depth]
      let small = children.filter { child in
        let level = child.path[stratum.depth]
        return level != 0 && axis.merged[level] == nil && child.count < least
      }
      #expect(small.count <= 1)
      #expect(small.isEmpty || !children.contains { axis.merged[$0.path[stratum.depth]] != nil })
    }
    // Every patient of a stratum has the levels of its path.
    for stratum in result.strata {
      for patient in result.order[stratum.rows] {
        for (axis, level) in stratum.path.enumerated() {
          let code = Int(result.axes[axis].codes[Int(patient)])
          #expect(result.axes[axis].merged[level]?.contains(code) ?? (code == level))
        }
      }
    }
  }
}
