extension Trial {
  /// Surveillance of treated patients against trial records.
  static let nam2023 = Trial(
    id: "Nam-2023", title: "Lenzumestrocel surveillance", year: 2023,
    design: TrialDesign(
      .externalRecords, .open, control: "matched PRO-ACT records", "surveillance matched to trial records"),
    product: CellProduct("lenzumestrocel (Neuronata-R)", .boneMarrow, .autologous),
    dosing: Dosing([.intrathecal], injections: "2 or more", followUp: nil),
    treated: 157,
    result: "Longer survival than in matched records of other trials; authors affiliated with the maker; "
      + "immortal time not excluded.",
    riskOfBias: "critical: records of other trials, immortal time for repeated injections",
    criteria: [EntryCriterion(measure: .monthsSinceOnset, atMost: 24, text: "onset < 2 years ago")],
    effects: [
      TrialEffect(
        "E095", "survival against PRO-ACT", kind: .survival, in: .everyone("all"), treated: .words("longer"),
        .statement, p: "< 0.001", .severalSources, .externalRecords,
        note: "No hazard ratio in the abstract; the randomised comparison of the same product (Oh 2018) found no "
          + "difference.", sources: [article, index])
    ],
    citations: [
      Citation(short: "Nam 2023, Front Aging Neurosci 15:1148444", reference: "doi:10.3389/fnagi.2023.1148444")
    ])
}

private let article = "https://frontiersin.org/journals/aging-neuroscience/articles/10.3389/fnagi.2023.1148444/text"
private let index = "https://doaj.org/article/6daa73d3c6f74fa48481ba308fa765c9"
