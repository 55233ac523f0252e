extension Trial {
  /// Safety of cells of Wharton's jelly.
  static let whartonSafety2019 = Trial(
    id: "WJ-safety-2019", title: "Wharton's jelly MSC, safety", year: 2019,
    design: TrialDesign(.singleArm, .open, control: "none", "single arm, safety"),
    product: CellProduct("MSC", .whartonsJelly, .allogeneic),
    dosing: Dosing(
      [.intrathecal], dose: "0.42 million cells/kg", injections: "repeated, every 2 months", followUp: "6 months"),
    treated: 43,
    result: "Headache in 1 of 43; efficacy was not looked at.",
    riskOfBias: "serious: safety only", overlap: "shares patients with Barczewska-2020",
    harms: [
      Harm(
        "E089", "headache", [.intrathecal], .people(1, of: 43),
        among: "43 patients, repeated injections of allogeneic MSC of Wharton's jelly", .oneSource,
        note: "events were not asked for; far below the rates of others", sources: [article])
    ],
    citations: [
      Citation(short: "Neural Regen Res 2019", reference: "PMC6301165"),
      Citation(short: "registry", reference: "NCT02881476"),
    ])
}

private let article = "https://pmc.ncbi.nlm.nih.gov/articles/PMC6301165"
