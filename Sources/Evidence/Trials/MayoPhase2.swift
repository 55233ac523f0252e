extension Trial {
  /// Repeated intrathecal adipose cells.
  static let mayoPhase2 = Trial(
    id: "Mayo-P2", title: "Intrathecal adipose MSC, phase 2", year: 2024,
    design: TrialDesign(
      .externalRecords, .open, control: "PRO-ACT records matched by age, sex and riluzole",
      "single arm, matched to trial records"),
    product: CellProduct("MSC", .adipose, .autologous),
    dosing: Dosing(
      [.intrathecal], dose: "10 to 100 million cells", injections: "4, every 3 months", followUp: "12 months"),
    treated: 58, baselineTreated: .words("37 (range 19 to 47)"),
    result: "Results are in the registry; no number could be read for this version.",
    riskOfBias: "serious: compared with records of other trials",
    effects: [
      TrialEffect(
        "E085", "ALSFRS-R against PRO-ACT", kind: .gap, in: .everyone("all"), months: 12, .notReported, .oneSource,
        .gap, note: "Posted in the registry by April 2025; the numbers were not reached.",
        sources: [abstract, registryCopy])
    ],
    citations: [
      Citation(
        short: "Abstract 003057, AAN 2024",
        reference: "https://index.mirasmart.com/AAN2024/PDFfiles/AAN2024-003057.html"),
      Citation(short: "registry", reference: "NCT03268603"),
    ])
}

private let abstract = "https://index.mirasmart.com/AAN2024/PDFfiles/AAN2024-003057.html"
private let registryCopy = "https://meddatax.com/clinical-trials/NCT03268603"
