import Clinical
import Cohorts
import Evidence
import Projection
import Statistics
import TestKit
import Testing

/// Hand-worked cohorts: 12 or 24 patients who are alike, so that every mean is a single number.
@Suite struct ProjectTests {
  private static let header = "patient_id,months,symptom_months,age,onset_site,vc_pct,riluzole,alsfrsr_total\n"

  /// 20 months from onset, score 41: ΔFS = 7/20 = 0.35. Inside the intravenous trial alone.
  private static func oneVisit(_ count: Int, vitalCapacity: String = "80", riluzole: String = "yes") -> String {
    header
      + (1...count).map { "p\($0),0,20,50,limb,\(vitalCapacity),\(riluzole),41\n" }.joined()
  }

  @Test func `One visit each: the prior of the decline and the shifted effect, worked by hand`() throws {
    let projection = try TextCohort(Self.oneVisit(12)).project()
    let row = try #require(projection.strata.first)
    #expect(row.applicability.inside == 12)
    #expect(row.applicability.byTrial.first { $0.trial == "Aguera-2025" }?.patients == 12)
    #expect(row.applicability.byTrial.first { $0.trial == "NurOwn-P3" }?.patients == 0)
    #expect(row.meanScore.value == 41)

    // m = 1 + 0.34 (0.35 − 0.68) = 0.8878; SE = √(0.15² + 0.63²/12) = 0.235744.
    let slope = try #require(row.untreated.value)
    #expect(slope.method == .singleVisitPrior)
    expectClose(slope.slope.value, -0.8878, relative: 1e-6)
    // The floor of 0.2 lies 4.6 SD below, which moves the sixth digit.
    expectClose(slope.slope.high - slope.slope.low, 2 * 1.959964 * 0.2357435, relative: 1e-5)
    expectClose(row.untreatedChange.value?.value, -0.8878 * 6.439425, relative: 1e-6)

    // Δ = 0.06157 + 0.091·(41 − 31)/10; Var adds 0.132² + 0.2²·0.5² + 0.15²·0.19².
    let effect = try #require(row.effect.value)
    expectClose(effect.value, 0.06157 + 0.091, relative: 1e-5)
    let spread = (0.18092 * 0.18092 + 0.132 * 0.132 + 0.01 + 0.0225 * 0.0361).squareRoot()
    expectClose((effect.high - effect.low) / (2 * 1.959964), spread, relative: 0.02)
    // The upper limit of the score, 48, takes 0.0002 points of it.
    expectClose(row.pointsPreserved.value?.value, effect.value * 28 * 7 / 30.4375, relative: 5e-4)
    expectClose(row.slowing.value?.value, effect.value / 0.8878, relative: 1e-6)
    expectClose(row.slowing.value?.low, effect.low / 0.8878, relative: 1e-6)
    let noGain = try #require(row.probabilityOfNoGain.value)
    #expect(noGain > 0.2 && noGain < 0.3)
    #expect(row.certainty.grade == "very low")
    #expect(row.certainty.reasons.contains { $0.code == "one-visit-prior" })
  }

  /// Visits at 0, 3, 6 and 9 months on the line a + b·t, with residuals 1, −1, −1, 1, which no line can follow.
  private static func visits(_ patient: Int, level a: Int, slope b: Int, arm: String = "") -> String {
    zip([0, 3, 6, 9], [1, -1, -1, 1]).map { months, residual in
      "p\(patient),\(months),20,50,limb,80,yes,\(arm)\(a + b * months + residual)\n"
    }.joined()
  }

  @Test func `Visits: the mean of these patients' slopes by a mixed model, in closed form because it is balanced`()
    throws
  {
    // Slopes −1 and −2, levels 36 and 44, crossed: mean −1.5. Residual variance Σr²/(n(4 − 2)) = 2 and Σ(t − t̄)² = 45;
    // of these patients only what their residuals hide is unknown: Var = 2/(12·45).
    var text = Self.header
    for patient in 0..<12 {
      text += Self.visits(patient, level: patient % 2 == 0 ? 36 : 44, slope: patient % 4 < 2 ? -1 : -2)
    }
    let row = try #require(try TextCohort(text).project().strata.first)
    let course = try #require(row.untreated.value)
    #expect(course.method == .mixedModel(patients: 12))
    expectClose(course.slope.value, -1.5, relative: 1e-12)
    let half = 1.959963984540054 * (2.0 / (12 * 45)).squareRoot()
    expectClose(course.slope.low, -1.5 - half, relative: 1e-7)
    expectClose(course.slope.high, -1.5 + half, relative: 1e-7)
  }

  @Test func `The strata of a tree enter the model, so that their means are not pulled to the cohort`() throws {
    // Women lose 1 point a month, men 2, each of them a little more or less than their sex.
    var text = "patient_id,months,symptom_months,age,onset_site,vc_pct,riluzole,sex,alsfrsr_total\n"
    for patient in 0..<48 {
      let isMan = patient % 2 == 1
      let own = patient % 4 < 2 ? -1 : 1
      text += zip([0, 3, 6, 9], [1, -1, -1, 1]).map { months, residual in
        let points = (patient % 8 < 4 ? 38 : 44) + ((isMan ? -2 : -1) * 3 + own) * months / 3 + residual
        return "p\(patient),\(months),20,50,limb,80,yes,\(isMan ? "M" : "F"),\(points)\n"
      }.joined()
    }
    let projection = try TextCohort(text).project(by: "sex")
    let slopes = projection.strata.compactMap { $0.untreated.value?.slope.value }
    #expect(slopes.count == 3)
    for (slope, expected) in zip(slopes, [-1.5, -1, -2]) { expectClose(slope, expected, relative: 1e-9) }
  }

  @Test func `With arms the untreated course is that of the control arm`() throws {
    var text = "patient_id,months,symptom_months,age,onset_site,vc_pct,riluzole,arm,alsfrsr_total\n"
    for patient in 0..<48 {
      let isControl = patient < 24
      let own = patient % 4 < 2 ? 0 : isControl ? -2 : 1
      text += Self.visits(
        patient, level: patient % 2 == 0 ? 36 : 37, slope: own, arm: isControl ? "placebo," : "MSC,")
    }
    let cohort = try TextCohort(text)
    let row = try #require(try cohort.project().strata.first)
    #expect(row.applicability.inside == 48)
    // Mean −1 of the controls. The treated tell their first score only, which moves their slopes as far as the model
    // finds level and slope correlated.
    expectClose(row.untreated.value?.slope.value, -1, relative: 0.1)
    let other = try #require(try cohort.project(ProjectionPlan(controlLevel: "MSC")).strata.first)
    expectClose(other.untreated.value?.slope.value, 0.5, relative: 0.1)
    #expect(other.slowing.value == nil)
    #expect(ProjectionPlan(controlLevel: "MSC").problem(on: cohort.store) == nil)
    #expect(ProjectionPlan(controlLevel: "sham").problem(on: cohort.store)?.contains("placebo, MSC") == true)
  }

  @Test func `Arms without a control say what to do, and the effect stays`() throws {
    var text = "patient_id,months,symptom_months,age,onset_site,vc_pct,riluzole,arm,alsfrsr_total\n"
    for patient in 1...12 { text += "p\(patient),0,20,50,limb,80,yes,\(patient % 2 == 0 ? "A" : "B"),41\n" }
    let row = try #require(try TextCohort(text).project().strata.first)
    #expect(row.untreated.reason?.text.contains("--control") == true)
    #expect(row.effect.value != nil)
  }

  @Test func `A projection needs 11 patients inside`() throws {
    let ten = try #require(try TextCohort(Self.oneVisit(10)).project().strata.first)
    #expect(ten.effect.reason?.text == "fewer than 11 patients are inside the evidence")
    #expect(ten.applicability.inside == 10)
    let eleven = try #require(try TextCohort(Self.oneVisit(11)).project().strata.first)
    #expect(eleven.effect.value != nil)
  }

  @Test func `Inside, outside and unknown add up, and a missing value makes unknown`() throws {
    // 12 inside; 3 fail vital capacity; 2 have none recorded. The other trials refuse all for their slow course.
    let text =
      Self.oneVisit(12) + (13...15).map { "p\($0),0,20,50,limb,40,yes,41\n" }.joined()
      + (16...17).map { "p\($0),0,20,50,limb,,yes,41\n" }.joined()
    let row = try #require(try TextCohort(text).project().strata.first)
    #expect(row.applicability.inside == 12)
    #expect(row.applicability.outside == 3)
    #expect(row.applicability.unknown == 2)
  }

  @Test func `What the whole file cannot tell is not assessed, and strictly unknown`() throws {
    let text = Self.oneVisit(12, riluzole: "")
    let open = try TextCohort(text).project()
    #expect(open.criteriaNotAssessed.contains("riluzole"))
    #expect(open.strata[0].applicability.inside == 12)
    #expect(open.strata[0].certainty.reasons.contains { $0.code == "not-assessed" })
    let strict = try TextCohort(text).project(ProjectionPlan(isStrict: true))
    #expect(strict.strata[0].applicability.inside == 0)
    #expect(strict.strata[0].applicability.unknown == 12)
  }

  @Test func `Early minus late is the score's share alone`() throws {
    // Scores 41 and 31, otherwise alike (ΔFS 0.35 and 0.85, neither fast): 0.091 ± 1.96·0.132.
    var text = "patient_id,symptom_months,age,onset_site,vc_pct,riluzole,kings_stage,alsfrsr_total\n"
    for patient in 1...24 {
      text += "p\(patient),20,50,limb,80,yes,\(patient <= 12 ? "1,41" : "3,31")\n"
    }
    let projection = try TextCohort(text).project(by: "stage")
    let gap = try #require(projection.earlyMinusLate.value)
    expectClose(gap.value, 0.091, relative: 1e-9)
    expectClose(gap.low, 0.091 - 1.959963984540054 * 0.132, relative: 1e-9)
    expectClose(gap.high, 0.091 + 1.959963984540054 * 0.132, relative: 1e-9)
  }

  @Test func `Assuming no effect gives none, for the same patients`() throws {
    let row = try #require(try TextCohort(Self.oneVisit(12)).project(ProjectionPlan(scenario: "none")).strata.first)
    #expect(row.applicability.inside == 12)
    #expect(row.effect.value == Estimate(value: 0, low: 0, high: 0))
    #expect(row.probabilityOfNoGain.value == 1)
    #expect(row.certainty.reasons.first?.code == "assumption")
  }

  @Test func `A shorter horizon preserves fewer points of the same effect`() throws {
    let cohort = try TextCohort(Self.oneVisit(12))
    let long = try #require(try cohort.project().strata.first)
    let short = try #require(try cohort.project(ProjectionPlan(horizon: Horizon(weeks: 14))).strata.first)
    #expect(short.effect == long.effect)
    expectClose(short.pointsPreserved.value?.value, (long.pointsPreserved.value?.value ?? 0) / 2, relative: 5e-4)
  }
}
