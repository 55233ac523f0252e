/// Every derived variable, in the order people see them.
public enum VariableRegistry {
  /// All of them.
  public static let all: [Variable] =
    patients + scores + stages + rates + disease + prognoses + courses

  private static let patients: [Variable] = [
    .visits,
    .onset,
    .onsetRegion,
    .ageAtOnset,
    .age,
    .sex,
    .arm,
    .monthsSinceOnset,
    .diagnosticDelay,
  ]

  private static let scores: [Variable] =
    [
      .alsfrsrTotal,
      .originalTotal,
      .bulbar,
      .fineMotor,
      .grossMotor,
      .respiratory,
    ] + Variable.otherSubscores + [
      .vitalCapacity
    ]

  private static let stages: [Variable] = [
    .kingsStage,
    .mitosStage,
    .ft9Stage,
  ]

  private static let rates: [Variable] =
    [
      .deltaFS,
      .cautiousDeltaFS,
      .speed,
      .stage,
      .slopePerMonth,
      .observedSpeed,
    ]

  private static let disease: [Variable] = [
    .elEscorial,
    .phenotype,
    .c9orf72,
    .sod1,
    .fus,
    .tardbp,
    .ftd,
    .riluzole,
    .neurofilament,
    .neurofilamentTertile,
  ]

  private static let prognoses: [Variable] =
    [
      .tricalsLP,
      .tricalsEligible,
      .encalsLP,
      .encalsBasis,
      .encalsMedian,
      .encalsFirstQuartile,
      .encalsThirdQuartile,
    ] + Variable.encalsSurvival + [
      .encalsGroup,
      .encalsRemaining,
      .encalsRemainingFirstQuartile,
      .encalsRemainingThirdQuartile,
      .encalsNextYear,
    ]

  private static let courses: [Variable] =
    [
      .d50Months,
      .d50DX,
      .relativeD50,
      .d50Phase,
      .d50Aggressiveness,
      .followUp,
    ] + Variable.stageTimes

  /// The variable of an id.
  public static func variable(_ id: String) -> Variable? { all.first { $0.id == id } }
}
