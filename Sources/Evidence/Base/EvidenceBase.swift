/// The trials that a synthesis may draw on: those of this version, or with a user's own added or in their place.
public struct EvidenceBase: Hashable, Sendable {
  /// All trials.
  public let trials: [Trial]
  /// The controlled trials that have an effect: those that printed a number, then those that failed without one, each
  /// oldest first.
  public let controlled: [Trial]
  /// Names of the trials that are not of this version, or not as this version has them.
  public let changed: [String]

  /// The trials of this version.
  public static let builtIn = EvidenceBase(trials: TrialRegistry.all, changed: [])

  private init(trials: [Trial], changed: [String]) {
    self.trials = trials
    self.changed = changed
    controlled = trials.filter { $0.isControlled && $0.effect != nil }.sorted { first, second in
      let printedNone = [first, second].map { $0.effect?.origin == .notSignificant }
      if printedNone[0] != printedNone[1] { return printedNone[1] }
      return (first.year, first.id) < (second.year, second.id)
    }
  }

  /// Whether it is the one of this version.
  public var isBuiltIn: Bool { changed.isEmpty }

  /// The trial of a name.
  public func trial(_ id: String) -> Trial? { trials.first { $0.id == id } }

  /// The same with other trials: each takes the place of the one with its name, or stands before all others. O(trials).
  public func merging(_ others: [Trial]) -> EvidenceBase {
    var merged = trials
    for trial in others {
      if let place = merged.firstIndex(where: { $0.id == trial.id }) { merged[place] = trial }
    }
    return EvidenceBase(
      trials: others.filter { self.trial($0.id) == nil } + merged,
      changed: changed + others.map(\.id).filter { !changed.contains($0) })
  }
}
