import CSV
import Clinical
import Execution
import TestKit
import Testing

@testable import Cohorts

@Suite("CDISC tables")
struct CDISCTests {
  private func files(_ names: String...) throws -> Reading {
    try readCohort(
      names.map { Source(name: $0, bytes: try Fixture.bytes("ThirdParty/wonderful-wednesdays/\($0)")) }, ReadingPlan(),
      work: Work())
  }

  private func text(_ text: String) throws -> Reading {
    try readCohort([Source(name: "a.csv", bytes: Array(text.utf8))], ReadingPlan(), work: Work())
  }

  @Test("vital signs: one record a parameter becomes one visit with a column a parameter")
  func vitalSigns() throws {
    let reading = try files("ADVS.csv")
    let cohort = reading.cohort
    // Counted in the file: 2,320 records of 180 subjects, 1,160 subject-days with two parameters each.
    #expect(reading.tables[0].rowsRead == 2320)
    #expect(reading.tables[0].rowsUsed == 2320)
    #expect(cohort.patientCount == 180)
    #expect(cohort.visitCount == 1160)
    // SITE01-001: days 1, 32, 58, 86, 115, 138 and 169, of which day 1 is the first.
    #expect(cohort.visitRange(0).map { cohort.visitMonths[$0] } == [0, 31, 57, 85, 114, 137, 168].map { $0 / 30.4375 })
    let diastolic = try #require(cohort.visitColumns.numbers("DIABP"))
    #expect(cohort.visitRange(0).map { diastolic[$0] } == [109, 107, 108, 104, 102, 104, 108])
    #expect(cohort.ageYears?[0] == 70)
    #expect(cohort.sex?[0] == Sex.male.rawValue)
  }

  @Test("a time to progression is kept as it is, and nobody is declared dead by it")
  func progression() throws {
    let reading = try files("2020-04-08-psi-vissig-adtte.csv")
    #expect(reading.tables[0].rowsRead == 2199)
    #expect(reading.cohort.patientCount == 2199)
    #expect(reading.cohort.patientColumns[PatientFact.died] == nil)
    #expect(reading.cohort.patientColumns.numbers("PFS_days")?[0] == 301)
    let events = try #require(reading.cohort.patientColumns.codes("PFS_event"))
    #expect((0..<2199).count { events[$0].map { events.levels.text($0) } == "event" } == 755)
  }

  @Test("subjects: DATE9 and ISO dates in one file")
  func subjects() throws {
    let reading = try files("adsl.csv")
    #expect(reading.cohort.patientCount == 254)
    #expect(reading.tables[0].layout == "one row a patient")
  }

  @Test("CNSR 0 is a death, any other number the last contact")
  func survival() throws {
    let reading = try text(
      "USUBJID,PARAMCD,PARAM,AVAL,CNSR,SEX\nA,OS,Overall survival (days),365.25,0,F\nB,OS,Overall survival (days),730.5,1,M\n"
        + "A,NIV,Time to NIV (months),5,0,F\nB,NIV,Time to NIV (months),9,2,M\n")
    let facts = reading.cohort.patientColumns
    #expect((0..<2).map { facts.smalls(PatientFact.died)?[$0] } == [1, 0])
    #expect((0..<2).map { facts.numbers(PatientFact.deathMonths)?[$0] } == [12, nil])
    #expect((0..<2).map { facts.numbers(PatientFact.lastContactMonths)?[$0] } == [nil, 24])
    #expect((0..<2).map { facts.numbers(PatientFact.ventilationMonths)?[$0] } == [5, nil])
    #expect((0..<2).map { facts.numbers("NIV_censored_months")?[$0] } == [nil, 9])
    #expect(reading.tables[0].rowsUsed == 4)
  }

  @Test("there is no study day 0, imputed records are left out, and the text of a parameter names the column")
  func questionnaire() throws {
    let reading = try text(
      "USUBJID,PARAMCD,PARAM,AVAL,ADY,DTYPE,TRT01P\nA,ALSTOT,ALSFRS-R Total Score,40,-13,,Active\nA,ALSTOT,ALSFRS-R Total Score,39,1,,Active\n"
        + "A,FVCPP,FVC (% predicted),80,1,,Active\nA,ALSTOT,ALSFRS-R Total Score,37,92,,Active\nA,ALSTOT,ALSFRS-R Total Score,37,183,LOCF,Active\n"
    )
    let cohort = reading.cohort
    #expect(cohort.visitCount == 3)
    #expect((0..<3).map { cohort.visitMonths[$0] } == [-13, 0, 91].map { $0 / 30.4375 })
    #expect((0..<3).map { cohort.recordedTotal?[$0] } == [40, 39, 37])
    #expect(cohort.vitalCapacityPercent?[1] == 80)
    #expect(reading.tables[0].rowsSetAside == 1)
    #expect(reading.findings.filter { $0.consequence == .rowSetAside }.map(\.line) == [6])
    #expect(reading.findingCounts[.error, default: 0] == 0)
  }

  @Test("a second time of death, and a fact that changes within a subject, are not kept and said")
  func contradictions() throws {
    let death = try text(
      "USUBJID,PARAMCD,PARAM,AVAL,CNSR\nA,OS,Overall survival (days),365.25,0\nA,DTH,Death (days),350,0\nB,OS,Overall survival (days),400,1\n"
    )
    #expect(death.cohort.patientColumns.numbers(PatientFact.deathMonths)?[0] == 12)
    let conflict = death.findings.filter { $0.rule == "conflict" }
    #expect(conflict.map(\.line) == [3])
    #expect(conflict.map(\.message) == ["death_days is 350 here and 365.25 in an earlier record; the earlier is kept"])
    // The subject says F in all records of the sample and M in one beyond it.
    var rows = "USUBJID,PARAMCD,PARAM,AVAL,ADY,SEX\n"
    for day in 1...1_200 { rows += "A,ALSTOT,ALSFRS-R Total Score,40,\(day),\(day == 1_150 ? "M" : "F")\n" }
    let sex = try text(rows)
    #expect(sex.findings.filter { $0.rule == "conflict" }.map(\.line) == [1_151])
  }
}
