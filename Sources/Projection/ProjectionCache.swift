import Execution
import Statistics
import Strata
import Synchronization

/// What projections of one cohort share, kept from one to the next: the mixed model of the cohort's visits, and its fit
/// to the strata that were asked for last. Another scenario or horizon needs neither again.
public final class ProjectionCache: Sendable {
  /// A fit with the posterior scores at entry.
  struct StratumFit: Sendable {
    var fit: MixedModelFit
    var scores: [Double]
  }

  private struct Key: Hashable {
    var plan: StratificationPlan
    var control: String
  }

  private let cohorts = Mutex<[String: UntreatedCohort]>([:])
  private let last = Mutex<(key: Key, fit: StratumFit)?>(nil)

  /// An empty cache; one for each cohort.
  public init() {}

  func cohortModel(
    _ control: String, _ make: () throws(Cancelled) -> UntreatedCohort
  ) throws(Cancelled) -> UntreatedCohort {
    if let known = cohorts.withLock({ $0[control] }) { return known }
    let made = try make()
    cohorts.withLock { $0[control] = made }
    return made
  }

  func stratumFit(
    _ plan: StratificationPlan, _ control: String, _ make: () throws(Cancelled) -> MixedModelFit
  ) throws(Cancelled) -> StratumFit {
    let key = Key(plan: plan, control: control)
    if let known = last.withLock({ $0 }), known.key == key { return known.fit }
    let fit = try make()
    let made = StratumFit(fit: fit, scores: (fit.lines()?.intercepts ?? []).map { min(48, max(0, $0)) })
    last.withLock { $0 = (key, made) }
    return made
  }
}
