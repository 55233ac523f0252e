extension Trial {
  /// Intravenous and intrathecal cells, two cohorts.
  static let nabavi2019 = Trial(
    id: "Nabavi-2019", title: "Intravenous and intrathecal bone-marrow MSC", year: 2019,
    design: TrialDesign(.singleArm, .open, control: "none", "two single arms"),
    product: CellProduct("MSC", .boneMarrow, .autologous),
    dosing: Dosing(
      [.intravenous, .intrathecal], "intravenous (6) or intrathecal (8)", injections: "1", followUp: "12 months"),
    treated: 14,
    result: "No delay of progression according to a later review.",
    riskOfBias: "critical: no control group",
    criteria: [
      EntryCriterion(measure: .alsfrsrTotal, atLeast: 24, text: "ALSFRS ≥ 24"),
      EntryCriterion(measure: .vitalCapacityPercent, atLeast: 40, text: "forced vital capacity ≥ 40 %"),
    ],
    harms: [
      Harm(
        "E091a", "event related to treatment", [.intravenous], .people(0, of: 6),
        among: "6 patients, autologous bone marrow MSC", .severalSources,
        note: "one died of respiratory failure; one was lost", sources: [article, review]),
      Harm(
        "E091b", "event related to treatment", [.intrathecal], .people(0, of: 8),
        among: "8 patients, autologous bone marrow MSC", .severalSources, note: "one was lost",
        sources: [article, review]),
    ],
    citations: [
      Citation(short: "Nabavi 2019, Cell J 20:592", reference: "doi:10.22074/cellj.2019.5370"),
      Citation(short: "registry", reference: "NCT01759797, NCT01771640"),
    ])
}

private let article = "https://pmc.ncbi.nlm.nih.gov/articles/PMC6099146"
private let review = "https://scribd.com/document/428784514/Als"
