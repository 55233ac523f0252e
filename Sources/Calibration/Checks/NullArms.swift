extension CalibrationCheck {
  /// Arms that do not differ: one-sided p of each comparison of arms is uniform. Judged with 60 patients an arm; beside
  /// them without a mark 15 an arm, the fewest of whom an interval is shown, where tests that rest on large numbers need
  /// not be exact.
  static let nullArms = CalibrationCheck(title: "4 null arms") { replication in
    measure(60, isMarked: true, replication.map(.arms) { DrawnTrial(perArm: 60, &$0).probabilities })
      + measure(15, isMarked: false, replication.map(.smallArms) { DrawnTrial(perArm: 15, &$0).probabilities })
  }

  private static func measure(
    _ perArm: Int, isMarked: Bool, _ trials: [DrawnTrial.Probabilities]
  ) -> [Measurement] {
    let columns: [(String, [Double?])] = [
      ("slope by mixed model", trials.map(\.slope)), ("change by ANCOVA", trials.map(\.change)),
      ("log-rank", trials.map(\.logRank)), ("Cox", trials.map(\.hazard)),
      ("restricted mean", trials.map(\.restrictedMean)),
      ("survival and function at a landmark", trials.map(\.landmark)),
    ]
    return columns.map { .uniformity("\($0), \(perArm) an arm", $1, isMarked: isMarked) }
  }
}
