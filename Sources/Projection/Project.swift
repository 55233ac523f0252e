public import Execution
public import Strata
public import Variables

/// Projects the benefit of MSC therapy on every stratum. Pure: the same store, stratification and plan give the same bits on any number of
/// threads.
public func project(
  _ plan: ProjectionPlan, on stratification: Stratification, _ store: VariableStore, work: Work
) throws(Cancelled) -> CohortProjection {
  throw Cancelled()
}
