extension Trial {
  /// Neural stem cells: not MSC.
  static let mazziniNeural2015 = Trial(
    id: "Mazzini-2015", title: "Intraspinal neural stem cells", year: 2015,
    design: TrialDesign(.singleArm, .open, control: "none", "single arm, phase 1"),
    product: CellProduct("neural stem cells, not MSC", .fetalNeural, .allogeneic),
    dosing: Dosing(
      [.intraspinal], "intraspinal, lumbar", injections: "3 or 3 + 3 microinjections", followUp: "18 months"),
    treated: 6,
    result: "No acceleration of the course; 3 of 6 died by month 8.",
    riskOfBias: "critical: no control group",
    effects: [
      TrialEffect(
        "E082", "progression", in: .everyone("all"), months: 18,
        treated: .words("no acceleration; walking better for a time in 2 of 6; 3 of 6 died by month 8"), .statement,
        .severalSources, .notMesenchymal, sources: [article, archive])
    ],
    citations: [Citation(short: "Mazzini 2015, J Transl Med 13:17", reference: "doi:10.1186/s12967-014-0371-2")])
}

private let article = "http://translational-medicine.biomedcentral.com/articles/10.1186/s12967-014-0371-2"
private let archive = "https://pmc.ncbi.nlm.nih.gov/articles/PMC4359401"
