import Variables

extension AxisFamily {
  /// Diagnostic certainty.
  static let elEscorial = ofCategories(
    "el-escorial", of: "el_escorial",
    AxisText(
      title: "El Escorial category", definition: "Category of the revised El Escorial criteria, as recorded.",
      source: "Brooks et al., Amyotroph Lateral Scler Other Motor Neuron Disord 2000;1:293–299"))

  /// Clinical phenotype.
  static let phenotype = ofCategories(
    "phenotype", of: "phenotype",
    AxisText(
      title: "Phenotype", definition: "Motor phenotype as recorded; never derived from the ALSFRS-R.",
      source: "Chiò et al., J Neurol Neurosurg Psychiatry 2011;82:740–746"))

  /// Frontotemporal dementia.
  static let ftd = ofCategories(
    "ftd", of: "ftd", prefix: "FTD: ",
    AxisText(
      title: "Frontotemporal dementia", definition: "Frontotemporal dementia, as recorded.", source: "this file"))
}
