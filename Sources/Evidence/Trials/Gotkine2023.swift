extension Trial {
  /// Astrocytes: not MSC.
  static let gotkine2023 = Trial(
    id: "Gotkine-2023", title: "Intrathecal astrocytes", year: 2023,
    design: TrialDesign(
      .singleArm, .open, control: "own run-in of 3 months", "single arm, before and after, dose escalation"),
    product: CellProduct("AstroRx astrocytes, not MSC", .embryonic, .allogeneic),
    dosing: Dosing([.intrathecal], dose: "100 or 250 million cells", injections: "1", followUp: "12 months"),
    treated: 10,
    result: "Slope −0.88 before and −0.30 after, −1.43 and −0.78 at the higher dose; no control group.",
    riskOfBias: "critical: no control group",
    effects: [
      TrialEffect(
        "E096", "ALSFRS-R slope, before and after", in: .subgroup("100 million cells (n = 5)", .notStated), months: 3,
        treated: .change(from: -0.88, to: -0.30), .beforeAfter, number: .init(0.58, p: 0.039, .pointsPerMonth),
        p: "0.039",
        derivation: "from p", .severalSources, .notMesenchymal, sources: [index, article]),
      TrialEffect(
        "E097", "ALSFRS-R slope, before and after", in: .subgroup("250 million cells (n = 5)", .notStated), months: 3,
        treated: .change(from: -1.43, to: -0.78), .beforeAfter, number: .init(0.65, p: 0.0023, .pointsPerMonth),
        p: "0.0023",
        derivation: "from p", .severalSources, .notMesenchymal,
        note: "Larger in rapid progressors, which regression to the mean also gives.", sources: [index, article]),
    ],
    citations: [Citation(short: "Gotkine 2023, J Transl Med 21:122", reference: "doi:10.1186/s12967-023-03903-3")])
}

private let index = "https://www.biocloudy.com/literatureDetail/MTA2MzI2Mw=="
private let article = "https://translational-medicine.biomedcentral.com/articles/10.1186/s12967-023-03903-3"
