public import Cohorts
public import Strata

/// What a projection assumes besides the cohort and its subdivision.
public struct ProjectionPlan: Hashable, Sendable {
  /// Evidence scenario: an id of `ScenarioRegistry`.
  public var scenario: String
  /// Horizon H in months: 28 weeks, or shorter.
  public var horizonMonths: Double
  /// Whether criteria that the file cannot tell make a patient unknown rather than "not assessed".
  public var isStrict: Bool
  /// The reference (control) level of the arm column, if the cohort has arms; guessed from its name if `nil`.
  public var controlLevel: String?

  /// 28 weeks in months: 28 × 7 / 30.4375.
  public static let longestHorizonMonths = 28 * 7 / 30.4375

  /// Scenario `adjusted`, 28 weeks.
  public init(
    scenario: String = "adjusted", horizonMonths: Double = ProjectionPlan.longestHorizonMonths, isStrict: Bool = false,
    controlLevel: String? = nil
  ) {
    self.scenario = scenario
    self.horizonMonths = horizonMonths
    self.isStrict = isStrict
    self.controlLevel = controlLevel
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
