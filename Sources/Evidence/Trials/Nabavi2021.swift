extension Trial {
  /// Intravenous allogeneic adipose cells.
  static let nabavi2021 = Trial(
    id: "Nabavi-2021", title: "Intravenous allogeneic adipose MSC", year: 2021,
    design: TrialDesign(.singleArm, .open, control: "none", "single arm"),
    product: CellProduct("MSC", .adipose, .allogeneic),
    dosing: Dosing([.intravenous], injections: "1", followUp: "12 months, survival 5 years"),
    treated: 17,
    result: "Patients kept declining; two pulmonary emboli in 17.",
    riskOfBias: "critical: no control group",
    criteria: [
      EntryCriterion(measure: .alsfrsrTotal, atLeast: 24, text: "ALSFRS-R ≥ 24"),
      EntryCriterion(measure: .vitalCapacityPercent, atLeast: 40, text: "forced vital capacity ≥ 40 %"),
    ],
    effects: [
      TrialEffect(
        "E093", "deaths in year 1; alive after 5 years", kind: .survival, in: .everyone("all"), months: 60,
        treated: .words("3 of 17 died; 5 alive"), .statement, .oneSource, .described,
        note: "ALSFRS-R and vital capacity kept falling.", sources: [abstract])
    ],
    harms: [
      Harm(
        "E092", "pulmonary embolism", [.intravenous], .people(2, of: 17), among: "17 patients, allogeneic adipose MSC",
        .oneSource, note: "on days 36 and 65; the authors see no relation to the infusion", sources: [abstract])
    ],
    citations: [
      Citation(short: "Nabavi 2021", reference: "PMC8753106"),
      Citation(short: "registry", reference: "IRCT20080728001031N26"),
    ])
}

private let abstract = "https://omicsdi.org/dataset/biostudies-literature/S-EPMC8753106"
