extension Trial {
  /// Novara: two early trials of intraspinal cells, long-term survival.
  static let mazzini2023 = Trial(
    id: "Mazzini-2023", title: "Intraspinal MSC, long-term survival", year: 2023,
    design: TrialDesign(
      .externalRecords, .open, control: "survival predicted by ENCALS",
      "single arm, compared afterwards with a prediction"),
    product: CellProduct("MSC", .boneMarrow, .autologous),
    dosing: Dosing([.intraspinal], "intraspinal, thoracic", injections: "1", followUp: nil),
    treated: 19,
    result: "Lived 119 months after onset where 71 were predicted (p 0.016); immortal time and selected patients.",
    riskOfBias: "critical: immortal time, selected slow progressors",
    overlap: "holds the patients of the reports of 2003 to 2012",
    effects: [
      TrialEffect(
        "E080", "disease duration against ENCALS prediction", kind: .survival, in: .everyone("all"),
        treated: .mean(118.8, sd: 89.26), control: .mean(70.79, sd: 27.53), .difference,
        number: .init(48.01, p: 0.016, .months), p: "0.016", derivation: "from p", .oneSource, .externalRecords,
        sources: [index]),
      TrialEffect(
        "E081", "lived longer than ENCALS predicts", kind: .modification,
        in: .subgroup("slow (10) against fast (9) progressors", .notStated), treated: .count(8, of: 10),
        control: .count(5, of: 9), .interaction, number: .init(oddsOf: .count(8, of: 10), against: .count(5, of: 9)),
        p: "0.26",
        derivation: "from counts", .oneSource, .direction, sources: [index]),
    ],
    citations: [
      Citation(
        short: "Novara group, trials of 2002 and 2006, long-term survival",
        reference: "https://www.aminer.cn/pub/6417013090e50fcafdb30143")
    ])
}

private let index =
  "https://www.aminer.cn/pub/6417013090e50fcafdb30143/effect-of-mesenchymal-stromal-cell-"
  + "transplantation-on-long-term-survival-in-amyotrophic"
