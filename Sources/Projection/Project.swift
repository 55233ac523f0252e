import Clinical
import Evidence
public import Execution
public import Strata
public import Variables

/// Projects the benefit of MSC therapy on every stratum.
///
/// Per stratum, over its patients inside the evidence: Δₛ = k₀(μ + u) + kᵀb is a mixture of normals, because (μ, u) is
/// and the modifiers b are normal and shared; a parent is the weighted mean of its children. Points preserved and
/// responders, which have no closed form between the limits of the score, are drawn from the same belief
/// (`BenefitDrawing`). `cache` keeps what projections of the same cohort share. Pure: the same store, stratification and
/// plan give the same bits on any number of threads. O(patients · depth + strata · 200 + replicates · cells).
public func project(
  _ plan: ProjectionPlan, on stratification: Stratification, _ store: VariableStore,
  cache: ProjectionCache = ProjectionCache(), work: Work
) throws(Cancelled) -> CohortProjection {
  try draftProjection(plan, on: stratification, store, cache: cache, work: work).drawn(work: work)
}

/// What has a closed form of a projection, in a fraction of the time: the rest can be drawn while it is read.
public func draftProjection(
  _ plan: ProjectionPlan, on stratification: Stratification, _ store: VariableStore,
  cache: ProjectionCache = ProjectionCache(), work: Work
) throws(Cancelled) -> ProjectionDraft {
  let projector = try Projector(plan, stratification, store, cache, work)
  // Side by side, in the order of the tree whatever the number of threads.
  let strata = firstBlocks(stratification.strata.count, work: work) { projector.project($0) }
  try work.checkCancelled()
  let projection = CohortProjection(
    plan: plan, stratification: stratification, strata: strata,
    criteriaNotAssessed: projector.reach.criteriaNotAssessed,
    trialsWithoutCriteria: projector.reach.trialsWithoutCriteria,
    earlyMinusLate: projector.earlyMinusLate(),
    statements: [Wording.noProof, Wording.notAdvice, Wording.estimand, Wording.basis(projector.reading)])
  return ProjectionDraft(projection: projection, projector: projector)
}

/// A projection of which a part is not drawn yet.
public struct ProjectionDraft: Sendable {
  /// What has a closed form; what has none says that it is being drawn.
  public let projection: CohortProjection
  fileprivate let projector: Projector

  /// The whole of it. O(patients · effects + replicates · (cells + strata)), less what the cache has.
  public func drawn(work: Work) throws(Cancelled) -> CohortProjection {
    var projection = projection
    try projector.draw(&projection.strata, work)
    projection.isDrawn = true
    return projection
  }
}
