extension Trial {
  /// NurOwn phase 1/2 and 2a, before and after.
  static let petrou2016 = Trial(
    id: "Petrou-2016", title: "NurOwn phase 1/2 and 2a", year: 2016,
    design: "single arm, before and after", isControlled: false,
    isBlinded: false, treated: 26, controls: nil,
    product: "MSC-NTF, autologous bone marrow",
    route: "intramuscular, intrathecal or both", injections: "1",
    result: "Slope −1.2 before and −0.6 after (p 0.052); a change that regression to the mean alone can produce.",
    effect: nil,
    criteria: [],
    citations: [
      Citation(short: "Petrou 2016, JAMA Neurol 73:337", reference: "doi:10.1001/jamaneurol.2015.4321")
    ])
}
