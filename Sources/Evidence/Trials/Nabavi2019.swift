extension Trial {
  /// Intravenous and intrathecal cells, two cohorts.
  static let nabavi2019 = Trial(
    id: "Nabavi-2019", title: "Intravenous and intrathecal bone-marrow MSC", year: 2019,
    design: "two single arms", isControlled: false,
    isBlinded: false, treated: 14, controls: nil,
    product: "bone-marrow MSC, autologous",
    route: "intravenous or intrathecal", injections: "1",
    result: "No delay of progression according to a later review.",
    effect: nil,
    criteria: [
      EntryCriterion(measure: .alsfrsrTotal, atLeast: 24, text: "ALSFRS ≥ 24"),
      EntryCriterion(measure: .vitalCapacityPercent, atLeast: 40, text: "forced vital capacity ≥ 40 %"),
    ],
    citations: [
      Citation(short: "Nabavi 2019, Cell J 20:592", reference: "doi:10.22074/cellj.2019.5370")
    ])
}
