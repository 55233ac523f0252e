import Clinical
import Cohorts
import Testing
import Variables

@testable import Reports

@Suite struct PatientsSectionTests {
  @Test func `There is one row a patient in file order, with a cell a column`() throws {
    let store = try Demonstration.store()
    let section = patientsSection(store)
    #expect(section.count == store.cohort.patientCount)
    #expect(section.privacy == .patientLevel)
    #expect(section.columns.map(\.id).first == "patient_id")
    #expect(Set(section.columns.map(\.id)).count == section.columns.count)
    for index in 0..<section.count {
      let row = section.row(index)
      #expect(row.cells.count == section.columns.count)
      #expect(row.cells.first == .text(store.cohort.patientIDs.text(index)))
    }
  }

  @Test func `The columns of the output contract are there`() throws {
    let columns = Set(patientsSection(try Demonstration.store()).columns.map(\.id))
    for id in [
      "patient_id", "visits", "onset", "age_at_onset", "sex", "arm", "months_since_onset", "alsfrsr_total", "bulbar",
      "fine_motor", "gross_motor", "respiratory", "kings_stage", "mitos_stage", "delta_fs", "speed", "stage",
      "slope_per_month",
    ] { #expect(columns.contains(id), "\(id)") }
  }

  @Test func `Chosen rows come in the order wanted`() throws {
    let store = try Demonstration.store()
    let section = patientsSection(store, rows: [3, 0])
    #expect(section.count == 2)
    #expect(section.row(0) == patientsSection(store).row(3))
    #expect(section.row(1) == patientsSection(store).row(0))
  }

  @Test func `Every missing value has its reason`() throws {
    let section = patientsSection(try Demonstration.store())
    for index in 0..<section.count {
      for case .missing(let reason) in section.row(index).cells { #expect(!reason.text.isEmpty) }
    }
  }
}
