import Variables

extension AxisFamily {
  /// Thirds of neurofilament light, or bands by cuts of the user's.
  static let nfl = AxisFamily(
    id: "nfl", title: text.title, definition: text.definition, source: text.source, acceptsCuts: true,
    resolve: { (spec, store) throws(AxisError) in
      if spec.cuts.isEmpty, spec.quantileGroups == nil {
        return try categories(spec, store, of: "nfl_tertile", prefix: "NfL ", text)
      }
      let bands = AxisText(
        title: text.title, definition: "Neurofilament light at entry, pg/mL; a cut belongs to the upper band: [a, b).",
        source: "cuts of the user's; values of several assays do not compare")
      return try cut(spec, store, by: CutRule(variable: "nfl", quantity: "NfL", defaultCuts: []), of: bands)
    })

  private static let text = AxisText(
    title: "Neurofilament light",
    definition:
      "Third of the cohort within one assay and matrix; a cut belongs to the upper third. No threshold is universal.",
    source: "Lu et al., Neurology 2015;84:2247–2257, who compared thirds")
}
