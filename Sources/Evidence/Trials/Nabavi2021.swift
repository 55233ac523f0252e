extension Trial {
  /// Intravenous allogeneic adipose cells.
  static let nabavi2021 = Trial(
    id: "Nabavi-2021", title: "Intravenous allogeneic adipose MSC", year: 2021,
    design: "single arm", isControlled: false,
    isBlinded: false, treated: 17, controls: nil,
    product: "adipose MSC, allogeneic",
    route: "intravenous", injections: "1",
    result: "Patients kept declining; two pulmonary emboli in 17.",
    effect: nil,
    criteria: [
      EntryCriterion(measure: .alsfrsrTotal, atLeast: 24, text: "ALSFRS-R ≥ 24"),
      EntryCriterion(measure: .vitalCapacityPercent, atLeast: 40, text: "forced vital capacity ≥ 40 %"),
    ],
    citations: [
      Citation(short: "Nabavi 2021", reference: "PMC8753106")
    ])
}
