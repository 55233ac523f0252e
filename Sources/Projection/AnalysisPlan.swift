public import Cohorts
public import Strata

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
