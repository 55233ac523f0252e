import Clinical
import Cohorts
import Execution
import TestKit
import Testing

@Suite("Reading a cohort")
struct CohortReaderTests {
  private func read(_ path: String) throws -> Reading {
    try readCohort([Source(name: path, bytes: Fixture.bytes(path))], ReadingPlan(), work: Work())
  }

  @Test("the simulated visits of alsA are one row a visit, without a finding")
  func alsAVisits() throws {
    let reading = try read("Published/alsA_visits.csv")
    let cohort = reading.cohort
    #expect(reading.tables[0].layout == TableLayout.visits.rawValue)
    #expect(reading.tables[0].rowsRead == 3949)
    #expect(reading.tables[0].rowsUsed == 3949)
    #expect(cohort.patientCount == 500)
    #expect(cohort.visitCount == 3949)
    #expect(reading.findings.isEmpty)
    #expect(cohort.patientIDs.text(0) == "A0001")
    // The first three lines of the file.
    #expect(cohort.items[0] == ALSFRSRItems([2, 1, 2, 4, 3, 4, 2, 2, 1, 3, 4, 3]))
    #expect(cohort.recordedTotal?[0] == 31)
    #expect(cohort.recordedTotal?[1] == 29)
    #expect(cohort.visitMonths[1] == 1.02)
    #expect(cohort.vitalCapacityPercent?[2] == 68.8)
    #expect(
      cohort.features
        == CohortFeatures(
          distinguishesGastrostomy: false, hasItems: true, hasVisitTimes: true, timeZero: .fileZero, isSynthetic: false)
    )
    let doubtful = reading.tables[0].columns.filter { $0.confidence != .certain }.map(\.header)
    #expect(doubtful == ["visit"])
  }

  @Test("the simulated patients of alsA are one row a patient")
  func alsAPatients() throws {
    let reading = try read("Published/alsA_patients.csv")
    let cohort = reading.cohort
    #expect(reading.tables[0].layout == TableLayout.patients.rawValue)
    #expect(cohort.patientCount == 500)
    #expect(reading.findings.isEmpty)
    // A0002,0,S14,61.9,M,bulbar,36.1,18.9,1,0,36,0.33241,slow,78,1.6,0,none
    #expect(cohort.ageYears?[1] == 61.9)
    #expect(cohort.sex?[1] == Sex.male.rawValue)
    #expect(cohort.siteOfOnset?[1] == SiteOfOnset.bulbar.rawValue)
    #expect(cohort.siteOfOnset?[0] == SiteOfOnset.limb.rawValue)
    #expect(cohort.monthsOnsetToIndex?[1] == 36.1)
    #expect(cohort.diagnosticDelayMonths?[1] == 18.9)
    #expect(cohort.patientColumns.smalls(PatientFact.riluzole)?[1] == 1)
    #expect(cohort.patientColumns.smalls(PatientFact.c9orf72)?[1] == 0)
    #expect(cohort.recordedTotal?[1] == 36)
    #expect(cohort.patientColumns.numbers(PatientFact.recordedProgressionRate)?[1] == 0.33241)
    #expect(cohort.patientColumns.codes(PatientFact.recordedSpeed)?.levels.text(0) == "fast")
    #expect(cohort.arm?.levels.text(0) == "1")
    #expect(cohort.features.hasVisitTimes == false)
  }
}
