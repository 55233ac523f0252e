extension Trial {
  /// NurOwn phase 2: designed for safety; no slope difference was printed.
  static let nurOwnPhase2 = Trial(
    id: "NurOwn-P2", title: "NurOwn phase 2", year: 2019,
    design: "randomised 3:1, double blind, 3 US sites", isControlled: true,
    isBlinded: true, treated: 36, controls: 12,
    product: "MSC-NTF, autologous bone marrow",
    route: "intrathecal and intramuscular", injections: "1",
    result: "Slope change similar in both arms; a gain in rapid progressors (n = 21) was seen early only.",
    effect: TrialEffect(
      pointsPerMonth: 0, standardError: 0.4333333333, origin: .imputedZero,
      derivation: "no slope difference printed; counted as zero with the standard error that its size implies"),
    criteria: [],
    citations: [
      Citation(short: "Berry 2019, Neurology 93:e2294", reference: "PMID 31740545"),
      Citation(short: "registry", reference: "NCT02017912"),
    ])
}
