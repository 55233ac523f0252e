public import Variables

/// Every built-in axis, in the order people see them.
public enum AxisRegistry {
  /// All of them.
  public static let all: [AxisFamily] = [
    .onset,
    .onsetRegion,
    .stage,
    .kings,
    .mitos,
    .speed,
    .duration,
    .alsfrs,
    .age,
    .sex,
    .delay,
    .arm,
  ]

  /// The family of an id.
  public static func family(_ id: String) -> AxisFamily? { all.first { $0.id == id } }

  /// The axes that a file offers, with their default cuts: those that place at least one patient. O(axes · patients).
  public static func offered(by store: VariableStore) -> [ResolvedAxis] {
    all.compactMap { family in
      guard let axis = try? family.resolve(AxisSpec(id: family.id), store) else { return nil }
      return axis.codes.contains { $0 > 0 } ? axis : nil
    }
  }
}

extension AxisFamily {
  /// A family whose levels are the categories of a variable.
  static func ofCategories(_ id: String, of variable: String, prefix: String = "", _ text: AxisText) -> AxisFamily {
    AxisFamily(
      id: id, title: text.title, definition: text.definition, source: text.source, acceptsCuts: false,
      resolve: { (spec, store) throws(AxisError) in
        try categories(spec, store, of: variable, prefix: prefix, text)
      })
  }

  /// A family that cuts the numbers of a variable.
  static func ofCuts(_ id: String, by rule: CutRule, _ text: AxisText) -> AxisFamily {
    AxisFamily(
      id: id, title: text.title, definition: text.definition, source: text.source, acceptsCuts: true,
      resolve: { (spec, store) throws(AxisError) in try cut(spec, store, by: rule, of: text) })
  }
}
