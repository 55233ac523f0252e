import Clinical
import Variables

extension AxisFamily {
  /// Age bands.
  static let age = AxisFamily(
    id: "age", title: text.title, definition: text.definition, source: text.source, acceptsCuts: true,
    resolve: { (spec, store) throws(AxisError) in
      var rule = CutRule(variable: "age", quantity: "age", defaultCuts: [50, 65])
      guard store.column("age")?.value == nil, store.column("age_at_onset")?.value != nil else {
        return try cut(spec, store, by: rule, of: text)
      }
      rule.variable = "age_at_onset"
      return try cut(
        spec, store, by: rule, of: AxisText(title: "Age at onset", definition: text.definition, source: text.source),
        notes: ["age at onset: the file does not tell the age at entry"])
    })

  private static let text = AxisText(
    title: "Age", definition: "Years at the index; a cut belongs to the upper band: [a, b).",
    source: "bands of this program; choose others with age:50/65")
}
