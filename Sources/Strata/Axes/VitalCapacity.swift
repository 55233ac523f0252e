import Variables

extension AxisFamily {
  /// Bands of vital capacity.
  static let fvc = ofCuts(
    "fvc", by: CutRule(variable: "vc_pct", quantity: "VC %", defaultCuts: [50, 65, 80], isDescending: true),
    AxisText(
      title: "Vital capacity",
      definition:
        "Forced or slow vital capacity at entry, % of predicted, the best first; a cut belongs to the better band: [a, b).",
      source: "least values in entry criteria of trials: 50, 65 and 80 %; choose others with fvc:60/80"))
}
