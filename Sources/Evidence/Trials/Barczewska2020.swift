extension Trial {
  /// Cells of Wharton's jelly against matched records.
  static let barczewska2020 = Trial(
    id: "Barczewska-2020", title: "Wharton's jelly MSC", year: 2020,
    design: "treated group matched to trial records", isControlled: false,
    isBlinded: false, treated: 67, controls: nil,
    product: "Wharton's jelly MSC, allogeneic",
    route: "intrathecal", injections: "3, every 2 months",
    result: "Slower course in 31 %, the same in 49 %, faster in 19 %; no randomised control.",
    effect: nil,
    criteria: [],
    citations: [
      Citation(short: "Barczewska 2020, Stem Cell Rev Rep 16:922", reference: "doi:10.1007/s12015-020-10016-7")
    ])
}
