import Evidence
import Statistics

/// Where drawn truth lies in the posterior that a scenario makes of the drawn results.
struct SynthesisRanks: Sendable {
  /// P(μ ≤ its true value).
  let mean: Double
  /// P(effect in a new setting ≤ its true value).
  let newSetting: Double
  let isMeanHeld: Bool
  let isNewSettingHeld: Bool

  /// Reads the results, and draws the new setting. Ranks are uniform if the scenario reads what was drawn as it was drawn.
  init(
    _ drawn: DrawnEvidence, readAs scenario: Scenario, _ options: SynthesisOptions, _ draws: inout PhiloxStream
  ) {
    let posterior = synthesize(EvidenceReading(scenario, in: drawn.base, options: options))
    let effect = drawn.mean + drawn.tau * draws.normal()
    mean = posterior.mean.cdf(drawn.mean)
    newSetting = posterior.newSetting.cdf(effect)
    isMeanHeld = posterior.mean.estimate.holds(drawn.mean)
    isNewSettingHeld = posterior.newSetting.estimate.holds(effect)
  }
}
