/// Every derived variable, in the order people see them.
public enum VariableRegistry {
  /// All of them.
  public static let all: [Variable] = [
    .visits,
    .onset,
    .onsetRegion,
    .ageAtOnset,
    .age,
    .sex,
    .arm,
    .monthsSinceOnset,
    .diagnosticDelay,
    .alsfrsrTotal,
    .bulbar,
    .fineMotor,
    .grossMotor,
    .respiratory,
    .vitalCapacity,
    .kingsStage,
    .mitosStage,
    .deltaFS,
    .speed,
    .stage,
    .slopePerMonth,
  ]

  /// The variable of an id.
  public static func variable(_ id: String) -> Variable? { all.first { $0.id == id } }
}
