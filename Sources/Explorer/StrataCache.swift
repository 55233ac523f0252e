import Execution
import Reports
import Strata
import Synchronization
import Variables

/// The strata that were worked out last, with their table: another scenario or horizon does not change them.
final class StrataCache: Sendable {
  /// Strata and their description.
  struct Strata: Sendable {
    var stratification: Stratification
    var table: Table
  }

  private let last = Mutex<Strata?>(nil)

  /// The strata of a plan, from before if it is the plan of before.
  func strata(
    _ store: VariableStore, _ plan: StratificationPlan, work: Work
  ) throws(StratificationError) -> Strata {
    if let known = last.withLock({ $0 }), known.stratification.plan == plan { return known }
    let stratification = try stratify(store, plan, work: work)
    let strata = Strata(stratification: stratification, table: strataTable(stratification, store))
    if work.isCancelled { throw .cancelled }
    last.withLock { $0 = strata }
    return strata
  }
}
