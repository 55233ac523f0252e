import Variables

extension AxisFamily {
  /// Class of progression by ΔFS.
  static let speed = ofCategories(
    "speed", of: "speed",
    AxisText(
      title: "Progression speed",
      definition:
        "ΔFS = (48 − ALSFRS-R at entry) / months since onset: slow below 0.5, "
        + "intermediate 0.5 to 1.0 (both included), fast above 1.0 points/month.",
      source: "after Kimura et al., Neurology 2006;66:265–267"))
}
