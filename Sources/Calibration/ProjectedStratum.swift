import Execution
import Projection
import Strata
import Variables

/// What the engine says of a stratum of a drawn cohort, and whom it says it of.
struct ProjectedStratum {
  /// "all", or the level.
  let label: String
  let projection: StratumProjection
  /// Its patients inside the evidence.
  let inside: [Int]
}

extension ModelPatients {
  /// Labels of all patients and of those of each site of onset.
  static var labels: [String] { ["all"] + sites.map(\.name) }

  /// Projects a cohort of these patients through the engine's own doors, all patients and by one axis.
  func project(
    _ store: VariableStore, by axis: String, _ plan: ProjectionPlan, _ cache: ProjectionCache
  ) -> [ProjectedStratum] {
    do {
      return strata(of: try draft(store, by: axis, plan, cache).drawn(work: Work()))
    } catch {
      preconditionFailure("nobody cancels: \(error)")
    }
  }

  /// The same without what is drawn: the untreated course, Δ and its probabilities.
  func projectInClosedForm(
    _ store: VariableStore, by axis: String, _ plan: ProjectionPlan, _ cache: ProjectionCache
  ) -> [ProjectedStratum] {
    strata(of: draft(store, by: axis, plan, cache).projection)
  }

  private func draft(
    _ store: VariableStore, by axis: String, _ plan: ProjectionPlan, _ cache: ProjectionCache
  ) -> ProjectionDraft {
    do {
      let axes = try StratificationPlan.parseAxes(axis)
      let stratification = try stratify(store, StratificationPlan(axes: axes), work: Work())
      return try draftProjection(plan, on: stratification, store, cache: cache, work: Work())
    } catch {
      preconditionFailure("a drawn cohort cannot be projected: \(error)")
    }
  }

  private func strata(of projection: CohortProjection) -> [ProjectedStratum] {
    let stratification = projection.stratification
    return projection.strata.map { row in
      let path = stratification.strata[row.stratum].path
      let inside = stratification.patients(row.stratum).map { Int($0) }.filter(isInside)
      precondition(
        row.applicability.inside == inside.count, "the engine and the truth agree about who is inside the evidence")
      return ProjectedStratum(
        label: path.isEmpty ? "all" : stratification.axes[0].levels[path[0]], projection: row, inside: inside)
    }
  }
}

extension [[String: Bool]] {
  /// Coverage of each stratum over replicates; a stratum without an interval is a miss.
  func coverage(of quantity: String, _ labels: [String], isMarked: Bool = true) -> [Measurement] {
    labels.map { label in .coverage("\(quantity), \(label)", map { $0[label] }, isMarked: isMarked) }
  }
}
