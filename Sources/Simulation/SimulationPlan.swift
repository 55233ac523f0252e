/// What to simulate.
public struct SimulationPlan: Hashable, Sendable {
  /// Which kind of study.
  public enum Design: String, Sendable, CaseIterable {
    /// A population register with irregular visits.
    case register
    /// A randomised two-arm trial with visits every four weeks.
    case trial
  }

  /// Kind of study.
  public var design: Design
  /// Number of patients.
  public var patients: Int
  /// Seed of the generator; the same plan gives the same bytes.
  public var seed: UInt64
  /// Planted effect on the slope in the treated arm, points a month, positive = slower decline. Trials only.
  public var effect: Double

  /// Creates a plan; an effect of 0.30 points a month unless said otherwise.
  public init(design: Design, patients: Int, seed: UInt64, effect: Double = 0.30) {
    self.design = design
    self.patients = patients
    self.seed = seed
    self.effect = effect
  }
}
