extension Trial {
  /// ALSummit: the sham-controlled phase 3 of lenzumestrocel.
  static let alsummit = Trial(
    id: "ALSummit", title: "ALSummit phase 3", year: 2024,
    design: TrialDesign(
      .randomised, .double, control: "sham procedure",
      "randomised 1:2:2, double blind, sham procedure, 5 Korean hospitals"),
    product: CellProduct("lenzumestrocel (Neuronata-R)", .boneMarrow, .autologous),
    dosing: Dosing([.intrathecal], injections: "2, or 5 with boosters at months 4, 7 and 10", followUp: "13 months"),
    treated: 69, controls: 46,
    result: "Primary and secondary goals not met; full results not published. Numbers of patients are the "
      + "planned ones.",
    riskOfBias: "low by design; high for selective reporting: full results not published",
    effect: SlopeEffect(
      pointsPerMonth: 0, standardError: 0.1390096094, origin: .notSignificant,
      derivation: "no result printed; counted as zero with the standard error that its planned size implies"),
    criteria: [
      EntryCriterion(measure: .alsfrsrTotal, atLeast: 31, atMost: 46, text: "ALSFRS-R 31 to 46"),
      EntryCriterion(
        measure: .recentLossPerMonth, atLeast: 0.515, atMost: 1.545, text: "progression 1.03 points/month ± 50 %"),
      EntryCriterion(measure: .monthsSinceDiagnosis, atMost: 24, text: "diagnosis ≤ 2 years ago"),
    ],
    effects: [
      TrialEffect(
        "E064", "CAFS (primary), all secondary endpoints",
        in: .everyone("intention to treat"), months: 12, treated: .words("not met"), .statement,
        derivation: "assumed: SD 8 points at 12 months, 46 against 46 (5 doses, sham)", .severalSources, .synthesis,
        sources: [biopharma, release, asiaEconomy]),
      TrialEffect(
        "E065", "ALSFRS-R total", in: .subgroup("slow progressors", .postHoc), months: 12, treated: .value(31.2),
        control: .value(26.4), .difference, number: .init(4.8, p: 0.001, .points), p: "0.001", derivation: "from p",
        .company,
        .direction,
        note: "Patients and baseline of the arms not published; one report gives slow as neurofilament < 52 pg/mL.",
        sources: [biopharma]),
      TrialEffect(
        "E066", "CAFS, LS mean",
        in: .subgroup("slow progressors, 2 doses", .postHoc), months: 6, treated: .value(20.95), control: .value(13.66),
        .difference, number: .init(7.29, p: 0.024, .rank), p: "0.024", derivation: "from p", .company, .direction,
        sources: [release, clival, medPath]),
      TrialEffect(
        "E067", "CAFS, LS mean",
        in: .subgroup("slow progressors, 5 doses", .postHoc), treated: .value(24.78), control: .value(17.92),
        .difference, number: .init(6.86, p: 0.041, .rank), p: "0.041", derivation: "from p", .company, .direction,
        note: "Sources differ: month 6 or 12.", sources: [biopharma, clival]),
      TrialEffect(
        "E068", "slow vital capacity", in: .subgroup("slow progressors, 5 doses", .postHoc), months: 12,
        treated: .value(62.2), control: .value(50.6), .difference, number: .init(11.6, p: 0.017, .percentPredicted),
        p: "0.017",
        derivation: "from p", .company, .direction, sources: [biopharma]),
      TrialEffect(
        "E069", "any outcome", kind: .gap, in: .subgroup("fast progressors", .notStated), months: 12, .notReported,
        .noSource, .gap,
        note: "The other patients were never disclosed; with no difference overall they had about none, or worse."),
    ],
    citations: [
      Citation(short: "Protocol 2022, Trials 23:415", reference: "doi:10.1186/s13063-022-06327-4"),
      Citation(short: "registry", reference: "NCT04745299"),
    ])
}

private let biopharma =
  "https://biopharmaapac.com/news/73/6917/corestemchemon-phase-3-alsummit-trial-shows-subgroup-"
  + "benefit-of-neuronata-r-in-als.html"
private let release =
  "https://www.finanznachrichten.de/nachrichten-2025-05/65534336-corestemchemon-inc-neuronata-r-"
  + "stem-cell-therapy-shows-promise-in-als-phase-3-subgroup-analysis-moves-toward-fda-accelerated-"
  + "approval-008.htm"
private let asiaEconomy = "https://cm.asiae.co.kr/en/article/2025101508051667119"
private let clival = "https://clival.com/news/neuronata-r-als-phase-3-data-supports-fda-accelerated-approval-bid"
private let medPath = "https://trial.medpath.com/news/072455bef5c9a0dc"
