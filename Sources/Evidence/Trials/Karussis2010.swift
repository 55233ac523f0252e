extension Trial {
  /// Early safety study in MS and ALS.
  static let karussis2010 = Trial(
    id: "Karussis-2010", title: "Safety study in MS and ALS", year: 2010,
    design: TrialDesign(.singleArm, .open, control: "none", "single arm"),
    product: CellProduct("MSC", .boneMarrow, .autologous),
    dosing: Dosing(
      [.intrathecal, .intravenous], "intrathecal, some also intravenous", dose: "63 million cells on average",
      injections: "1", followUp: "up to 25 months"),
    treated: 19, baselineTreated: .mean(20.8, sd: 8.0),
    result: "No significant change of the ALSFRS over 6 months.",
    riskOfBias: "critical: no control group",
    effects: [
      TrialEffect(
        "E078", "ALSFRS change", in: .everyone("the patients with ALS"), months: 6,
        treated: .words("not statistically significant (stable)"), .statement, .severalSources, .described,
        sources: [abstract, healthDay])
    ],
    harms: [
      Harm(
        "E079a", "fever", [.intrathecal], .described, among: "34 patients with MS or ALS", .severalSources,
        note: "passing, common; counts not verified", sources: [healthDay]),
      Harm(
        "E079b", "headache", [.intrathecal], .described, among: "34 patients with MS or ALS", .severalSources,
        note: "passing, common; counts not verified", sources: [healthDay]),
    ],
    citations: [Citation(short: "Karussis 2010, Arch Neurol 67:1187", reference: "doi:10.1001/archneurol.2010.248")])
}

private let abstract = "https://jamanetwork.com/journals/jamaneurology/fullarticle/801249"
private let healthDay =
  "https://consumer.healthday.com/neurology-9/stem-cell-news-636/stem-cell-transplant-may-help-ms-"
  + "als-patients-644137.html"
