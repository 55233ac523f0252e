import Variables

extension AxisFamily {
  /// Site of onset in four classes.
  static let onset = ofCategories(
    "onset", of: "onset",
    AxisText(
      title: "Site of onset", definition: "Bulbar, limb (\"spinal\"), respiratory or other site of onset, as recorded.",
      source: "coarse classes of the ENCALS and registry value sets"))

  /// Site of onset as finely as the file tells.
  static let onsetRegion = ofCategories(
    "onset-region", of: "onset_region",
    AxisText(
      title: "Region of onset",
      definition: "Site of onset as finely as the file tells; \"limb\" where it does not name the limb.",
      source: "superset of the registry value sets"))
}
