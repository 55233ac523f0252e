extension Trial {
  /// A small series with a run-in.
  static let siwek2020 = Trial(
    id: "Siwek-2020", title: "Repeated bone-marrow MSC", year: 2020,
    design: "single arm, run-in", isControlled: false,
    isBlinded: false, treated: 8, controls: nil,
    product: "bone-marrow MSC, autologous",
    route: "intrathecal", injections: "3 over 3 months",
    result: "No change in slow progressors, a slower course in rapid ones, untested.",
    effect: nil,
    criteria: [],
    citations: [
      Citation(short: "Siwek 2020, Med Sci Monit 26:e927484", reference: "doi:10.12659/MSM.927484")
    ])
}
