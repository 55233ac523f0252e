import Clinical
import Cohorts
public import Evidence
public import Variables

/// What a projection assumes besides the cohort and its subdivision.
public struct ProjectionPlan: Hashable, Sendable {
  /// Evidence scenario: an id of `ScenarioRegistry`.
  public var scenario: String
  /// The trials that scenarios draw on, and how they read them.
  public var evidence: EvidenceChoice
  /// How the cells are given. Only the route that controlled trials with numbers used has a projection.
  public var route: Route
  /// How often they are given: changes harms only.
  public var injections: Int
  /// What of the effect is the same for all patients.
  public var scale: EffectScale
  /// How far ahead.
  public var horizon: Horizon
  /// Whether criteria that the file cannot tell make a patient unknown rather than "not assessed".
  public var isStrict: Bool
  /// Whether ΔFS stands for the recent decline that some trials asked for.
  public var takesRateForRecentLoss: Bool
  /// The reference (control) level of the arm column, if the cohort has arms; guessed from its name if `nil`.
  public var controlLevel: String?
  /// Seed of what is drawn.
  public var seed: UInt64

  /// Injections that can be asked for: beyond, no source says anything.
  public static let injectionRange = 1...24

  /// Scenario `adjusted` as it stands, three intrathecal injections as in NurOwn phase 3, 28 weeks.
  public init(
    scenario: String = "adjusted", evidence: EvidenceChoice = .standard, route: Route = .intrathecal,
    injections: Int = 3, scale: EffectScale = .additive, horizon: Horizon = .longest, isStrict: Bool = false,
    takesRateForRecentLoss: Bool = true, controlLevel: String? = nil, seed: UInt64 = 1
  ) {
    self.scenario = scenario
    self.evidence = evidence
    self.route = route
    self.injections = injections
    self.scale = scale
    self.horizon = horizon
    self.isStrict = isStrict
    self.takesRateForRecentLoss = takesRateForRecentLoss
    self.controlLevel = controlLevel
    self.seed = seed
  }

  /// The scenario, read in the evidence of the plan.
  public var reading: EvidenceReading {
    EvidenceReading(
      ScenarioRegistry.scenario(scenario) ?? ScenarioRegistry.all[0], in: evidence.base, options: evidence.options)
  }

  /// What is believed of the effect, in a line: "adjusted", or "adjusted, proportional, --nulls censored".
  public var beliefs: String {
    ([scenario] + (scale == .additive ? [] : [scale.rawValue])
      + (evidence == .standard ? [] : [evidence.commandLineArguments.joined(separator: " ")])).joined(separator: ", ")
  }

  /// The options that make this plan again, none left to defaults.
  public var commandLineArguments: [String] {
    var arguments = ["--evidence", scenario] + evidence.commandLineArguments
    arguments += ["--route", route.rawValue, "--doses", "\(injections)", "--scale", scale.rawValue]
    arguments += ["--horizon", horizon.text, "--seed", "\(seed)"]
    if isStrict { arguments.append("--strict") }
    if !takesRateForRecentLoss { arguments.append("--no-rate-for-run-in") }
    if let controlLevel { arguments += ["--control", controlLevel] }
    return arguments
  }

  /// Why the plan cannot be used on a cohort, if it cannot: one line for people.
  public func problem(on store: VariableStore) -> String? {
    guard ScenarioRegistry.scenario(scenario) != nil else {
      return
        "no evidence scenario \"\(scenario)\"; expected \(ScenarioRegistry.all.map(\.id).joined(separator: ", "))"
    }
    if let problem = evidence.options.problem(in: evidence.base) { return problem }
    guard let controlLevel else { return nil }
    guard let column = store.column("arm")?.value, case .categories(_, let levels) = column.values else {
      return "the control level is \"\(controlLevel)\", but the file has no column for the treatment arm"
    }
    return levels.contains(controlLevel)
      ? nil : "no arm \"\(controlLevel)\"; the arms are \(levels.prefix(12).joined(separator: ", "))"
  }
}
