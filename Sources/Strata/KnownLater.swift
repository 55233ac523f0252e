public import Variables

extension Stratification {
  /// What of the subdivision is known only after entry: titles of axes, and variables of the condition.
  ///
  /// Such subgroups may be described. Effects of a treatment may not be read from them: whoever lived to have the value,
  /// or had it because of the treatment, makes the comparison look good (conditioning on the future).
  public func knownLater(_ store: VariableStore) -> [String] {
    axes.filter { $0.knownAt == .later }.map(\.title)
      + (plan.filter?.names ?? []).filter { store.knownAt($0) == .later }
  }

  /// Why no effect is shown for these subgroups: one line for people; `nil` if all is known at entry.
  public func effectProblem(_ store: VariableStore) -> String? {
    let later = knownLater(store)
    if later.isEmpty { return nil }
    return
      "\(later.joined(separator: ", ")) is known only after entry; such subgroups can be described, and no effect of a "
      + "treatment is shown for them"
  }
}
