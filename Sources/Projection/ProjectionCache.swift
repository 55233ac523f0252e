import Evidence
import Execution
import Statistics
import Strata
import Synchronization
public import Variables

/// What projections of one cohort share, kept from one to the next: the mixed model of the cohort's visits, and its fit
/// to the strata that were asked for last. Another scenario or horizon needs neither again.
public final class ProjectionCache: Sendable {
  /// A fit with the posterior line of each patient.
  struct StratumFit: Sendable {
    var fit: GroupedFit
    var lines: PosteriorLines
  }

  private struct Key: Hashable {
    var plan: StratificationPlan
    var control: String
  }

  /// What the tables of a drawing depend on.
  struct DrawingKey: Equatable, Sendable {
    var strata: StratificationPlan
    var control: String
    var horizon: Horizon
    var inside: [[Int32]]
  }

  private struct DrawsKey: Equatable {
    var reading: EvidenceReading
    var seed: UInt64
  }

  /// What makes effects differ between patients, on either scale.
  struct PatientEffects: Sendable {
    var covariates: EffectCovariates
    /// E[max(0, decline)] of each patient; empty where nothing is known of it.
    var losses: [Double]
  }

  private struct ReachKey: Hashable {
    var trials: [Trial]
    var isStrict: Bool
    var takesRate: Bool
  }

  private static let mostReaches = 24

  private let reaches = Mutex<[ReachKey: EvidenceReach]>([:])
  private let lastEffects = Mutex<(key: Key, effects: PatientEffects)?>(nil)
  private let lastScreening = Mutex<(key: ReachKey, screening: EvidenceScreening)?>(nil)
  private let lastDrawing = Mutex<(key: DrawingKey, drawing: BenefitDrawing)?>(nil)
  private let lastDraws = Mutex<(key: DrawsKey, draws: EffectDraws)?>(nil)
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
    _ plan: StratificationPlan, _ control: String, _ make: () throws(Cancelled) -> StratumFit?
  ) throws(Cancelled) -> StratumFit? {
    let key = Key(plan: plan, control: control)
    if let known = last.withLock({ $0 }), known.key == key { return known.fit }
    guard let made = try make() else { return nil }
    last.withLock { $0 = (key, made) }
    return made
  }

  /// What each entry criterion of each trial says of each patient: the same under all readings of the same trials.
  public func screening(_ plan: ProjectionPlan, _ store: VariableStore) -> EvidenceScreening {
    let key = ReachKey(
      trials: plan.reading.reachTrials, isStrict: plan.isStrict, takesRate: plan.takesRateForRecentLoss)
    if let known = lastScreening.withLock({ $0 }), known.key == key { return known.screening }
    let made = EvidenceScreening(plan, store)
    lastScreening.withLock { $0 = (key, made) }
    return made
  }

  func patientEffects(_ plan: StratificationPlan, _ control: String, _ make: () -> PatientEffects) -> PatientEffects {
    let key = Key(plan: plan, control: control)
    if let known = lastEffects.withLock({ $0 }), known.key == key { return known.effects }
    let made = make()
    lastEffects.withLock { $0 = (key, made) }
    return made
  }

  /// Whom the trials of a reading speak about: the same for all readings of the same trials.
  func reach(_ reading: EvidenceReading, _ store: VariableStore, _ plan: ProjectionPlan) -> EvidenceReach {
    let key = ReachKey(
      trials: reading.reachTrials, isStrict: plan.isStrict, takesRate: plan.takesRateForRecentLoss)
    if let known = reaches.withLock({ $0[key] }) { return known }
    let made = EvidenceReach(reading, store, plan)
    reaches.withLock { reaches in
      // A trial more or less is a byte a patient.
      if reaches.count >= ProjectionCache.mostReaches { reaches.removeAll() }
      reaches[key] = made
    }
    return made
  }

  func hasDrawing(_ key: DrawingKey) -> Bool { lastDrawing.withLock { $0?.key == key } }

  func drawing(
    _ key: DrawingKey, _ make: () throws(Cancelled) -> BenefitDrawing
  ) throws(Cancelled) -> BenefitDrawing {
    if let known = lastDrawing.withLock({ $0 }), known.key == key { return known.drawing }
    let made = try make()
    lastDrawing.withLock { $0 = (key, made) }
    return made
  }

  func draws(_ posterior: EffectPosterior, seed: UInt64) -> EffectDraws {
    let key = DrawsKey(reading: posterior.reading, seed: seed)
    if let known = lastDraws.withLock({ $0 }), known.key == key { return known.draws }
    let made = EffectDraws(posterior, seed: seed)
    lastDraws.withLock { $0 = (key, made) }
    return made
  }
}
