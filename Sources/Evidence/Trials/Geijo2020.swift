extension Trial {
  /// Mononuclear cells into a muscle: not MSC, a local endpoint.
  static let geijo2020 = Trial(
    id: "Geijo-2020", title: "Intramuscular mononuclear cells", year: 2020,
    design: TrialDesign(
      .randomised, .double, control: "placebo in the other leg", "one leg against the other, double blind"),
    product: CellProduct("mononuclear cells, not MSC", .boneMarrow, .autologous),
    dosing: Dosing([.intramuscular], injections: "1", followUp: "12 months"),
    treated: 22, controls: 22,
    result: "One of many indices of the treated muscle differed.",
    riskOfBias: "some concerns; a local endpoint only",
    effects: [
      TrialEffect(
        "E099", "tibialis anterior, D50 on days 90 and 180", in: .everyone("all"), months: 3,
        treated: .words("39.25 (3.21); 41.24 (3.34)"), control: .words("29.55 (2.89); 29.35 (3.29)"), .statement,
        p: "< 0.01", .oneSource, .notMesenchymal, note: "One of many indices; no other difference.", sources: [article])
    ],
    citations: [Citation(short: "Geijo-Barrientos 2020", reference: "PMC7105864")])
}

private let article = "https://pmc.ncbi.nlm.nih.gov/articles/PMC7105864"
