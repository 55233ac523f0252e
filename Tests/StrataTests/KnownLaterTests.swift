import Cohorts
import Execution
import Strata
import TestKit
import Testing
import Variables

@Suite struct KnownLaterTests {
  private func problem(by axes: String, where condition: String? = nil) throws -> String? {
    var tiny = TinyCohort(visits: Array(repeating: [], count: 3))
    tiny.add(PatientFact.sex, smalls: [0, 1, 0])
    tiny.add(PatientFact.died, smalls: [0, 1, 0])
    tiny.add(PatientFact.deathMonths, numbers: [nil, 5, nil])
    let store = VariableStore(tiny.cohort)
    let plan = StratificationPlan(
      filter: try condition.map { try Filter(parsing: $0) }, axes: try StratificationPlan.parseAxes(axes))
    return try stratify(store, plan, work: Work()).effectProblem(store)
  }

  @Test func subgroupsOfWhatIsKnownAtEntryMayHaveEffects() throws {
    #expect(try problem(by: "sex", where: "sex = male or not (sex is missing)") == nil)
  }

  @Test func subgroupsOfTheFutureMayNot() throws {
    #expect(try problem(by: "sex,col:died")?.hasPrefix("died is known only after entry") == true)
    #expect(try problem(by: "col:death_months:3")?.contains("death_months is known only after entry") == true)
    #expect(try problem(by: "sex", where: "not (death_months < 3)")?.hasPrefix("death_months is known") == true)
    #expect(try problem(by: "sex", where: "col:died = 0")?.contains("no effect of a treatment is shown") == true)
  }
}
