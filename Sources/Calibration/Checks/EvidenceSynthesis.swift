import Evidence
import Statistics

extension CalibrationCheck {
  /// The synthesis by simulation-based calibration (Talts et al. 2018, arXiv 1804.06788): truth from a scenario's prior,
  /// results of its trials around it; then the posterior's ranks of the truth are uniform.
  ///
  /// Beside it without a mark: what reading failed trials as exactly zero does, which no prior draws.
  static let evidenceSynthesis = CalibrationCheck(title: "2 synthesis") { replication in
    let adjusted = ScenarioRegistry.all[0]
    let readings: [(name: String, scenario: Scenario, options: SynthesisOptions)] =
      ScenarioRegistry.all.filter { $0.selection != .none }.map { ($0.id, $0, .standard) }
      + [("\(adjusted.id), censored", adjusted, censored)]
    let judged = readings.enumerated().flatMap { variant, reading in
      measure(reading.name, reading.scenario, reading.options, replication, variant)
    }
    let zeros = replication.map(.zeros) { draws in
      SynthesisRanks(DrawnEvidence(adjusted, censored, &draws), readAs: adjusted, .standard, &draws)
    }
    return judged + [
      .coverage("\(adjusted.id), failed trials read as 0: μ", zeros.map(\.isMeanHeld), isMarked: false),
      .coverage(
        "\(adjusted.id), failed trials read as 0: new setting", zeros.map(\.isNewSettingHeld), isMarked: false),
    ]
  }

  private static let censored = SynthesisOptions(nulls: .censored)

  private static func measure(
    _ name: String, _ scenario: Scenario, _ options: SynthesisOptions, _ replication: Replication, _ variant: Int
  ) -> [Measurement] {
    let ranks = replication.map(.synthesis, variant: variant) { draws in
      SynthesisRanks(DrawnEvidence(scenario, options, &draws), readAs: scenario, options, &draws)
    }
    return [
      .uniformity("\(name): rank of μ", ranks.map(\.mean)),
      .uniformity("\(name): rank of a new setting", ranks.map(\.newSetting)),
      .coverage("\(name): μ", ranks.map(\.isMeanHeld)),
      .coverage("\(name): new setting", ranks.map(\.isNewSettingHeld)),
    ]
  }
}
