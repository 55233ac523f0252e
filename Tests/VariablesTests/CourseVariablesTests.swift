import Clinical
import Cohorts
import Foundation
import TestKit
import Testing
import Variables

@Suite struct CourseVariablesTests {
  private func column(_ tiny: TinyCohort, _ id: String) throws -> VariableColumn {
    try #require(VariableStore(tiny.cohort).column(id)?.value)
  }

  private func explain(_ tiny: TinyCohort, _ id: String, _ patient: Int) throws -> [String] {
    try #require(VariableRegistry.variable(id)).explain(tiny.cohort, patient)
  }

  private func items(speech: Int, writing: Int = 4, walking: Int = 4, insufficiency: Int = 4) -> ALSFRSRItems {
    TinyCohort.items([speech, 4, 4, writing, 4, 4, 4, walking, 4, 4, 4, insufficiency])
  }

  @Test func `Time to a stage counts from entry to the first visit there`() throws {
    let tiny = TinyCohort(visits: [
      [
        .init(months: -3, items: items(speech: 3, writing: 3)), .init(months: 1, items: items(speech: 3)),
        .init(months: 4, items: items(speech: 3, writing: 3)), .init(months: 7, items: items(speech: 3)),
        .init(months: 10, items: items(speech: 3, insufficiency: 2)),
      ],
      [.init(months: 0, items: items(speech: 3, writing: 3, walking: 3)), .init(months: 5, items: items(speech: 3))],
      [.init(months: 0, total: 30)],
    ])
    func times(_ id: String) throws -> [Double?] {
      let column = try column(tiny, id)
      return (0..<3).map { column.number($0) }
    }
    #expect(try times("months_to_kings_2") == [3, nil, nil])
    #expect(try times("months_to_kings_3") == [9, nil, nil])
    #expect(try times("months_to_kings_4") == [9, nil, nil])
    #expect(try times("months_to_mitos_1") == [9, nil, nil])
    #expect(try times("months_to_mitos_2") == [nil, nil, nil])
    #expect(try column(tiny, "months_to_kings_2").reason(1)?.text == "already at the stage when first staged")
    #expect(try column(tiny, "months_to_kings_4").reason(1)?.text == "not reached by the last visit")
    #expect(try column(tiny, "months_to_kings_4").reason(2)?.text == "no visit can be staged")
    #expect(try explain(tiny, "months_to_kings_2", 0) == ["King's 2 or more first at 3 months from entry"])
    #expect(
      try explain(tiny, "months_to_kings_4", 1) == [
        "not reached by the last visit: below King's 4 until 5 months"
      ])
    #expect(VariableRegistry.all.filter { $0.id.hasPrefix("months_to_") }.allSatisfy { $0.knownAt == .later })
  }

  @Test func `Speed classes of other schemes own their boundaries`() throws {
    // ΔFS 0.5, 1.0, 1.05, 0.45 and 0.67 (48 − 34.6 over 20).
    var tiny = TinyCohort(visits: [38.0, 28, 27, 39, 34.6].map { [.init(months: 0, total: $0)] })
    tiny.add(PatientFact.monthsOnsetToIndex, numbers: Array(repeating: 20, count: 5))
    func store(_ scheme: String) throws -> VariableStore {
      VariableStore(tiny.cohort).defining(try Definitions(parsing: ["speed=" + scheme]))
    }
    func classes(_ scheme: String) throws -> [String?] {
      let column = try #require(try store(scheme).column("speed")?.value)
      return (0..<5).map { column.category($0) }
    }
    #expect(try classes("gordon") == ["fast", "fast", "fast", "slow", "fast"])
    #expect(try classes("labra") == ["intermediate", "intermediate", "intermediate", "slow", "intermediate"])
    #expect(
      try classes("elamin") == ["moderately fast", "fast", "fast", "moderately slow", "moderately fast"])
    #expect(try classes("precision") == ["slow", "intermediate", "intermediate", "slow", "slow"])
    // quantile(c(0.45, 0.5, 0.67, 1, 1.05), c(.25, .75)): 0.5, 1.0.
    #expect(try classes("quartiles") == ["intermediate", "intermediate", "fast", "slow", "intermediate"])
    #expect(
      try store("quartiles").column("speed")?.value?.notes == [
        "points/month: slow < 0.5, 0.5 ≤ intermediate ≤ 1, fast > 1"
      ])
    #expect(
      try store("gordon").variable("speed")?.explain(tiny.cohort, 0) == [
        "ΔFS = (48 − 38) / 20 months = 0.5 points/month", "fast: slow < 0.5, fast ≥ 0.5",
      ])
    #expect(DefinitionRegistry.all[2].schemes.map(\.id).filter { $0 != "quartiles" } == SpeedScheme.all.map(\.id))
  }

  @Test func `The cautious rate waits six months`() throws {
    var tiny = TinyCohort(visits: [[.init(months: 0, total: 42)], [.init(months: 0, total: 42)]])
    tiny.add(PatientFact.monthsOnsetToIndex, numbers: [5, 6])
    #expect(try column(tiny, "delta_fs_6m").reason(0) == .onsetLessThan6Months)
    #expect(try column(tiny, "delta_fs_6m").number(1) == 1)
    #expect(try column(tiny, "delta_fs").number(0) == 1.2)
  }

  @Test func `The observed class needs three totals over three months`() throws {
    let tiny = TinyCohort(visits: [
      [.init(months: 0, total: 40), .init(months: 2, total: 38), .init(months: 4, total: 34)],
      [.init(months: 0, total: 40), .init(months: 4, total: 30)],
      [.init(months: 0, total: 40), .init(months: 1, total: 38), .init(months: 2.5, total: 34)],
      [.init(months: 0, total: 40)],
    ])
    let column = try column(tiny, "observed_speed")
    #expect((0..<4).map { column.category($0) } == ["fast", nil, nil, nil])
    #expect(column.reason(1) == .tooShortCourse)
    #expect(column.reason(2) == .tooShortCourse)
    #expect(column.reason(3)?.text == "fewer than two visit times within 12 months from entry")
    #expect(
      try explain(tiny, "observed_speed", 0).last
        == "fast: a loss by slow < 0.5, 0.5 ≤ intermediate ≤ 1, fast > 1 points/month")
  }

  @Test func `A course on a D50 curve has its parameters, and refusals have reasons`() throws {
    func total(_ months: Double) -> Double { 48 / (1 + exp((months - 30) / 10)) }
    let times = [0.0, 4, 8, 12]
    var tiny = TinyCohort(visits: [
      times.map { .init(months: $0, total: total(12 + $0)) }, [.init(months: 0, total: 40)],
      times.map { .init(months: $0, total: 30 + $0) }, times.map { .init(months: $0, total: total(12 + $0)) },
    ])
    tiny.add(PatientFact.monthsOnsetToIndex, numbers: [12, 12, 12, nil])
    expectClose(try column(tiny, "d50_months").number(0), 30, relative: 1e-9)
    expectClose(try column(tiny, "d50_dx_months").number(0), 10, relative: 1e-9)
    expectClose(try column(tiny, "rd50").number(0), 0.2, relative: 1e-9)
    #expect(try column(tiny, "d50_phase").category(0) == "I")
    #expect(try column(tiny, "d50_aggressiveness").category(0) == "intermediate")
    #expect(try column(tiny, "d50_phase").notes == ["D50: cut-offs not verified against a paper"])
    let reasons = try (1...3).map { try column(tiny, "d50_months").reason($0) }
    #expect(reasons[0] == .tooFewTotals && reasons[1] == .noDecline)
    #expect(reasons[2]?.text == "the time of symptom onset is missing")
    #expect(
      try explain(tiny, "rd50", 0) == [
        "least squares through 4 totals: 48 / (1 + exp((t − D50) / dx)), D50 = 30 and dx = 10 months, "
          + "root mean square error 0 points", "rD50 = 12 / (2 · 30) = 0.2",
      ])
  }
}
