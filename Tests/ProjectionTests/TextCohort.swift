import Cohorts
import Execution
import Projection
import Strata
import Variables

/// A cohort read from text, so that tests go the way of real files.
struct TextCohort {
  let store: VariableStore

  init(_ text: String) throws {
    let source = Source(name: "cohort.csv", bytes: [UInt8](text.utf8))
    store = VariableStore(try readCohort([source], ReadingPlan(), work: Work()).cohort)
  }

  func project(
    by axes: String = "none", where condition: String? = nil, _ plan: ProjectionPlan = ProjectionPlan()
  ) throws -> CohortProjection {
    let stratification = try stratify(
      store,
      StratificationPlan(
        filter: try condition.map { try Filter(parsing: $0) }, axes: try StratificationPlan.parseAxes(axes)),
      work: Work())
    return try Projection.project(plan, on: stratification, store, work: Work())
  }
}
