import Clinical
import Evidence
import Execution
import Projection
import Statistics
import TestKit
import Testing

@Suite struct EarlyOrLateTests {
  /// 12 patients at King's 1 with 41 points after 20 months, 12 at King's 3 with 31 after 30, and one at King's 0.
  private static func question(_ plan: ProjectionPlan = ProjectionPlan()) throws -> EarlyQuestion {
    var text = "patient_id,symptom_months,age,onset_site,vc_pct,riluzole,kings_stage,alsfrsr_total\n"
    for patient in 1...25 {
      let isEarly = patient <= 13
      let kings = patient == 13 ? "0" : isEarly ? "1" : "3"
      text += "p\(patient),\(isEarly ? 20 : 30),50,limb,80,yes,\(kings),\(isEarly ? 41 : 31)\n"
    }
    let cohort = try TextCohort(text)
    let projection = try cohort.project(plan)
    return try EarlyQuestion(projection, stratum: 0, cohort.store, ProjectionCache(), work: Work())
  }

  @Test func `Each definition has its sides, and the score alone makes the difference`() throws {
    // Without items nobody has a MiToS stage, so that definition is not offered.
    let question = try Self.question()
    #expect(question.definitions.map(\.scheme) == ["kings", "alsfrs35", "months24"])
    for id in ["kings", "alsfrs35"] {
      let row = try #require(question.definitions.first { $0.scheme == id })
      #expect(row.early.patients == 13)
      #expect(row.late.patients == 12)
      #expect(row.becomeEarly == 0 && row.becomeLate == 0 && row.unknown == 0)
      #expect(row.withoutRegion == (id == "kings" ? 1 : 0))
    }
  }

  @Test func `P(early > late) is P(b₁ > 0) where only the score differs, and the interval is the gap's`() throws {
    // ΔFS 0.35 and 0.57: neither is fast, all are limb. Gap of 10 points: 0.091 (SD 0.132).
    let question = try Self.question()
    let row = try #require(question.definitions.first { $0.scheme == "alsfrs35" })
    guard row.late.inside >= 11 else {
      Issue.record("the late are not inside: \(row.late.inside)")
      return
    }
    expectClose(row.difference.value?.value, 0.091, relative: 1e-9)
    expectClose(row.difference.value?.high, 0.091 + 1.959963984540054 * 0.132, relative: 1e-9)
    expectClose(row.probabilityEarlyGreater.value, Normal.cdf(0.091 / 0.132), relative: 1e-9)
    expectClose(question.probabilityOfScore, 0.7547, relative: 2e-4)
  }

  @Test func `Patients for the interaction, by hand`() throws {
    // One visit each, so V is assumed: 0.63² + 1.8²/Σ(t − t̄)², with Σ = 42 · (28/30.4375)² = 35.5434 months².
    let question = try Self.question()
    let row = try #require(question.definitions.first { $0.scheme == "alsfrs35" })
    let size = try #require(row.sizeForExpected.value)
    #expect(question.isSpreadAssumed)
    let variance = 0.3969 + 3.24 / 35.5434
    let share = Double(row.early.inside) / Double(row.early.inside + row.late.inside)
    func total(_ z: Double) -> Double { 4 * variance * z * z / (share * (1 - share) * 0.091 * 0.091) }
    // z = 1.959964 + 0.841621 and + 1.281552.
    #expect(abs(Double(size.total80) - total(2.801585)) <= 1.5)
    #expect(abs(Double(size.total90) - total(3.241516)) <= 1.5)
    expectClose(size.difference, 0.091, relative: 1e-9)
  }

  @Test func `Assuming no effect, nothing is to be found`() throws {
    let question = try Self.question(ProjectionPlan(scenario: "none"))
    let row = try #require(question.definitions.first { $0.scheme == "alsfrs35" })
    #expect(row.difference.value == Estimate(value: 0, low: 0, high: 0))
    #expect(row.sizeForExpected.reason?.text == "the difference to be found is zero")
    #expect(question.probabilityOfScore == 0)
  }
}
