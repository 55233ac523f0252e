extension Trial {
  /// Intravenous adipose cells, four arms.
  static let aguera2025 = Trial(
    id: "Aguera-2025", title: "Intravenous adipose MSC", year: 2025,
    design: TrialDesign(
      .randomised, .double, control: "placebo intravenously, crossed over at 6 months",
      "randomised 1:1:1:1, double blind"),
    product: CellProduct("MSC", .adipose, .autologous),
    dosing: Dosing(
      [.intravenous], dose: "1, 2 or 4 million cells/kg", injections: "1, three dose levels", followUp: "6 months"),
    treated: 30, controls: 10,
    result: "No significant difference in any measure of efficacy.",
    riskOfBias: "some concerns: 10 patients an arm",
    effect: SlopeEffect(
      pointsPerMonth: 0, standardError: 0.3042903097, origin: .notSignificant,
      derivation: "no slope difference printed; counted as zero with the standard error that its size implies"),
    criteria: [
      EntryCriterion(measure: .monthsSinceOnset, atLeast: 6, atMost: 36, text: "onset 6 to 36 months ago"),
      EntryCriterion(measure: .vitalCapacityPercent, atLeast: 50, text: "forced vital capacity ≥ 50 %"),
      EntryCriterion(measure: .usesRiluzole, atLeast: 1, text: "on riluzole"),
    ],
    effects: [
      TrialEffect(
        "E070", "progression (ALSFRS-R and others)", in: .everyone("intention to treat"), months: 6,
        treated: .words("no significant difference"), .statement,
        derivation: "assumed: SD 5 points at 6 months, 30 against 10", .severalSources, .synthesis,
        sources: [article, summary])
    ],
    harms: [
      Harm(
        "E071", "serious event related to treatment", [.intravenous], .described,
        among: "30 treated, one infusion of autologous adipose MSC", .oneSource,
        note: "no significant event, according to a summary", sources: [summary])
    ],
    citations: [
      Citation(short: "Aguera-Morales 2025, Front Neurol 16", reference: "doi:10.3389/fneur.2025.1655124"),
      Citation(short: "registry", reference: "NCT02290886"),
    ])
}

private let article = "https://www.frontiersin.org/journals/neurology/articles/10.3389/fneur.2025.1655124/text"
private let summary = "https://tomesphere.com/paper/PMC12540107"
