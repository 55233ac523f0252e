extension Trial {
  /// Czech phase 1/2a with a run-in of six months.
  static let sykova2017 = Trial(
    id: "Sykova-2017", title: "Czech phase 1/2a", year: 2017,
    design: "single arm, 6-month run-in", isControlled: false,
    isBlinded: false, treated: 23, controls: nil,
    product: "bone-marrow MSC, autologous",
    route: "intrathecal", injections: "1",
    result: "Less decline at 3 months than in the run-in (p < 0.02); headache in about 30 %.",
    effect: nil,
    criteria: [],
    citations: [
      Citation(short: "Sykova 2017, Cell Transplant 26:647", reference: "doi:10.3727/096368916X693716")
    ])
}
