/// One claim of the engine that is tried on drawn truth: a file in `Checks` and a line in `CheckRegistry`.
struct CalibrationCheck: Sendable {
  /// Its name in the table.
  let title: String
  /// Draws the replicates and judges them.
  let measure: @Sendable (Replication) -> [Measurement]
}

/// The checks, in the order of the table: those of `benefit-model` section 9, then what is told beside them.
enum CheckRegistry {
  static let all: [CalibrationCheck] = [
    .untreatedDecline,
    .evidenceSynthesis,
    .projectedEffect,
    .nullArms,
    .fixedEffect,
  ]
}
