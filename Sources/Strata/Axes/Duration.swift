import Variables

extension AxisFamily {
  /// Bands of disease duration.
  static let duration = ofCuts(
    "duration", by: CutRule(variable: "months_since_onset", quantity: "months", defaultCuts: [12, 24, 36]),
    AxisText(
      title: "Time since onset",
      definition: "Months from symptom onset to entry; a cut belongs to the upper band: [a, b).",
      source: "bands used in entry criteria of trials: 12, 24 and 36 months"))

  /// Bands of diagnostic delay.
  static let delay = ofCuts(
    "delay", by: CutRule(variable: "diagnostic_delay", quantity: "delay", defaultCuts: [6, 12, 18]),
    AxisText(
      title: "Diagnostic delay",
      definition: "Months from symptom onset to diagnosis; a cut belongs to the upper band: [a, b).",
      source: "bands of this program; choose others with delay:8/16"))
}
