import Variables

extension AxisFamily {
  /// Early or late by King's stage.
  static let stage = ofCategories(
    "stage", of: "stage",
    AxisText(
      title: "Stage",
      definition: "Early: King's 1–2 (King's 0, no region involved, is counted as early); late: King's 3–4. At entry.",
      source: "King's stage: Balendra et al. 2014;15:279–284"))

  /// King's clinical stage.
  static let kings = ofCategories(
    "kings", of: "kings_stage", prefix: "King's ",
    AxisText(
      title: "King's stage",
      definition:
        "Number of regions involved, 0–3; 4A gastrostomy; 4B respiratory failure. From ALSFRS-R items at entry.",
      source: "Balendra et al., Amyotroph Lateral Scler Frontotemporal Degener 2014;15:279–284"))

  /// Milano–Torino stage.
  static let mitos = ofCategories(
    "mitos", of: "mitos_stage", prefix: "MiToS ",
    AxisText(
      title: "MiToS stage", definition: "Number of functional domains lost, 0–4. From ALSFRS-R items at entry.",
      source: "Chiò et al., J Neurol Neurosurg Psychiatry 2015;86:38–44"))

  /// FT9 stage.
  static let ft9 = ofCategories(
    "ft9", of: "ft9_stage", prefix: "FT9 ",
    AxisText(
      title: "FT9 stage",
      definition:
        "Number of the four ALSFRS-R domains at 9 points or less, 0–4, at entry. The threshold was not verified against "
        + "the paper.",
      source: "Thakore et al., Amyotroph Lateral Scler Frontotemporal Degener 2018;19:483–494"))
}
