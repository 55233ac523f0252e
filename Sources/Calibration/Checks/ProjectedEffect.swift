import Clinical
import Evidence
import Projection
import Statistics

extension CalibrationCheck {
  /// The projection from file to benefit: effect and cohort drawn from the model, several strata at once, none of which
  /// is told anything but the file.
  ///
  /// First with the effect of a new setting drawn from what the default scenario's trials imply; then with those trials
  /// drawn too, so that nothing the engine works out is taken as given.
  static let projectedEffect = CalibrationCheck(title: "3 projection") { replication in
    let scenario = ScenarioRegistry.all[0]
    let posterior = synthesize(scenario)
    let asPrinted = replication.map(.projection) { draws in
      outcomes(ProjectionPlan(), setting: posterior.newSetting.quantile(draws.uniform()), &draws)
    }
    let drawn = replication.map(.drawnEvidence) { draws in
      let evidence = DrawnEvidence(scenario, .standard, &draws)
      let plan = ProjectionPlan(evidence: EvidenceChoice(base: evidence.base))
      return outcomes(plan, setting: evidence.mean + evidence.tau * draws.normal(), &draws)
    }
    return measure(asPrinted, "") + measure(drawn, "trials drawn too: ")
  }

  private static func measure(_ replicates: [[String: Outcome]], _ name: String) -> [Measurement] {
    let labels = ModelPatients.labels
    func coverage(_ quantity: String, isMarked: Bool = true, _ held: (Outcome) -> Bool?) -> [Measurement] {
      replicates.map { $0.compactMapValues(held) }.coverage(of: name + quantity, labels, isMarked: isMarked)
    }
    func probability(_ quantity: String, _ excess: (Outcome) -> Double?) -> [Measurement] {
      labels.map { label in
        .mean("\(name)\(quantity) − frequency, \(label)", replicates.map { $0[label].flatMap(excess) }, mark: .zero)
      }
    }
    return coverage("Δ") { $0.isEffectHeld } + coverage("points preserved") { $0.arePointsHeld }
      + coverage("points preserved, proportional scale") { $0.areProportionalPointsHeld }
      + probability("P(no gain)") { $0.excessOfNoGain }
      + probability("P(slowing ≥ 20 %)") { $0.excessOfSlowing }
      + coverage("slowing", isMarked: false) { $0.isSlowingHeld }
  }

  /// What became of one stratum in a replicate; what has no interval or no probability is `nil`.
  private struct Outcome: Sendable {
    let isEffectHeld: Bool?
    let arePointsHeld: Bool?
    let areProportionalPointsHeld: Bool?
    let isSlowingHeld: Bool?
    /// P(no gain) minus 1 if there was none, minus 0 if there was a gain.
    let excessOfNoGain: Double?
    /// P(slowing ≥ 20 %) minus 1 if there was so much, minus 0 if there was less.
    let excessOfSlowing: Double?

    init(_ row: StratumProjection, _ truth: DrawnEffect.Truth) {
      isEffectHeld = row.effect.value?.holds(truth.effect)
      arePointsHeld = row.pointsPreserved.value?.holds(truth.pointsPreserved)
      areProportionalPointsHeld = row.pointsPreservedOnOtherScale.value?.holds(truth.pointsPreservedProportionally)
      isSlowingHeld = row.slowing.value?.holds(truth.effect / truth.decline)
      excessOfNoGain = row.probabilityOfNoGain.value.map { $0 - (truth.effect <= 0 ? 1 : 0) }
      excessOfSlowing = row.probabilityOfSlowing20.value.map { $0 - (truth.effect >= 0.2 * truth.decline ? 1 : 0) }
    }
  }

  private static func outcomes(
    _ plan: ProjectionPlan, setting: Double, _ draws: inout PhiloxStream
  ) -> [String: Outcome] {
    let effect = DrawnEffect(setting: setting, .standard, &draws)
    let patients = ModelPatients(cohortSize, &draws)
    let store = ModelCohort(patients, &draws).read()
    var outcomes: [String: Outcome] = [:]
    for stratum in patients.project(store, by: "onset", plan, ProjectionCache()) {
      let truth = effect.truth(of: stratum.inside, patients, plan.horizon.months)
      outcomes[stratum.label] = Outcome(stratum.projection, truth)
    }
    return outcomes
  }
}
