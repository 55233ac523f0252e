import Variables

extension AxisFamily {
  /// Bands of the ALSFRS-R total at entry.
  static let alsfrs = ofCuts(
    "alsfrs",
    by: CutRule(variable: "alsfrsr_total", quantity: "score", defaultCuts: [26, 35], isDescending: true),
    AxisText(
      title: "ALSFRS-R at entry",
      definition:
        "Total at entry, mildest first: 35 and more, 26–34, 25 and less; a cut belongs to the milder band: [a, b).",
      source: "bands printed by the phase 3 trial of NurOwn; Cudkowicz et al., Muscle Nerve 2022 (PMC9305113)"))
}
