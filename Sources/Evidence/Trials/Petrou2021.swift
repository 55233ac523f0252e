extension Trial {
  /// Repeated intrathecal injections, before and after.
  static let petrou2021 = Trial(
    id: "Petrou-2021", title: "Repeated intrathecal MSC", year: 2021,
    design: "single arm, before and after", isControlled: false,
    isBlinded: false, treated: 19, controls: nil,
    product: "bone-marrow MSC, autologous",
    route: "intrathecal", injections: "1 to 4, every 3 to 6 months",
    result: "47 % slower than before treatment (p 0.004); no control group.",
    effect: nil,
    criteria: [],
    citations: [
      Citation(short: "Petrou 2021, Front Biosci 26:693", reference: "doi:10.52586/4980")
    ])
}
