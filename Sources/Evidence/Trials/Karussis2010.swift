extension Trial {
  /// Early safety study in MS and ALS.
  static let karussis2010 = Trial(
    id: "Karussis-2010", title: "Safety study in MS and ALS", year: 2010,
    design: "single arm", isControlled: false,
    isBlinded: false, treated: 19, controls: nil,
    product: "bone-marrow MSC, autologous",
    route: "intrathecal, some also intravenous", injections: "1",
    result: "No significant change of the ALSFRS over 6 months.",
    effect: nil,
    criteria: [],
    citations: [
      Citation(short: "Karussis 2010, Arch Neurol 67:1187", reference: "doi:10.1001/archneurol.2010.248")
    ])
}
