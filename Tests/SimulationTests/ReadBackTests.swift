import CSV
import Cohorts
import Execution
import Simulation
import TestKit
import Testing

struct ReadBackTests {
  @Test(arguments: [("register", 1_200), ("trial", 400)])
  func `The reader takes every row of the files and finds nothing wrong`(name: String, patients: Int) throws {
    let source = Source(name: "\(name).csv", bytes: try Fixture.bytes("Cohorts/\(name).csv"))
    let reading = try readCohort([source], ReadingPlan(), work: Work())
    let table = try #require(reading.tables.first)
    #expect(reading.cohort.patientCount == patients)
    #expect(table.rowsUsed == table.rowsRead)
    #expect(table.layout == TableLayout.visits.rawValue)
    #expect(reading.cohort.features.isSynthetic)
    #expect(reading.cohort.features.distinguishesGastrostomy)
    let flaws = reading.findings.filter { $0.severity != .note }.map { "\($0.line) \($0.column): \($0.message)" }
    #expect(flaws == [])
  }

  @Test(arguments: ["register", "trial"])
  func `The reader knows what each fact is without being told`(name: String) throws {
    let source = Source(name: "\(name).csv", bytes: try Fixture.bytes("Cohorts/\(name).csv"))
    let reading = try readCohort([source], ReadingPlan(), work: Work())
    let concepts = Set(try #require(reading.tables.first).columns.compactMap(\.concept))
    let cohort = reading.cohort
    #expect(cohort.siteOfOnset != nil && cohort.sex != nil && cohort.ageYears != nil)
    #expect(cohort.monthsOnsetToIndex != nil && cohort.diagnosticDelayMonths != nil)
    #expect(cohort.recordedTotal != nil && cohort.vitalCapacityPercent != nil)
    #expect(cohort.patientColumns.numbers(PatientFact.deathMonths) != nil)
    #expect(cohort.patientColumns.numbers(PatientFact.lastContactMonths) != nil)
    #expect(cohort.patientColumns.numbers(PatientFact.tracheostomyMonths) != nil)
    #expect(cohort.patientColumns.smalls(PatientFact.died) != nil)
    #expect(cohort.patientColumns.smalls(PatientFact.riluzole) != nil)
    #expect(cohort.patientColumns.smalls(PatientFact.c9orf72) != nil)
    #expect(cohort.patientColumns.codes(PatientFact.elEscorial) != nil)
    #expect((cohort.arm != nil) == (name == "trial"))
    #expect(concepts.count >= 26)
  }
}
