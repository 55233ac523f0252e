import CSV
import Clinical
import Cohorts
import TestKit
import Testing

@testable import Reports

@Suite struct VisitsSectionTests {
  @Test func `There is one row a visit, with a cell a column`() throws {
    let cohort = try #require(Demonstration.reading).cohort
    let section = visitsSection(cohort)
    #expect(section.count == cohort.visitCount)
    #expect(section.privacy == .patientLevel)
    #expect(Set(section.columns.map(\.id)).count == section.columns.count)
    for index in 0..<section.count { #expect(section.row(index).cells.count == section.columns.count) }
  }

  @Test func `Rows are those of the file, with its months, items and totals`() throws {
    let cohort = try #require(Demonstration.reading).cohort
    let records = CSVRecords.strings(try Fixture.bytes("Cohorts/register.csv"))
    let header = try #require(records.first)
    let visits = visitsSection(cohort)
    // The file is in order of patients and months, so that visit i is line i + 2.
    #expect(records.count == visits.count + 1)
    func text(_ record: [String], _ name: String) -> String { header.firstIndex(of: name).map { record[$0] } ?? "" }
    let ids = visits.columns.map(\.id)
    for (index, record) in records.dropFirst().enumerated() {
      let row = visits.row(index)
      func cell(_ id: String) -> Cell? { ids.firstIndex(of: id).map { row.cells[$0] } }
      #expect(cell("patient_id") == .text(text(record, "patient_id")), "line \(index + 2)")
      if case .number(let months, _)? = cell("months") {
        #expect(Double(text(record, "months")) == months, "line \(index + 2)")
      }
      if let speech = Int(text(record, "q1_speech")) { #expect(cell("q1") == .integer(speech), "line \(index + 2)") }
      if case .number(let total, _)? = cell("alsfrsr_total") {
        #expect(Double(text(record, "alsfrsr_total")) == total, "line \(index + 2)")
      }
    }
  }

  @Test func `Chosen patients come in the order wanted with all their visits`() throws {
    let cohort = try #require(Demonstration.reading).cohort
    let section = visitsSection(cohort, patients: [2, 0])
    #expect(section.count == cohort.visitRange(2).count + cohort.visitRange(0).count)
    #expect(section.row(0).cells.first == .text(cohort.patientIDs.text(2)))
    #expect(section.row(section.count - 1).cells.first == .text(cohort.patientIDs.text(0)))
    #expect(
      (0..<cohort.visitRange(2).count).map { section.row($0).cells[1] }
        == (1...cohort.visitRange(2).count).map { Cell.integer($0) })
  }
}
