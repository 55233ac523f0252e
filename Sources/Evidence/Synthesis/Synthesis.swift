public import Statistics

/// What a reading of the evidence says of the effect of MSC therapy on the slope of the ALSFRS-R, points a month,
/// positive = slower decline.
public struct EffectPosterior: Sendable {
  /// The reading.
  public let reading: EvidenceReading
  /// μ: the average over past trials.
  public let mean: NormalMixture
  /// μ + u: the effect in the next setting. What projections use.
  public let newSetting: NormalMixture
  /// How the effect depends on the patient.
  public let modifiers: EffectModifiers
}

/// How the effect is assumed to depend on a patient: Δ = μ + u + b₁(score − 31)/10 + b₂(fast − f̄) + b₃(bulbar − b̄),
/// each b normal and the same for all patients of a replicate.
///
/// b₁: 2.50 points a 28 weeks (SE 1.67) between scores ≥ 35 and < 35 in NurOwn phase 3, shrunk with a prior SD of 0.15.
/// b₂: sources contradict each other. b₃: no data.
public struct EffectModifiers: Hashable, Sendable {
  /// A normal belief.
  public struct Coefficient: Hashable, Sendable {
    /// Mean, points a month.
    public var mean: Double
    /// Standard deviation.
    public var sd: Double
  }

  /// Per 10 points of ALSFRS-R above 31.
  public var score: Coefficient
  /// Fast (ΔFS > 1.0) against not.
  public var fast: Coefficient
  /// Bulbar onset against other.
  public var bulbar: Coefficient

  /// Score at which b₁ is zero.
  public static let referenceScore = 31.0
  /// f̄: share of fast progressors in the trials [assumption].
  public static let referenceFast = 0.5
  /// b̄: share of bulbar onset in the trials (NurOwn phase 3).
  public static let referenceBulbar = 0.19
  /// r_ref: decline that the trials' control groups had, points a month (1.08 and 0.91 rounded to .97).
  public static let referenceDecline = 0.97

  /// The beliefs of every scenario but `none`.
  public static let standard = EffectModifiers(
    score: .init(mean: 0.091, sd: 0.132), fast: .init(mean: 0, sd: 0.20), bulbar: .init(mean: 0, sd: 0.15))
  /// No effect and no modification.
  public static let zero = EffectModifiers(
    score: .init(mean: 0, sd: 0), fast: .init(mean: 0, sd: 0), bulbar: .init(mean: 0, sd: 0))
}

/// Synthesises the trials that a reading counts; without any, the result is the prior. Open-label bias is subtracted
/// from open-label trials and its uncertainty added. O(trials · 200); censored trials cost a hundredfold.
public func synthesize(_ reading: EvidenceReading) -> EffectPosterior {
  guard !reading.isAssumption else {
    let nothing = NormalMixture(certain: 0)
    return EffectPosterior(reading: reading, mean: nothing, newSetting: nothing, modifiers: .zero)
  }
  let effects = reading.contributions.filter { !$0.isCensored }.map(\.effect)
  let censored = reading.contributions.filter(\.isCensored).map(\.effect.standardError)
  if censored.isEmpty {
    let synthesis = BayesianSynthesis(effects, priorSD: reading.scenario.priorSD, tauScale: reading.tauScale)
    return EffectPosterior(
      reading: reading, mean: synthesis.mean, newSetting: synthesis.newSetting, modifiers: .standard)
  }
  let synthesis = CensoredSynthesis(
    effects, censoredErrors: censored, priorSD: reading.scenario.priorSD, tauScale: reading.tauScale)
  return EffectPosterior(reading: reading, mean: synthesis.mean, newSetting: synthesis.newSetting, modifiers: .standard)
}

/// Synthesises a scenario as it stands.
public func synthesize(_ scenario: Scenario) -> EffectPosterior { synthesize(EvidenceReading(scenario)) }

extension Scenario {
  /// IDs of the trials of this version that contribute.
  public var trials: [String] { EvidenceReading(self).trials.map(\.id) }

  /// The trials of this version that contribute, with the effect that enters the synthesis.
  public var contributions: [EvidenceReading.Contribution] { EvidenceReading(self).contributions }

  /// Number of contributing trials of this version that printed no number.
  public var imputedTrials: Int { EvidenceReading(self).imputedTrials }
}
