extension Trial {
  /// A small safety pilot.
  static let shamsaei2023 = Trial(
    id: "Shamsaei-2023", title: "Intrathecal MSC, pilot", year: 2023,
    design: TrialDesign(.singleArm, .open, control: "none", "single arm, phase 1"),
    product: CellProduct("MSC", .boneMarrow, .autologous),
    dosing: Dosing([.intrathecal], dose: "15 ± 3 million cells", injections: "1", followUp: nil),
    treated: nil,
    result: "Safety only: mild headache in one patient; the number of patients was not found.",
    riskOfBias: "critical: no control group",
    harms: [
      Harm(
        "E094", "headache", [.intrathecal], .described,
        among: "number of patients not found; autologous bone marrow MSC", .oneSource,
        note: "1 patient, mild; no other event", sources: [article])
    ],
    citations: [Citation(short: "Shamsaei 2023, Adv Pharm Bull 13:361", reference: "doi:10.34172/apb.2023.043")])
}

private let article = "https://apb.tbzmed.ac.ir/FullHtml/apb-33203"
