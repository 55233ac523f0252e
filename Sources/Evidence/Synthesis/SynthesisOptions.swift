/// The switches of a synthesis: how its result depends on what was assumed. All of them are in the plan and in the
/// command line that makes the same output again.
public struct SynthesisOptions: Hashable, Sendable {
  /// How "not significant", where nothing else was printed, is read.
  public enum UnpublishedNulls: Hashable, Sendable {
    /// As this effect, points a month.
    case value(Double)
    /// As what it says: the likelihood that |estimate| / SE came out below 1.96.
    case censored
    /// Not at all.
    case leftOut
  }

  /// What is subtracted from open-label trials.
  public enum Bias: Hashable, Sendable {
    /// What the scenario says.
    case asScenario
    /// Nothing.
    case none
    /// A normal bias.
    case normal(Scenario.OpenLabelBias)
  }

  /// Trials that the scenario counts and that are dropped.
  public var dropped: [String]
  /// Controlled trials that the scenario does not count and that are added.
  public var added: [String]
  /// How trials that printed no number are read.
  public var nulls: UnpublishedNulls
  /// What is subtracted from open-label trials.
  public var bias: Bias
  /// Scale of the prior of τ, points a month, > 0; that of the scenario if `nil`.
  public var tauScale: Double?

  /// The scenarios as they stand.
  public static let standard = SynthesisOptions()

  /// Creates switches; all as the scenario says unless set.
  public init(
    dropped: [String] = [], added: [String] = [], nulls: UnpublishedNulls = .value(0), bias: Bias = .asScenario,
    tauScale: Double? = nil
  ) {
    self.dropped = dropped
    self.added = added
    self.nulls = nulls
    self.bias = bias
    self.tauScale = tauScale
  }

  /// Why the switches cannot be used on an evidence base, if they cannot: one line for people. O(trials).
  public func problem(in base: EvidenceBase) -> String? {
    for id in dropped + added where base.trial(id)?.effect == nil {
      let known = base.trials.filter { $0.effect != nil }.map(\.id).joined(separator: ", ")
      return "no trial \"\(id)\" with an effect; expected one of \(known)"
    }
    if let both = dropped.first(where: added.contains) { return "trial \"\(both)\" is both dropped and added" }
    if let tauScale, !(tauScale > 0 && tauScale <= 10) { return "the scale of τ must lie above 0 and not above 10" }
    if case .normal(let bias) = bias, !(bias.sd >= 0 && bias.sd <= 10 && abs(bias.mean) <= 10) {
      return "the bias must lie between −10 and 10 points a month, its SD between 0 and 10"
    }
    if case .value(let value) = nulls, !(abs(value) <= 10) {
      return "a trial that printed no number must count as −10 to 10 points a month"
    }
    return nil
  }
}
