extension Trial {
  /// Mixed cells of fat into a ventricle: not expanded MSC.
  static let duma2019 = Trial(
    id: "Duma-2019", title: "Intracerebroventricular cells of fat", year: 2019,
    design: TrialDesign(.singleArm, .open, control: "none", "single arm, safety"),
    product: CellProduct("stromal vascular fraction, not expanded MSC", .adipose, .autologous),
    dosing: Dosing([.intracerebroventricular], injections: "113 in 31 patients", followUp: "9.2 months (median)"),
    treated: 31,
    result: "Meningism and fever after 12 of 111 injections; 4 of the 6 patients with ALS died of it.",
    riskOfBias: "critical: no control group",
    harms: [
      Harm(
        "E100a", "meningism and fever", [.intracerebroventricular], .injections(12, of: 111),
        among: "31 patients, 6 with ALS; mixed cells of fat", .oneSource, note: "mild", sources: [abstract]),
      Harm(
        "E100b", "admission to hospital", [.intracerebroventricular], .injections(2, of: 111),
        among: "31 patients, 6 with ALS; mixed cells of fat", .oneSource, sources: [abstract]),
      Harm(
        "E100c", "reservoir removed", [.intracerebroventricular], .injections(1, of: 111),
        among: "31 patients, 6 with ALS; mixed cells of fat", .oneSource, sources: [abstract]),
    ],
    citations: [Citation(short: "Mol Biol Rep 2019", reference: "https://paperity.org/p/203334475")])
}

private let abstract = "https://paperity.org/p/203334475"
