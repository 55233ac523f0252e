import Clinical
import Cohorts
import Execution
import TestKit
import Testing

@Suite("Times of visits and of the patient's life")
struct VisitTimesTests {
  @Test("months are kept exactly, days are divided once by 30.4375, weeks count seven days")
  func units() throws {
    let months = try read("id,months,alsfrsr_total\na,1.02,40\na,0.1,41\n")
    #expect(months.cohort.visitMonths[0] == 0.1)
    #expect(months.cohort.visitMonths[1] == 1.02)
    let days = try read("subject_id,ALSFRS_Delta,ALSFRS_R_Total\na,60.875,40\n")
    #expect(days.cohort.visitMonths[0] == 2)
    let weeks = try read("id,week,alsfrsr_total\na,28,40\n")
    #expect(weeks.cohort.visitMonths[0] == 196 / 30.4375)
  }

  @Test("dates count from the enrolment date, else the start of treatment, else the first ALSFRS-R visit")
  func dates() throws {
    let rows = "a,2019-03-01,,2019-02-01,2019-03-31,2018-03-01\na,2019-05-01,40,2019-02-01,2019-03-31,2018-03-01\n"
    let all = try read("id,visit_date,alsfrsr_total,enrolment_date,randomisation_date,onset_date\n" + rows)
    #expect(all.cohort.features.timeZero == .fileZero)
    #expect(all.cohort.visitMonths[0] == 28 / 30.4375)
    #expect(all.cohort.monthsOnsetToIndex?[0] == 337 / 30.4375)
    let randomised = try read("id,visit_date,alsfrsr_total,x,randomisation_date,onset_date\n" + rows)
    #expect(randomised.cohort.features.timeZero == .randomisation)
    #expect(randomised.cohort.visitMonths[0] == -30 / 30.4375)
    let first = try read("id,visit_date,alsfrsr_total,x,y,onset_date\n" + rows)
    #expect(first.cohort.features.timeZero == .firstVisit)
    #expect(first.cohort.visitMonths[0] == -61 / 30.4375)
    #expect(first.cohort.visitMonths[1] == 0)
    #expect(first.cohort.monthsOnsetToIndex?[0] == 426 / 30.4375)
    #expect(first.findings.map(\.rule) == ["identifier", "identifier", "before-index"])
    #expect(first.cohort.entryVisit(0) == 1)
  }

  @Test("asking for the first visit counts numeric times anew, and everything else with them")
  func rebase() throws {
    let text = "id,months,alsfrsr_total,symptom_months,death_months\na,3,,10,20\na,5,40,10,20\na,8,38,10,20\n"
    let asked = try read(text, ReadingPlan(timeZero: .firstVisit))
    #expect(asked.cohort.features.timeZero == .firstVisit)
    #expect((0..<3).map { asked.cohort.visitMonths[$0] } == [-2, 0, 3])
    #expect(asked.cohort.monthsOnsetToIndex?[0] == 15)
    #expect(asked.cohort.patientColumns.numbers(PatientFact.deathMonths)?[0] == 15)
    let unavailable = try read(text, ReadingPlan(timeZero: .randomisation))
    #expect(unavailable.findings.map(\.rule) == ["time-zero"])
    #expect(unavailable.cohort.features.timeZero == .fileZero)
  }

  @Test("slashed dates are read in the order that one value above 12 proves")
  func slashes() throws {
    let dayFirst = try read("id,visit_date,alsfrsr_total\na,01/03/2019,40\na,31/03/2019,39\n")
    #expect(dayFirst.cohort.visitMonths[1] == 30 / 30.4375)
    let monthFirst = try read("id,visit_date,alsfrsr_total\na,03/01/2019,40\na,03/31/2019,39\n")
    #expect(monthFirst.cohort.visitMonths[1] == 30 / 30.4375)
    let both = try read("id,visit_date,alsfrsr_total\na,13/01/2019,40\na,01/13/2019,39\n")
    #expect(both.findings.map(\.rule) == ["ambiguous-date"])
    #expect(both.cohort.features.hasVisitTimes == false)
  }

  @Test("onset, diagnosis and death come from days before entry, and a duration column goes first")
  func deltas() throws {
    let text = """
      subject_id,Onset_Delta,Diagnosis_Delta,Death_Days,Subject_Died,Disease_Duration
      a,-304.375,-182.625,304.375,Yes,
      b,-304.375,,,No,12
      """
    let cohort = try read(text).cohort
    #expect(cohort.monthsOnsetToIndex?[0] == 10)
    #expect(cohort.monthsOnsetToIndex?[1] == 12)
    #expect(cohort.diagnosticDelayMonths?[0] == 4)
    #expect(cohort.patientColumns.numbers(PatientFact.deathMonths)?[0] == 10)
    #expect(cohort.patientColumns.smalls(PatientFact.died)?[0] == 1)
    #expect(cohort.patientColumns.smalls(PatientFact.died)?[1] == 0)
  }

  @Test("a duration that grows with the visits means the time of each visit, and an age that grows is no conflict")
  func growing() throws {
    let reading = try read("id,months,months_since_onset,age\na,0,10,60\na,6,16,60\na,12,22,61\n")
    #expect(reading.findings.isEmpty)
    #expect(reading.cohort.monthsOnsetToIndex?[0] == 10)
    #expect(reading.cohort.ageYears?[0] == 60)
  }

  @Test("visits are in order of time, those without a time last, ties in file order")
  func order() throws {
    let text = "id,months,alsfrsr_total\nb,2,1\na,1,2\nb,,3\na,0,4\nb,0,5\nb,2,6\nb,,7\n"
    let cohort = try read(text).cohort
    #expect(cohort.patientIDs.text(0) == "b")
    #expect((0..<7).map { cohort.recordedTotal?[$0] } == [5, 1, 6, 3, 7, 4, 2])
    #expect(cohort.visitOffsets == [0, 5, 7])
  }

  @Test("ages are times: at the visit, at onset, at death")
  func ages() throws {
    let reading = try read(
      "id,age_at_visit,alsfrsr_total,age_at_onset,age_at_death\na,60,40,58,61\na,60.25,38,58,61\nb,50.5,30,50,\nb,51,28,50,\n"
    )
    let cohort = reading.cohort
    #expect((0..<4).map { cohort.visitMonths[$0] } == [0, 3, 0, 6])
    #expect((0..<2).map { cohort.monthsOnsetToIndex?[$0] } == [24, 6])
    #expect((0..<2).map { cohort.patientColumns.numbers(PatientFact.deathMonths)?[$0] } == [12, nil])
    #expect((0..<2).map { cohort.ageYears?[$0] } == [60, 50.5])
    #expect((0..<2).map { cohort.ageAtOnsetYears?[$0] } == [58, 50])
    #expect(cohort.features.timeZero == .firstVisit)
  }

  @Test("a date without a day is taken in the middle of its month, and said; dates of forms for unknown are missing")
  func partialDates() throws {
    let reading = try read(
      "id,visit_date,alsfrsr_total,onset_date,death_date\na,2019-03-01,40,2018-03,9999-12-31\nb,2019-03-01,30,2018-06-01,2020-03-01\n"
    )
    #expect(reading.findings.map(\.rule) == ["partial-date", "missing-code"])
    #expect(reading.findings.map(\.line) == [2, 2])
    #expect(reading.cohort.monthsOnsetToIndex?[0] == 351 / 30.4375)
    #expect(reading.cohort.patientColumns.numbers(PatientFact.deathMonths)?[0] == nil)
  }
}
