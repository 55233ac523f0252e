extension Trial {
  /// Lenzumestrocel phase 2: the one clearly positive randomised result, open label without sham.
  static let oh2018 = Trial(
    id: "Oh-2018", title: "Lenzumestrocel phase 2", year: 2018,
    design: "randomised 1:1, open label, no sham", isControlled: true,
    isBlinded: false, treated: 33, controls: 31,
    product: "lenzumestrocel, autologous bone marrow",
    route: "intrathecal", injections: "2",
    result: "3.38 points less decline at 6 months (95 % CI 1.23 to 5.54); no difference in survival or vital "
      + "capacity.",
    effect: TrialEffect(
      pointsPerMonth: 0.5633333333, standardError: 0.1783333333, origin: .derived,
      derivation: "3.38 points at 6 months, SE 1.07, divided by 6"),
    criteria: [],
    citations: [
      Citation(short: "Oh 2018, Ann Neurol 84:361", reference: "doi:10.1002/ana.25302"),
      Citation(short: "registry", reference: "NCT01363401"),
    ])
}
