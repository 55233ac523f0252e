extension Trial {
  /// NurOwn phase 3: the largest blinded trial with numbers.
  static let nurOwnPhase3 = Trial(
    id: "NurOwn-P3", title: "NurOwn phase 3", year: 2022,
    design: "randomised 1:1, double blind, 6 US sites", isControlled: true,
    isBlinded: true, treated: 95, controls: 94,
    product: "MSC-NTF (debamestrocel), autologous bone marrow",
    route: "intrathecal", injections: "3, every 8 weeks",
    result: "Primary goal missed: slope responders 33 % against 28 % (p 0.45); change at 28 weeks −5.52 "
      + "against −5.88 points.",
    effect: TrialEffect(
      pointsPerMonth: 0.05590561224, standardError: 0.147528699, origin: .derived,
      derivation: "least-squares means at 28 weeks: 0.36 points, SE 0.95, divided by 6.439425 months"),
    criteria: [
      EntryCriterion(measure: .alsfrsrTotal, atLeast: 25, text: "ALSFRS-R ≥ 25 at screening"),
      EntryCriterion(
        measure: .recentLossPerMonth, atLeast: 1, text: "loss of ≥ 3 points in the run-in, read as ≥ 1 point/month"),
      EntryCriterion(measure: .monthsSinceOnset, atMost: 24, text: "onset ≤ 24 months ago"),
      EntryCriterion(measure: .vitalCapacityPercent, atLeast: 65, text: "slow vital capacity ≥ 65 %"),
      EntryCriterion(measure: .ageYears, atLeast: 18, atMost: 60, text: "age 18 to 60"),
    ],
    citations: [
      Citation(short: "Cudkowicz 2022, Muscle Nerve 65:291", reference: "doi:10.1002/mus.27472"),
      Citation(short: "registry", reference: "NCT03280056"),
    ])
}
