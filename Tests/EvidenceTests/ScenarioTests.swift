import Evidence
import Statistics
import TestKit
import Testing

/// The table of scenarios that the benefit model states: mean and SD of μ; SD, limits and P(Δ > 0) of a new setting.
@Suite struct ScenarioTests {
  struct Row: Sendable {
    var id: String
    var mean: Double
    var sd: Double
    var newSD: Double
    var low: Double
    var high: Double
    var gain: Double
  }

  static let table = [
    Row(id: "adjusted", mean: 0.06157, sd: 0.10322, newSD: 0.18092, low: -0.311, high: 0.438, gain: 0.67650),
    Row(id: "reported", mean: 0.10689, sd: 0.14925, newSD: 0.25780, low: -0.443, high: 0.633, gain: 0.71332),
    Row(id: "published", mean: 0.27527, sd: 0.21757, newSD: 0.35141, low: -0.462, high: 1.013, gain: 0.83443),
    Row(id: "blinded", mean: 0.01750, sd: 0.10899, newSD: 0.18237, low: -0.361, high: 0.390, gain: 0.55451),
  ]

  private func expect(_ posterior: EffectPosterior, _ row: Row) {
    func close(_ actual: Double, _ expected: Double, within: Double) {
      #expect(abs(actual - expected) <= within, "\(row.id): \(actual), expected \(expected)")
    }
    close(posterior.mean.mean, row.mean, within: 0.5e-5)
    close(posterior.mean.standardDeviation, row.sd, within: 0.5e-5)
    close(posterior.newSetting.standardDeviation, row.newSD, within: 0.5e-5)
    close(posterior.newSetting.estimate.low, row.low, within: 0.5e-3)
    close(posterior.newSetting.estimate.high, row.high, within: 0.5e-3)
    close(1 - posterior.newSetting.cdf(0), row.gain, within: 0.5e-5)
  }

  @Test(arguments: table) func `Each scenario gives the numbers of the benefit model`(row: Row) throws {
    expect(synthesize(try #require(ScenarioRegistry.scenario(row.id))), row)
  }

  @Test func `No effect is zero without spread`() throws {
    let posterior = synthesize(try #require(ScenarioRegistry.scenario("none")))
    #expect(posterior.newSetting.estimate.value == 0)
    #expect(posterior.newSetting.standardDeviation == 0)
    #expect(posterior.modifiers == .zero)
  }

  @Test func `Scenarios count the trials that the benefit model names`() {
    let expected = [
      "adjusted": ["Oh-2018", "NurOwn-P3", "NurOwn-P2", "ALSummit", "Aguera-2025"],
      "reported": ["Oh-2018", "NurOwn-P3"], "published": ["Oh-2018", "NurOwn-P3"],
      "blinded": ["NurOwn-P3", "NurOwn-P2", "ALSummit", "Aguera-2025"], "none": [],
    ]
    #expect(Set(ScenarioRegistry.all.map(\.id)) == Set(expected.keys))
    for scenario in ScenarioRegistry.all { #expect(scenario.trials == expected[scenario.id], "\(scenario.id)") }
  }

  @Test func `Failed trials are said to be counted or not counted`() throws {
    let adjusted = try #require(ScenarioRegistry.scenario("adjusted"))
    let published = try #require(ScenarioRegistry.scenario("published"))
    #expect(adjusted.imputedTrials == 3)
    #expect(Wording.failedTrials(adjusted).contains("counted as zero (3 trials)"))
    #expect(Wording.failedTrials(published).contains("NOT counted (3 trials)"))
  }

  @Test func `An open-label bias is subtracted from the open-label trial alone`() throws {
    let adjusted = try #require(ScenarioRegistry.scenario("adjusted"))
    for contribution in adjusted.contributions {
      let (trial, effect) = (contribution.trial, contribution.effect)
      let printed = try #require(trial.effect)
      if trial.id == "Oh-2018" {
        expectClose(effect.value, printed.pointsPerMonth - 0.15, relative: 1e-12)
        expectClose(
          effect.standardError * effect.standardError, printed.standardError * printed.standardError + 0.04,
          relative: 1e-12)
      } else {
        #expect(effect.value == printed.pointsPerMonth)
        #expect(effect.standardError == printed.standardError)
      }
    }
  }

  /// The six posteriors of the compiled vectors (on a grid, tolerance 0.002; probabilities as corrected), each reached by
  /// switches.
  @Test func `Switches reach all six published posteriors`() throws {
    let bayes = try #require(try Fixture.json("Published/msc_evidence.json")["bayes"] as? [String: Any])
    let unbiased = SynthesisOptions.Bias.normal(.init(mean: 0, sd: 0.20))
    let cases: [(String, String, SynthesisOptions)] = [
      ("B1", "published", .standard), ("B2", "reported", SynthesisOptions(bias: .none)),
      ("B3", "reported", SynthesisOptions(bias: unbiased)), ("B4", "reported", .standard),
      ("B5", "adjusted", .standard),
      ("B6", "adjusted", SynthesisOptions(bias: .none)),
    ]
    for (name, scenario, options) in cases {
      let key = try #require(bayes.keys.first { $0.hasPrefix(name) })
      let values = try #require(bayes[key] as? [String: Any])
      func number(_ key: String) throws -> Double { try #require(values[key] as? Double) }
      let posterior = synthesize(
        EvidenceReading(try #require(ScenarioRegistry.scenario(scenario)), options: options))
      for (actual, expected) in [
        (posterior.mean.mean, try number("mean")), (posterior.mean.standardDeviation, try number("sd")),
        (posterior.mean.quantile(0.025), try number("q025")), (posterior.mean.quantile(0.5), try number("q50")),
        (posterior.mean.quantile(0.975), try number("q975")),
        (1 - posterior.mean.cdf(0), try number("P_gt0")), (1 - posterior.mean.cdf(0.2), try number("P_gt0_2")),
        (posterior.newSetting.standardDeviation, try number("pred_sd")),
        (1 - posterior.newSetting.cdf(0), try number("pred_P_gt0")),
      ] {
        #expect(abs(actual - expected) <= 0.002, "\(name): \(actual), expected \(expected)")
      }
    }
  }
}
