extension Trial {
  /// Surveillance of treated patients against trial records.
  static let nam2023 = Trial(
    id: "Nam-2023", title: "Lenzumestrocel surveillance", year: 2023,
    design: "surveillance matched to trial records", isControlled: false,
    isBlinded: false, treated: 157, controls: nil,
    product: "lenzumestrocel, autologous bone marrow",
    route: "intrathecal", injections: "2 or more",
    result: "Longer survival than in matched records of other trials; authors affiliated with the maker; "
      + "immortal time not excluded.",
    effect: nil,
    criteria: [],
    citations: [
      Citation(short: "Nam 2023, Front Aging Neurosci 15:1148444", reference: "doi:10.3389/fnagi.2023.1148444")
    ])
}
