extension Trial {
  /// ALSummit: the sham-controlled phase 3 of lenzumestrocel.
  static let alsummit = Trial(
    id: "ALSummit", title: "ALSummit phase 3", year: 2024,
    design: "randomised 1:2:2, double blind, sham procedure, 5 Korean hospitals", isControlled: true,
    isBlinded: true, treated: 69, controls: 46,
    product: "lenzumestrocel, autologous bone marrow",
    route: "intrathecal", injections: "2 or 5",
    result: "Primary and secondary goals not met; full results not published. Numbers of patients are the "
      + "planned ones.",
    effect: TrialEffect(
      pointsPerMonth: 0, standardError: 0.1390096094, origin: .imputedZero,
      derivation: "no result printed; counted as zero with the standard error that its planned size implies"),
    criteria: [
      EntryCriterion(measure: .alsfrsrTotal, atLeast: 31, atMost: 46, text: "ALSFRS-R 31 to 46"),
      EntryCriterion(
        measure: .recentLossPerMonth, atLeast: 0.515, atMost: 1.545, text: "progression 1.03 points/month ± 50 %"),
      EntryCriterion(measure: .monthsSinceDiagnosis, atMost: 24, text: "diagnosis ≤ 2 years ago"),
    ],
    citations: [
      Citation(short: "Protocol 2022, Trials 23:415", reference: "doi:10.1186/s13063-022-06327-4"),
      Citation(short: "registry", reference: "NCT04745299"),
    ])
}
