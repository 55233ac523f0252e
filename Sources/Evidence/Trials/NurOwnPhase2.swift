extension Trial {
  /// NurOwn phase 2: designed for safety; no slope difference was printed.
  static let nurOwnPhase2 = Trial(
    id: "NurOwn-P2", title: "NurOwn phase 2", year: 2019,
    design: TrialDesign(
      .randomised, .double, control: "placebo", "randomised 3:1, double blind, 3-month run-in, 3 US sites"),
    product: CellProduct("MSC-NTF", .boneMarrow, .autologous),
    dosing: Dosing(
      [.intrathecal, .intramuscular], "intrathecal and intramuscular", injections: "1", followUp: "6 months"),
    treated: 36, controls: 12,
    result: "Slope change similar in both arms; a gain in rapid progressors (n = 21) was seen early only.",
    riskOfBias: "some concerns: small placebo arm, many responder analyses, one-sided tests in a conference abstract",
    effect: SlopeEffect(
      pointsPerMonth: 0, standardError: 0.4333333333, origin: .notSignificant,
      derivation: "no slope difference printed; counted as zero with the standard error that its size implies"),
    effects: [
      TrialEffect(
        "E038", "ALSFRS-R slope, change from before", in: .everyone("intention to treat"), months: 6,
        treated: .words("similar"), control: .words("similar"), .statement,
        derivation: "assumed: SD of the slope change 1.3 points/month, 36 against 12", .severalSources, .synthesis,
        note: "Slope change similar in both arms; no number printed.", sources: [abstract]),
      TrialEffect(
        "E039", "ALSFRS-R slope, change from before", in: .subgroup("rapid progressors (n = 21)", .prespecified),
        months: 1, .statement, p: "< 0.05", .severalSources, .direction,
        note: "p < 0.05 at early visits; a company statement says stable up to 12 to 16 weeks.",
        sources: [abstract, release]),
      TrialEffect(
        "E040", "responders: slope ≥ 1.5/month better",
        in: .subgroup("rapid progressors (n = 21)", .prespecified), months: 1, .statement, p: "0.004", .severalSources,
        .direction, sources: [abstract]),
      TrialEffect(
        "E041", "responders: slope ≥ 1.5/month better",
        in: .subgroup("rapid progressors (n = 21)", .prespecified), months: 3, .statement, p: "0.046", .severalSources,
        .direction, sources: [abstract]),
      TrialEffect(
        "E042", "responders, bulbar domain: ≥ 0.375/month better",
        in: .subgroup("without slow progressors", .postHoc), months: 5.5, treated: .percent(40), control: .percent(0),
        .statement, p: "0.09", .oneSource, .described,
        note: "A score of the bulbar domain, not bulbar onset; one-sided p.", sources: [conference]),
    ],
    citations: [
      Citation(short: "Berry 2019, Neurology 93:e2294", reference: "PMID 31740545"),
      Citation(short: "registry", reference: "NCT02017912"),
    ])
}

private let abstract =
  "https://mayoclinic.elsevierpure.com/en/publications/nurown-phase-2-randomized-clinical-trial-"
  + "in-patients-with-als-saf"
private let release = "https://stockprices.com/moreinfo/BCLI/pressrelease/434851"
private let conference = "https://www.acemap.info/paper/75553139"
