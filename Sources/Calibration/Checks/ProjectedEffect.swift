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
    return coverage("Δ") { $0.isEffectHeld } + coverage("points preserved") { $0.arePointsHeld }
      + labels.map { label in
        .mean(
          "\(name)P(no gain) − frequency, \(label)", replicates.map { $0[label]?.excessOfNoGain }, mark: .zero)
      } + coverage("slowing", isMarked: false) { $0.isSlowingHeld }
  }

  /// What became of one stratum in a replicate.
  private struct Outcome: Sendable {
    let isEffectHeld: Bool?
    let arePointsHeld: Bool?
    let isSlowingHeld: Bool?
    /// P(no gain) minus 1 if there was none, minus 0 if there was a gain.
    let excessOfNoGain: Double?
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
      let projection = stratum.projection
      outcomes[stratum.label] = Outcome(
        isEffectHeld: projection.effect.value?.holds(truth.effect),
        arePointsHeld: projection.pointsPreserved.value?.holds(truth.pointsPreserved),
        isSlowingHeld: projection.slowing.value?.holds(truth.slowing),
        excessOfNoGain: projection.probabilityOfNoGain.value.map { $0 - (truth.effect <= 0 ? 1 : 0) })
    }
    return outcomes
  }
}
