extension Trial {
  /// NurOwn after the trial: patients who had finished phase 3.
  static let nurOwnExpandedAccess = Trial(
    id: "NurOwn-EAP", title: "NurOwn expanded access", year: 2025,
    design: TrialDesign(.singleArm, .open, control: "none", "expanded access for patients who finished phase 3"),
    product: CellProduct("MSC-NTF (debamestrocel)", .boneMarrow, .autologous),
    dosing: Dosing([.intrathecal], injections: "further courses", followUp: nil),
    treated: 10, baselineTreated: .words("35.8 at baseline of phase 3, 31.4 at the start"),
    result: "9 of 10 lived more than 5 years after onset (company statement); only survivors could take part.",
    riskOfBias: "critical: selected survivors, immortal time", overlap: "the same people as NurOwn-P3",
    effects: [
      TrialEffect(
        "E098", "alive more than 5 years after onset", kind: .survival, in: .everyone("all"), months: 60,
        treated: .words("9 of 10; median 6.8 years (6 to 7)"), .statement, .company, .externalRecords,
        note: "To be counted, a patient had to finish phase 3 and pass a screen (immortal time).",
        sources: [release, report])
    ],
    citations: [
      Citation(short: "BrainStorm, company statement 2025", reference: "https://reportify.ai/news/1140040895341793280")
    ])
}

private let release =
  "https://techseriesinsight.com/brainstorm-announces-new-survival-data-from-expanded-access-"
  + "program-cohort-remarkably-90-of-als-patients-survived-over-5-years-with-nurown/"
private let report = "https://reportify.ai/news/1140040895341793280"
