import Evidence
import Statistics

/// Truth drawn from a scenario's prior, and trial results drawn around it.
struct DrawnEvidence {
  /// The average over past trials.
  let mean: Double
  /// SD between settings.
  let tau: Double
  /// The trials of this version, those that the scenario counts with the drawn results.
  let base: EvidenceBase

  /// Draws μ ~ N(0, prior SD²) and τ ~ half-normal, then results. Of trials that are read as censored no result is
  /// printed: the draws are repeated until each of them is not significant.
  init(_ scenario: Scenario, _ options: SynthesisOptions = .standard, _ draws: inout PhiloxStream) {
    while true {
      let mean = scenario.priorSD * draws.normal()
      let tau = (options.tauScale ?? scenario.tauScale) * abs(draws.normal())
      if let base = Self.trials(of: scenario, options, mean: mean, tau: tau, &draws) {
        self.mean = mean
        self.tau = tau
        self.base = base
        return
      }
    }
  }

  /// Results of the scenario's trials around a mean: each of a setting of its own, an open-label trial with a bias from
  /// the scenario's prior, all with the standard errors that they had. `nil` if one came out significant that must not.
  static func trials(
    of scenario: Scenario, _ options: SynthesisOptions = .standard, mean: Double, tau: Double,
    _ draws: inout PhiloxStream
  ) -> EvidenceBase? {
    var drawn: [Trial] = []
    for contribution in EvidenceReading(scenario, options: options).contributions {
      guard let printed = contribution.trial.effect else { continue }
      var result = mean + tau * draws.normal() + printed.standardError * draws.normal()
      if let bias = scenario.openLabelBias, !contribution.trial.isBlinded {
        result += bias.mean + bias.sd * draws.normal()
      }
      guard !isSilent(printed, options) else {
        guard abs(result) < Normal.z975 * printed.standardError else { return nil }
        continue
      }
      var trial = contribution.trial
      trial.effect = SlopeEffect(
        pointsPerMonth: result, standardError: printed.standardError, origin: .derived, derivation: "drawn")
      drawn.append(trial)
    }
    return EvidenceBase.builtIn.merging(drawn)
  }

  /// Whether nothing is read of a trial but that it was not significant.
  private static func isSilent(_ effect: SlopeEffect, _ options: SynthesisOptions) -> Bool {
    options.nulls == .censored && effect.origin == .notSignificant
  }
}
