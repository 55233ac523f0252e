import Clinical
public import Cohorts
import Evidence
public import Strata
public import Variables

/// What a projection assumes besides the cohort and its subdivision.
public struct ProjectionPlan: Hashable, Sendable {
  /// Evidence scenario: an id of `ScenarioRegistry`.
  public var scenario: String
  /// How far ahead.
  public var horizon: Horizon
  /// Whether criteria that the file cannot tell make a patient unknown rather than "not assessed".
  public var isStrict: Bool
  /// The reference (control) level of the arm column, if the cohort has arms; guessed from its name if `nil`.
  public var controlLevel: String?

  /// Scenario `adjusted`, 28 weeks.
  public init(
    scenario: String = "adjusted", horizon: Horizon = .longest, isStrict: Bool = false, controlLevel: String? = nil
  ) {
    self.scenario = scenario
    self.horizon = horizon
    self.isStrict = isStrict
    self.controlLevel = controlLevel
  }

  /// The options that make this plan again, none left to defaults.
  public var commandLineArguments: [String] {
    var arguments = ["--evidence", scenario, "--horizon", horizon.text]
    if isStrict { arguments.append("--strict") }
    if let controlLevel { arguments += ["--control", controlLevel] }
    return arguments
  }

  /// Why the plan cannot be used on a cohort, if it cannot: one line for people.
  public func problem(on store: VariableStore) -> String? {
    guard ScenarioRegistry.scenario(scenario) != nil else {
      return
        "no evidence scenario \"\(scenario)\"; expected \(ScenarioRegistry.all.map(\.id).joined(separator: ", "))"
    }
    guard let controlLevel else { return nil }
    guard let column = store.column("arm")?.value, case .categories(_, let levels) = column.values else {
      return "the control level is \"\(controlLevel)\", but the file has no column for the treatment arm"
    }
    return levels.contains(controlLevel)
      ? nil : "no arm \"\(controlLevel)\"; the arms are \(levels.prefix(12).joined(separator: ", "))"
  }
}

/// Everything that changes a number. The command line and the keys both make one; every export prints it.
public struct AnalysisPlan: Hashable, Sendable {
  /// How the files are read.
  public var reading: ReadingPlan
  /// How the cohort is subdivided.
  public var stratification: StratificationPlan
  /// What the projection assumes.
  public var projection: ProjectionPlan

  /// Creates a plan.
  public init(
    reading: ReadingPlan = ReadingPlan(), stratification: StratificationPlan = StratificationPlan(),
    projection: ProjectionPlan = ProjectionPlan()
  ) {
    self.reading = reading
    self.stratification = stratification
    self.projection = projection
  }
}
