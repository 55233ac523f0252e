extension Trial {
  /// NurOwn phase 1/2 and 2a, before and after.
  static let petrou2016 = Trial(
    id: "Petrou-2016", title: "NurOwn phase 1/2 and 2a", year: 2016,
    design: TrialDesign(.singleArm, .open, control: "own run-in of 3 months", "single arm, before and after"),
    product: CellProduct("MSC-NTF", .boneMarrow, .autologous),
    dosing: Dosing(
      [.intrathecal, .intramuscular], "intramuscular (6), intrathecal (6) or both (14)",
      dose: "up to 2 million cells/kg intrathecally, 48 million intramuscularly", injections: "1", followUp: "6 months"),
    treated: 26,
    result: "Slope −1.2 before and −0.6 after (p 0.052); a change that regression to the mean alone can produce.",
    riskOfBias: "critical: no control group, regression to the mean, open",
    effects: [
      TrialEffect(
        "E043", "ALSFRS-R slope, before and after", in: .everyone("intrathecal, alone or with intramuscular; about 15"),
        months: 6, treated: .change(from: -1.2, to: -0.6), .beforeAfter, number: .init(0.6, p: 0.052, .pointsPerMonth),
        p: "0.052", derivation: "from p", .severalSources, .beforeAfter, sources: [neuroNews, neurologyAdvisor]),
      TrialEffect(
        "E044", "ALSFRS-R slope, before and after",
        in: .subgroup("phase 2a, intrathecal and intramuscular (n = 14)", .notStated), months: 3,
        treated: .change(from: -1.41, to: -0.78), .beforeAfter, number: .init(0.63, .pointsPerMonth),
        derivation: "after − before", .oneSource,
        .samePeople,
        sources: [healthMedicine]),
      TrialEffect(
        "E045", "ALSFRS-R slope, before and after",
        in: .subgroup("phase 2a, intrathecal and intramuscular (n = 14)", .notStated), months: 6,
        treated: .change(from: -1.41, to: -0.60), .beforeAfter, number: .init(0.81, .pointsPerMonth),
        derivation: "after − before", .severalSources,
        .samePeople, note: "At 3 months 50 % of 12 were better on the ALSFRS-R slope.",
        sources: [healthMedicine, neurologyAdvisor]),
      TrialEffect(
        "E046", "forced vital capacity, slope before and after",
        in: .everyone("intrathecal, alone or with intramuscular"), months: 6, treated: .change(from: -5.1, to: -1.2),
        .beforeAfter, number: .init(3.9, .percentPredictedPerMonth), p: "0.036", derivation: "after − before",
        .severalSources, .beforeAfter,
        sources: [neuroNews]),
      TrialEffect(
        "E047", "responders: ALSFRS-R or vital capacity ≥ 25 % better",
        in: .everyone("intrathecal, alone or with intramuscular"), months: 6, treated: .percent(87), .statement,
        .oneSource,
        .beforeAfter, note: "No control group: how many would \"respond\" with no effect is not known.",
        sources: [neurologyAdvisor]),
    ],
    harms: [
      Harm(
        "E048", "serious event related to treatment", [.intrathecal, .intramuscular], .described,
        among: "26 patients, one treatment with MSC-NTF", .company, note: "none reported; mild passing events",
        sources: [company, alsNews])
    ],
    citations: [
      Citation(short: "Petrou 2016, JAMA Neurol 73:337", reference: "doi:10.1001/jamaneurol.2015.4321"),
      Citation(short: "registry", reference: "NCT01051882, NCT01777646"),
    ])
}

private let neuroNews =
  "https://neuronewsinternational.com/nurown-demonstrates-a-statistically-significant-effect-in-" + "als-patients/"
private let neurologyAdvisor =
  "https://www.neurologyadvisor.com/topics/neuromuscular-disorders/mesenchymal-neurotrophic-"
  + "growth-factor-cells-may-slow-als/2/"
private let healthMedicine = "http://healthmedicinet.com/news/brainstorms-phase-2a-als-study-meets-primary-endpoint/"
private let company = "http://www.brainstorm-cell.com/pipeline/clinical/"
private let alsNews = "https://alsnewstoday.com/nurown/"
