extension Trial {
  /// Repeated intrathecal adipose cells.
  static let mayoPhase2 = Trial(
    id: "Mayo-P2", title: "Intrathecal adipose MSC, phase 2", year: 2024,
    design: "single arm, matched to trial records", isControlled: false,
    isBlinded: false, treated: 58, controls: nil,
    product: "adipose MSC, autologous",
    route: "intrathecal", injections: "4, every 3 months",
    result: "Results are in the registry; no number could be read for this version.",
    effect: nil,
    criteria: [],
    citations: [
      Citation(short: "Abstract 003057, AAN 2024", reference: "NCT03268603")
    ])
}
