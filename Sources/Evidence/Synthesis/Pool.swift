public import Statistics

/// A frequentist pool of trials, shown beside the projection and never fed into it.
public struct Pool: Sendable {
  /// "P1".
  public let id: String
  /// What is in it.
  public let title: String
  /// The effects.
  public let effects: [StudyEffect]

  /// The pool by one method.
  public func result(_ method: RandomEffects.Method) -> RandomEffects { RandomEffects(effects, method: method) }
}

/// The pools that a reader may want to compare.
public enum PoolRegistry {
  /// All of them.
  public static let all: [Pool] = [
    pool("P1", "controlled, with numbers", ["Oh-2018", "NurOwn-P3"]),
    pool(
      "P4", "controlled, intrathecal, failed trials without numbers as zero",
      ["Oh-2018", "NurOwn-P3", "NurOwn-P2", "ALSummit"]),
    pool(
      "P5", "controlled, any route, failed trials without numbers as zero",
      ["Oh-2018", "NurOwn-P3", "NurOwn-P2", "ALSummit", "Aguera-2025"]),
    pool(
      "P6", "blinded only, failed trials without numbers as zero",
      ["NurOwn-P3", "NurOwn-P2", "ALSummit", "Aguera-2025"]),
  ]

  private static func pool(_ id: String, _ title: String, _ trials: [String]) -> Pool {
    let effects = trials.compactMap { TrialRegistry.trial($0)?.effect }
    return Pool(
      id: id, title: title,
      effects: effects.map { StudyEffect(value: $0.pointsPerMonth, standardError: $0.standardError) })
  }
}
