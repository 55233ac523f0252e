extension Trial {
  /// Cells of Wharton's jelly against matched records.
  static let barczewska2020 = Trial(
    id: "Barczewska-2020", title: "Wharton's jelly MSC", year: 2020,
    design: TrialDesign(
      .externalRecords, .open, control: "67 matched PRO-ACT records", "treated group matched to trial records"),
    product: CellProduct("MSC", .whartonsJelly, .allogeneic),
    dosing: Dosing(
      [.intrathecal], dose: "30 million cells", injections: "3, every 2 months", followUp: "to March 2020"),
    treated: 67,
    result: "Slower course in 31 %, the same in 49 %, faster in 19 %; no randomised control.",
    riskOfBias: "critical: records of other trials, immortal time, paid compassionate use",
    overlap: "shares patients with WJ-safety-2019",
    effects: [
      TrialEffect(
        "E086", "ALSFRS-R progression rate, by class", in: .everyone("all"), months: 6,
        treated: .words("slower in 21 of 67 (31.3 %), the same in 33 (49.3 %), faster in 13 (19.4 %)"), .statement,
        .severalSources, .externalRecords, note: "Half did not change and one in five got faster.",
        sources: [article, archive]),
      TrialEffect(
        "E087", "median survival against PRO-ACT", kind: .survival, in: .everyone("all"),
        treated: .words("about twice that of the records, in all subgroups"), .statement, .severalSources,
        .externalRecords, sources: [article, archive]),
      TrialEffect(
        "E088", "response", kind: .modification, in: .subgroup("bulbar or spinal onset; sex", .notStated),
        treated: .words("no difference but a better course in women"), .statement, .severalSources, .direction,
        sources: [article, archive]),
    ],
    citations: [
      Citation(short: "Barczewska 2020, Stem Cell Rev Rep 16:922", reference: "doi:10.1007/s12015-020-10016-7"),
      Citation(short: "registry", reference: "NCT02881476"),
    ])
}

private let article = "https://link.springer.com/article/10.1007/s12015-020-10016-7"
private let archive = "https://pmc.ncbi.nlm.nih.gov/articles/PMC7456414"
