extension Trial {
  /// Repeated intrathecal injections, before and after.
  static let petrou2021 = Trial(
    id: "Petrou-2021", title: "Repeated intrathecal MSC", year: 2021,
    design: TrialDesign(.singleArm, .open, control: "own slope before treatment", "single arm, before and after"),
    product: CellProduct("MSC", .boneMarrow, .autologous),
    dosing: Dosing([.intrathecal], injections: "1 to 4, every 3 to 6 months", followUp: "up to 18 months"),
    treated: 19,
    result: "47 % slower than before treatment (p 0.004); no control group.",
    riskOfBias: "critical: no control group; who survives gets more injections", overlap: "same centre as Petrou-2016",
    criteria: [
      EntryCriterion(measure: .alsfrsrTotal, atLeast: 21, text: "ALSFRS-R > 20"),
      EntryCriterion(measure: .ageYears, atLeast: 20, atMost: 70, text: "age 20 to 70"),
    ],
    effects: [
      TrialEffect(
        "E074", "> 25 % slower, injection 1 to 2", in: .everyone("all"),
        treated: .count(15, of: 19), .share, number: .init(0.7895, .share), .severalSources, .beforeAfter,
        note: "Mean \"improvement\" 107 %.", sources: [abstract]),
      TrialEffect(
        "E075", "> 25 % slower, injection 2 to 3, 3 to 4", in: .everyone("all"),
        treated: .words("11 of 12; 8 of 10"), .statement, .oneSource, .beforeAfter, sources: [abstract]),
      TrialEffect(
        "E076", "ALSFRS-R slope, before and after, whole period", in: .everyone("all"),
        treated: .words("47.4 % on average; 13 of 19 with ≥ 25 %"), .beforeAfter,
        number: .init(0.474, p: 0.0038, .share),
        p: "0.0038", derivation: "from the p of a Wilcoxon test", .oneSource, .beforeAfter, sources: [abstract]),
    ],
    harms: [
      Harm(
        "E077", "serious event", [.intrathecal], .people(0, of: 19),
        among: "19 patients, 1 to 4 injections of autologous bone marrow MSC", .oneSource, sources: [abstract])
    ],
    citations: [Citation(short: "Petrou 2021, Front Biosci 26:693", reference: "doi:10.52586/4980")])
}

private let abstract = "https://www.imrpress.com/journal/fbl/26/10/10.52586/4980"
