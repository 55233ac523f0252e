import Clinical
import Evidence
import Projection
import Statistics

extension CalibrationCheck {
  /// What a reader would see if the effect were so large in every setting: trials drawn around it, the bias of the
  /// open-label one from its prior, no difference between patients. Without a mark: the interval is that of a new setting
  /// and allows for differences between settings and patients that this truth does not have.
  static let fixedEffect = CalibrationCheck(title: "beside: fixed true Δ") { replication in
    let scenario = ScenarioRegistry.all[0]
    var cohortDraws = replication.draws(.fixedEffect, 0, variant: 99)
    let patients = ModelPatients(cohortSize, &cohortDraws)
    let store = ModelCohort(patients, &cohortDraws).read()
    // The course does not depend on the evidence: one fit serves all.
    let cache = ProjectionCache()
    var measurements: [Measurement] = []
    for (variant, effect) in [0, 0.1, 0.3, 0.56].enumerated() {
      let outcomes = replication.map(.fixedEffect, variant: variant) { draws -> (held: Bool?, noGain: Double?) in
        guard let base = DrawnEvidence.trials(of: scenario, mean: effect, tau: 0, &draws) else {
          preconditionFailure("every result is kept where none is read as censored")
        }
        let plan = ProjectionPlan(evidence: EvidenceChoice(base: base))
        let whole = patients.projectInClosedForm(store, by: "none", plan, cache)[0].projection
        return (whole.effect.value?.holds(effect), whole.probabilityOfNoGain.value)
      }
      measurements += [
        .coverage("Δ = \(effect)", outcomes.map(\.held), isMarked: false),
        .mean("mean P(no gain), Δ = \(effect)", outcomes.map(\.noGain), isShare: true),
      ]
    }
    return measurements
  }
}
