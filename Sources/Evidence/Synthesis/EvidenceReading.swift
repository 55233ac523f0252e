public import Statistics

/// A scenario, read in an evidence base under switches: which trials count, and as what.
public struct EvidenceReading: Hashable, Sendable {
  /// A trial as it enters the synthesis.
  public struct Contribution: Hashable, Sendable {
    /// The trial.
    public let trial: Trial
    /// Its effect, bias subtracted; for a censored trial 0, and its standard error.
    public let effect: StudyEffect
    /// Whether nothing is taken but that |estimate| / SE lay below 1.96.
    public let isCensored: Bool
  }

  /// The scenario.
  public let scenario: Scenario
  /// The trials at hand.
  public let base: EvidenceBase
  /// The switches.
  public let options: SynthesisOptions
  /// The trials that count, in the order of `EvidenceBase.controlled`.
  public let contributions: [Contribution]

  /// Reads a scenario. O(trials).
  public init(_ scenario: Scenario, in base: EvidenceBase = .builtIn, options: SynthesisOptions = .standard) {
    self.scenario = scenario
    self.base = base
    self.options = options
    let bias: Scenario.OpenLabelBias? =
      switch options.bias {
      case .asScenario: scenario.openLabelBias
      case .none: nil
      case .normal(let bias): bias
      }
    contributions = base.controlled.compactMap { trial in
      guard scenario.counts(trial, options), let effect = trial.effect else { return nil }
      var value = effect.pointsPerMonth
      var isCensored = false
      if effect.origin == .notSignificant {
        switch options.nulls {
        case .value(let assumed): value = assumed
        case .censored: isCensored = true
        case .leftOut: return nil
        }
      }
      var variance = effect.standardError * effect.standardError
      if let bias, !trial.isBlinded, !isCensored {
        value -= bias.mean
        variance += bias.sd * bias.sd
      }
      return Contribution(
        trial: trial, effect: StudyEffect(value: value, standardError: variance.squareRoot()), isCensored: isCensored)
    }
  }

  /// The trials that count.
  public var trials: [Trial] { contributions.map(\.trial) }

  /// Number of contributing trials that printed no number.
  public var imputedTrials: Int { contributions.count { $0.trial.effect?.origin == .notSignificant } }

  /// Number of controlled trials of the base that printed no number, whether they contribute or not.
  public var unpublishedTrials: Int {
    base.controlled.count { $0.effect?.origin == .notSignificant }
  }

  /// Whether the effect is zero by assumption.
  public var isAssumption: Bool { scenario.selection == .none }

  /// The scale of the prior of τ.
  public var tauScale: Double { options.tauScale ?? scenario.tauScale }

  /// The same with another switch or other switches.
  public func with(_ options: SynthesisOptions) -> EvidenceReading {
    EvidenceReading(scenario, in: base, options: options)
  }

  /// The same without each of its trials in turn.
  public var leavingOneOut: [(trial: String, reading: EvidenceReading)] {
    trials.map { trial in
      var options = options
      options.dropped.append(trial.id)
      options.added.removeAll { $0 == trial.id }
      return (trial.id, with(options))
    }
  }
}

extension Scenario {
  fileprivate func counts(_ trial: Trial, _ options: SynthesisOptions) -> Bool {
    guard selection != .none, let effect = trial.effect, !options.dropped.contains(trial.id) else {
      return false
    }
    if options.added.contains(trial.id) { return true }
    switch selection {
    case .controlled: return true
    case .controlledWithNumbers: return effect.origin != .notSignificant
    case .blinded: return trial.isBlinded
    case .none: return false
    }
  }
}
