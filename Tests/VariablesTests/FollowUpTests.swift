import Clinical
import Cohorts
import Execution
import TestKit
import Testing

@testable import Variables

/// The last day of which a file says anything, where it tells of deaths and of no censoring.
@Suite struct FollowUpTests {
  private func read(_ text: String) throws -> (store: VariableStore, reading: Reading) {
    let reading = try readCohort([Source(name: "x.csv", bytes: Array(text.utf8))], ReadingPlan(), work: Work())
    return (VariableStore(reading.cohort), reading)
  }

  private func months(_ store: VariableStore) throws -> [Double?] {
    let column = try #require(store.column("follow_up_months")?.value)
    guard case .numbers(let numbers) = column.values else { return [] }
    return (0..<numbers.count).map { numbers[$0] }
  }

  @Test func `Without a date of censoring the last visit or event stands for it, and death for the dead`() throws {
    let (store, reading) = try read(try Fixture.text("Cohorts/no_censor_date.csv"))
    // A: visits to 6.5. B died at 9. C: visits to 2, tracheostomy at 7. D: one visit.
    #expect(try months(store) == [6.5, 9, 7, 0])
    let notes = try #require(store.column("follow_up_months")?.value).notes
    #expect(notes == ["3 patients without a recorded last contact: the last day in the file stands for it"])
    let variable = try #require(VariableRegistry.variable("follow_up_months"))
    #expect(variable.knownAt == .later)
    #expect(variable.explain(reading.cohort, 2) == ["tracheostomy at 7 months from time 0"])
  }

  @Test func `A recorded last contact counts, and a visit after it counts more`() throws {
    let (store, _) = try read(
      "patient_id,visit_month,alsfrsr_total,death_months,last_contact_months\n"
        + "A,0,40,,12\nA,3,38,,12\nB,0,36,,2\nB,4,30,,2\nC,0,36,9,\n")
    #expect(try months(store) == [12, 4, 9])
    let notes = try #require(store.column("follow_up_months")?.value).notes
    #expect(notes == ["1 patient seen after the recorded last contact: the later day is taken"])
  }
}
