import Clinical
import Cohorts
import Execution
import Testing
import Variables

@Suite struct OriginalScaleTests {
  private func store(_ text: String) throws -> VariableStore {
    VariableStore(
      try readCohort([Source(name: "old.csv", bytes: Array(text.utf8))], ReadingPlan(), work: Work()).cohort)
  }

  private func numbers(_ store: VariableStore, _ name: String) throws -> [Double?] {
    let column = try #require(store.column(name)?.value)
    return (0..<column.count).map { column.number($0) }
  }

  @Test func `A file with the 40-point total only has its rate and slope on that scale, and no ALSFRS-R`() throws {
    let store = try store(
      "id,months,ALSFRS,months_since_onset\na,0,35,10\na,3,33,10\nb,0,38,20\nb,4,36,20\n")
    #expect(try numbers(store, "alsfrs_total") == [35, 38])
    // (40 − 35) / 10 and (40 − 38) / 20; −2 points in 3 and in 4 months.
    #expect(try numbers(store, "delta_fs") == [0.5, 0.1])
    let slopes = try numbers(store, "slope_per_month").compactMap(\.self)
    #expect(zip(slopes, [-2.0 / 3, -0.5]).allSatisfy { abs($0 - $1) < 1e-14 } && slopes.count == 2)
    #expect(store.column("alsfrsr_total")?.value == nil)
    #expect(
      store.column("delta_fs")?.value?.notes == [
        "on the original 40-point ALSFRS for 2 of 2 patients; points do not compare"
      ])
    #expect(
      store.variable("delta_fs")?.explain(store.cohort, 0) == ["ΔFS = (40 − 35) / 10 months = 0.5 points/month"])
    #expect(store.variable("slope_per_month")?.explain(store.cohort, 1).first?.contains("totals of 40 points") == true)
  }

  @Test
  func `Items 1 to 9 and the old item 10 make the original total; the revised scale goes first where it is there`()
    throws
  {
    let items = (1...9).map { "q\($0)" }.joined(separator: ",")
    let header = "SubjectID,months,\(items),Q10_Respiratory,R_1_Dyspnea,R_2_Orthopnea,R_3_Respiratory_Insufficiency"
    let store = try store(
      header + ",months_since_onset\n" + "a,0,4,4,4,3,3,3,3,3,3,2,,,,10\n" + "b,0,4,4,4,3,3,3,3,3,3,4,4,4,4,12\n")
    // 4·3 + 3·6 = 30, and 2 or 4 for breathing; b has 30 + 12 = 42 on the revised scale.
    #expect(try numbers(store, "alsfrs_total") == [32, 34])
    #expect(try numbers(store, "alsfrsr_total") == [nil, 42])
    #expect(try numbers(store, "delta_fs") == [0.8, 0.5])
  }
}
