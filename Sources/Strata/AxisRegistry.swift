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
    .ft9,
    .speed,
    .prognosis,
    .tricals,
    .duration,
    .alsfrs,
    .age,
    .sex,
    .fvc,
    .delay,
    .elEscorial,
    .phenotype,
    .c9orf72,
    .sod1,
    .ftd,
    .riluzole,
    .nfl,
    .arm,
    .site,
  ]

  /// The family of an id: built in, or for `col:NAME` the one made of that column of the file.
  public static func family(_ id: String) -> AxisFamily? {
    if id.hasPrefix(VariableStore.filePrefix) {
      return .fileColumn(String(id.dropFirst(VariableStore.filePrefix.count)))
    }
    return all.first { $0.id == id }
  }

  /// The axes that a file offers, with their default cuts: built-in ones, then columns of the file that have few
  /// different values; each places at least one patient. O(axes · patients).
  public static func offered(by store: VariableStore) -> [ResolvedAxis] {
    let ids = all.map(\.id) + store.columnsOfTheirOwn.map { VariableStore.filePrefix + $0 }
    return ids.compactMap { id in
      guard let axis = try? family(id)?.resolve(AxisSpec(id: id), store) else { return nil }
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
