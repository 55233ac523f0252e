extension Trial {
  /// Czech phase 1/2a with a run-in of six months.
  static let sykova2017 = Trial(
    id: "Sykova-2017", title: "Czech phase 1/2a", year: 2017,
    design: TrialDesign(.singleArm, .open, control: "own run-in of 6 months", "single arm, 6-month run-in"),
    product: CellProduct("MSC", .boneMarrow, .autologous),
    dosing: Dosing([.intrathecal], dose: "15 ± 4.5 million cells", injections: "1", followUp: "18 months"),
    treated: 26,
    result: "Less decline at 3 months than in the run-in (p < 0.02), in 23 patients; headache in about 30 %.",
    riskOfBias: "critical: no control group",
    effects: [
      TrialEffect(
        "E072", "ALSFRS decline, before and after", in: .everyone("all"), months: 3, treated: .words("less decline"),
        .statement, p: "< 0.02", .severalSources, .beforeAfter,
        note: "Lasted to 6 months in some cases only; size not in the abstract.", sources: [registryAbstract, library])
    ],
    harms: [
      Harm(
        "E073", "headache", [.intrathecal], .about(0.30, of: 26),
        among: "26 patients, one injection of autologous bone marrow MSC", .oneSource,
        note: "mild to moderate; no unexpected serious event", sources: [registryAbstract])
    ],
    citations: [
      Citation(short: "Sykova 2017, Cell Transplant 26:647", reference: "doi:10.3727/096368916X693716"),
      Citation(short: "registry", reference: "NCT03828123"),
    ])
}

private let registryAbstract =
  "https://ichgcp.net/it/clinical-trials-registry/publications/164973-transplantation-of-"
  + "mesenchymal-stromal-cells-in-patients-with-amyotrophic-lateral-sclerosis-results"
private let library = "https://asep.lib.cas.cz/arl-cav/en/detail/?disprec=7&idx=cav_un_epca%2A0477177"
