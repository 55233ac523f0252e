public import Clinical
import Cohorts
public import Evidence
public import Execution
public import Statistics
import Strata
public import Variables

/// The effect in a stratum under every scenario and scale, and with each assumption of the plan changed alone: what the
/// answer hangs on.
public struct EffectSensitivity: Sendable {
  /// The effect with one thing changed.
  public struct Line: Sendable {
    /// What was changed.
    public var assumption: Assumption
    /// To what: "blinded, additive".
    public var change: String
    /// Whether it is what the plan says.
    public var isAsPlanned: Bool
    /// Patients inside the evidence of these trials.
    public var inside: Int
    /// Δ, points a month.
    public var effect: Determination<Estimate>
    /// P(Δ ≤ 0), 0–1.
    public var probabilityOfNoGain: Determination<Double>
  }

  /// What can be changed.
  public enum Assumption: Hashable, Sendable {
    /// Scenario and scale.
    case scenarioAndScale
    /// An assumption of the synthesis.
    case synthesis(Variation.Assumption)

    /// In words.
    public var words: String {
      switch self {
      case .scenarioAndScale: "scenario and scale"
      case .synthesis(let assumption): assumption.rawValue
      }
    }
  }

  private struct Read {
    var variation: Variation?
    var scale: EffectScale
    var reading: EvidenceReading
    var posterior: EffectPosterior
    /// Its place among `reaches`.
    var reach: Int
  }

  private let projection: CohortProjection
  private let effects: ProjectionCache.PatientEffects
  /// Each reading with the verdict of each patient; readings of the same trials share it.
  private let readings: [Read]
  private let reaches: [EvidenceReach]

  /// Reads the evidence in every way. O(readings of different trials · patients · criteria).
  public init(
    _ projection: CohortProjection, _ store: VariableStore, _ cache: ProjectionCache, work: Work
  ) throws(Cancelled) {
    self.projection = projection
    let plan = projection.plan
    let untreated = try UntreatedModel(
      store, controlLevel: plan.controlLevel, projection.stratification, cache, work)
    effects = untreated.effects(store, projection.stratification, controlLevel: plan.controlLevel, cache)
    var readings: [(Variation?, EffectScale, EvidenceReading)] = []
    for scenario in ScenarioRegistry.all {
      let reading = EvidenceReading(scenario, in: plan.evidence.base, options: plan.evidence.options)
      // Without an effect the scales do not differ.
      for scale in reading.isAssumption ? [.additive] : EffectScale.allCases {
        readings.append((nil, scale, reading))
      }
    }
    readings += plan.reading.variations.dropFirst().map { ($0, plan.scale, $0.reading) }
    var known: [[String]: Int] = [:]
    var reaches: [EvidenceReach] = []
    self.readings = readings.map { variation, scale, reading in
      let trials = reading.reachTrials.map(\.id)
      let place = known[trials] ?? reaches.count
      if place == reaches.count {
        known[trials] = place
        reaches.append(cache.reach(reading, store, plan))
      }
      return Read(
        variation: variation, scale: scale, reading: reading, posterior: synthesize(reading), reach: place)
    }
    self.reaches = reaches
    try work.checkCancelled()
  }

  /// The lines of a stratum: scenarios and scales first, then one assumption after another. O(patients of the stratum ·
  /// readings of different trials + readings · 200).
  public func lines(_ stratum: Int) -> [Line] {
    let plan = projection.plan
    let rows = projection.stratification.patients(stratum)
    let inside = reaches.map { reach in
      rows.filter { reach.verdicts[Int($0)] == EvidenceReach.Verdict.inside.rawValue }
    }
    let weights = inside.map { EffectWeights.means($0, effects.covariates, losses: effects.losses) }
    return readings.map { read in
      let (variation, scale, reading, reach) = (read.variation, read.scale, read.reading, read.reach)
      let change = variation?.change ?? "\(reading.scenario.id)\(reading.isAssumption ? "" : ", \(scale.rawValue)")"
      var line = Line(
        assumption: variation.map { .synthesis($0.assumption) } ?? .scenarioAndScale, change: change,
        isAsPlanned: variation == nil && reading.scenario.id == plan.scenario
          && (scale == plan.scale || reading.isAssumption),
        inside: inside[reach].count, effect: .missing(MissingReason("")),
        probabilityOfNoGain: .missing(MissingReason("")))
      let refusal = Projector.refusal(inside: inside[reach].count, route: plan.route)?.reason
      let unknown =
        scale == .proportional && effects.losses.isEmpty ? MissingReason("the untreated decline is not known") : nil
      if let reason = refusal ?? unknown {
        line.effect = .missing(reason)
        line.probabilityOfNoGain = .missing(reason)
        return line
      }
      let distribution = (scale == .additive ? weights[reach].additive : weights[reach].proportional)
        .distribution(read.posterior)
      line.effect = .known(distribution.estimate)
      line.probabilityOfNoGain = .known(distribution.cdf(0))
      return line
    }
  }

  /// The assumption whose change moves the estimate most, the line that does, and by how much, points a month; `nil`
  /// where there is no estimate.
  public static func largest(_ lines: [Line]) -> (line: Line, shift: Double)? {
    guard let stated = lines.first(where: \.isAsPlanned)?.effect.value?.value else { return nil }
    let moved = lines.compactMap { line in line.effect.value.map { (line, $0.value - stated) } }
    return moved.max { abs($0.1) < abs($1.1) }.flatMap { abs($0.1) > 0 ? ($0.0, $0.1) : nil }
  }
}
