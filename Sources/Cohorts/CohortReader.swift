public import Execution

/// Reads a cohort. See `Reading`.
public func readCohort(_ sources: [Source], _ plan: ReadingPlan, work: Work) throws(ReadingError) -> Reading {
  throw .cancelled
}
