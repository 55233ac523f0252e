import Clinical
import Cohorts
import TestKit
import Testing
import Variables

@Suite struct PrognosisTests {
  /// The worked patient A (rate 0.6, delay 12, age at onset 62, vital capacity 90, no flag) once for each change: as is;
  /// C9orf72 not tested; FTD not recorded; El Escorial not recorded; delay 0; without vital capacity at entry.
  private func cohort() -> TinyCohort {
    var visits: [[TinyCohort.Visit]] = Array(
      repeating: [.init(months: 2, total: 36, vitalCapacity: 90)], count: 6)
    visits[5] = [.init(months: 2, total: 36), .init(months: 3, total: 35, vitalCapacity: 88)]
    var tiny = TinyCohort(visits: visits)
    tiny.add(PatientFact.monthsOnsetToIndex, numbers: Array(repeating: 18, count: 6))
    tiny.add(PatientFact.diagnosticDelay, numbers: [12, 12, 12, 12, 0, 12])
    tiny.add(PatientFact.ageAtOnset, numbers: [62, nil, 62, 62, 62, 62])
    tiny.add(PatientFact.age, numbers: [nil, 63.5, nil, nil, nil, nil])
    tiny.add(PatientFact.onsetSite, smalls: [1, 1, 1, 3, 1, 1])
    tiny.add(
      PatientFact.elEscorial, words: ["probable", "Possible ALS", "suspected", nil, "probable", "probable"])
    tiny.add("ftd", words: ["no", "0", nil, "No", "no", "no"])
    tiny.add(PatientFact.c9orf72, smalls: [0, nil, 0, 0, 0, 0])
    return tiny
  }

  private func column(_ tiny: TinyCohort, _ id: String) throws -> VariableColumn {
    try #require(VariableStore(tiny.cohort).column(id)?.value)
  }

  @Test func `The worked patient has the printed scores and predictions`() throws {
    let tiny = cohort()
    // (48 − 36) / 20 months = 0.6.
    #expect(try column(tiny, "delta_fs").number(0) == 0.6)
    expectClose(try column(tiny, "tricals_lp").number(0), -4.4607, relative: 2e-5)
    expectClose(try column(tiny, "encals_lp").number(0), -4.4563, relative: 2e-5)
    expectClose(try column(tiny, "encals_median_months").number(0), 35.76, relative: 2e-4)
    expectClose(try column(tiny, "encals_q25_months").number(0), 26.40, relative: 2e-4)
    expectClose(try column(tiny, "encals_q75_months").number(0), 49.45, relative: 2e-4)
    for (months, share) in [(12, 0.9786), (36, 0.4942), (60, 0.1534), (120, 0.0248)] {
      expectClose(try column(tiny, "encals_survival_\(months)m").number(0), share, relative: 6e-5)
    }
    #expect(try column(tiny, "encals_group").category(0) == "intermediate")
    #expect(try column(tiny, "tricals_eligible").category(0) == "yes")
    // S(32) / S(20), as worked out for this curve by hand: 1 + e^(s + LP), s(ln 20) and s(ln 32) of the printed spline.
    let curve = ENCALSCurve.published
    let risk = try #require(try column(tiny, "encals_lp").number(0))
    expectClose(
      try column(tiny, "encals_survival_next_12m").number(0),
      curve.survival(months: 32, linearPredictor: risk) / curve.survival(months: 20, linearPredictor: risk),
      relative: 1e-12)
    let left = try #require(try column(tiny, "encals_remaining_months").number(0))
    expectClose(
      curve.survival(months: 20 + left, linearPredictor: risk),
      curve.survival(months: 20, linearPredictor: risk) / 2, relative: 1e-12)
  }

  @Test func `Without a test for C9orf72 the TRICALS profile stands in and says so`() throws {
    let tiny = cohort()
    #expect(try column(tiny, "encals_lp").reason(1)?.text == "missing: C9orf72")
    let median = try column(tiny, "encals_median_months")
    let tricals = try #require(try column(tiny, "tricals_lp").number(1))
    #expect(tricals == (try column(tiny, "tricals_lp").number(0)))
    #expect(median.number(1) == ENCALSCurve.published.months(survival: 0.5, linearPredictor: tricals).value)
    #expect(
      median.notes == ["approximate for 1 of 6 patients: C9orf72 unknown, TRICALS risk on the ENCALS curve"])
    #expect(try column(tiny, "encals_basis").category(1) == "TRICALS")
    let lines = try #require(VariableRegistry.variable("encals_median_months")).explain(tiny.cohort, 1)
    #expect(lines.first == "C9orf72 is unknown; TRICALS LP = −4.461 stands in: approximate")
  }

  @Test func `What else is missing is named, never assumed`() throws {
    let tiny = cohort()
    let tricals = try column(tiny, "tricals_lp")
    #expect(tricals.reason(2)?.text == "missing: FTD")
    #expect(tricals.reason(3)?.text == "missing: El Escorial category")
    #expect(tricals.reason(4)?.text == "the diagnostic delay is not above 0")
    #expect(tricals.reason(5)?.text == "missing: vital capacity")
    let median = try column(tiny, "encals_median_months")
    for patient in 2...5 { #expect(median.reason(patient) == tricals.reason(patient)) }
    // FTD or a definite diagnosis could not take −4.46 out of the range.
    let eligible = try column(tiny, "tricals_eligible")
    #expect((0..<6).map { eligible.category($0) } == ["yes", "yes", "yes", "yes", nil, nil])
    #expect(eligible.notes == ["2 patients told although a predictor is unknown that could not change it"])
  }

  @Test func `The explanation fills the formula in`() throws {
    let tiny = cohort()
    let variable = try #require(VariableRegistry.variable("tricals_lp"))
    #expect(
      variable.explain(tiny.cohort, 0) == [
        "ΔFS 0.6 points/month, delay 12 months, age at onset 62 years, vital capacity 90 %",
        "bulbar onset no, definite no, FTD no",
        "LP = −1.839·(0.6 + 0.1)^−½ − 2.376·(1.2^−½ + ln 1.2) − 0.264·0.62^−2 + 0.474·(0.9^−1 + 0.9^−½) = −4.461",
      ])
    #expect(
      variable.explain(tiny.cohort, 2).suffix(2) == [
        "missing: FTD", "between −4.46, if what is unknown is no, and −4.05, if it is yes",
      ])
  }

  @Test func `Cautions are counted`() throws {
    var tiny = TinyCohort(visits: [
      [.init(months: 0, total: 40, vitalCapacity: 25)], [.init(months: 0, total: 40, vitalCapacity: 90)],
    ])
    tiny.add(PatientFact.monthsOnsetToIndex, numbers: [10, 10])
    tiny.add(PatientFact.diagnosticDelay, numbers: [2, 2.5])
    tiny.add(PatientFact.ageAtOnset, numbers: [60, 60])
    tiny.add(PatientFact.onsetSite, smalls: [0, 0])
    tiny.add(PatientFact.elEscorial, words: ["definite", "definite"])
    tiny.add("ftd", words: ["yes", "yes"])
    let column = try column(tiny, "tricals_lp")
    #expect(column.number(0) != nil)
    #expect(
      column.notes == [
        "1 patient with a diagnostic delay below 2.5 months, where the formula counts a shorter delay as a lower risk",
        "1 patient with a vital capacity outside 30 to 140 %",
      ])
  }

  @Test func `A file without a predictor says which`() {
    var tiny = TinyCohort(visits: [[.init(months: 0, total: 40)]])
    tiny.add(PatientFact.monthsOnsetToIndex, numbers: [10])
    let store = VariableStore(tiny.cohort)
    let reason = MissingReason(
      "the file does not tell: diagnostic delay, age at onset, vital capacity, site of onset, El Escorial category, FTD"
    )
    #expect(store.column("tricals_lp")?.reason == reason)
    #expect(store.column("encals_median_months")?.reason == reason)
    #expect(store.column("encals_lp")?.reason?.text == reason.text + ", C9orf72")
    #expect(
      store.column("tricals_eligible")?.reason?.text
        == "the file does not tell: diagnostic delay, age at onset, vital capacity")
  }
}
