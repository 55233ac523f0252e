extension Trial {
  /// A small series with a run-in.
  static let siwek2020 = Trial(
    id: "Siwek-2020", title: "Repeated bone-marrow MSC", year: 2020,
    design: TrialDesign(.singleArm, .open, control: "own run-in of 6 months or more", "single arm, run-in"),
    product: CellProduct("MSC", .boneMarrow, .autologous),
    dosing: Dosing([.intrathecal], injections: "3 over 3 months", followUp: "6 months"),
    treated: 8,
    result: "No change in slow progressors, a slower course in rapid ones, untested.",
    riskOfBias: "critical: 8 of 15 analysed, no control group",
    effects: [
      TrialEffect(
        "E090", "ALSFRS-R slope, before and after", kind: .modification,
        in: .subgroup("slow or rapid course", .notStated), months: 6,
        treated: .words("slow: no change; rapid: slower (not tested, very few)"), .statement, .oneSource, .direction,
        note: "What regression to the mean alone predicts.", sources: [abstract])
    ],
    citations: [Citation(short: "Siwek 2020, Med Sci Monit 26:e927484", reference: "doi:10.12659/MSM.927484")])
}

private let abstract = "https://www.medscimonit.com/abstract/index/idArt/927484"
