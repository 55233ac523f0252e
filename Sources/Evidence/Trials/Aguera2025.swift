extension Trial {
  /// Intravenous adipose cells, four arms.
  static let aguera2025 = Trial(
    id: "Aguera-2025", title: "Intravenous adipose MSC", year: 2025,
    design: "randomised 1:1:1:1, double blind", isControlled: true,
    isBlinded: true, treated: 30, controls: 10,
    product: "adipose MSC, autologous",
    route: "intravenous", injections: "1, three dose levels",
    result: "No significant difference in any measure of efficacy.",
    effect: TrialEffect(
      pointsPerMonth: 0, standardError: 0.3042903097, origin: .imputedZero,
      derivation: "no slope difference printed; counted as zero with the standard error that its size implies"),
    criteria: [
      EntryCriterion(measure: .monthsSinceOnset, atLeast: 6, atMost: 36, text: "onset 6 to 36 months ago"),
      EntryCriterion(measure: .vitalCapacityPercent, atLeast: 50, text: "forced vital capacity ≥ 50 %"),
      EntryCriterion(measure: .usesRiluzole, atLeast: 1, text: "on riluzole"),
    ],
    citations: [
      Citation(short: "Aguera-Morales 2025, Front Neurol 16", reference: "doi:10.3389/fneur.2025.1655124"),
      Citation(short: "registry", reference: "NCT02290886"),
    ])
}
