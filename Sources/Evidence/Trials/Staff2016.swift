extension Trial {
  /// Dose escalation of intrathecal adipose cells.
  static let staff2016 = Trial(
    id: "Staff-2016", title: "Intrathecal adipose MSC, dose escalation", year: 2016,
    design: "single arm, dose escalation", isControlled: false,
    isBlinded: false, treated: 27, controls: nil,
    product: "adipose MSC, autologous",
    route: "intrathecal", injections: "1 or 2, monthly",
    result: "All patients kept progressing; dose-related back and leg pain, thickened nerve roots on MRI at "
      + "the highest dose.",
    effect: nil,
    criteria: [],
    citations: [
      Citation(short: "Staff 2016, Neurology 87:2230", reference: "doi:10.1212/WNL.0000000000003359"),
      Citation(short: "registry", reference: "NCT01609283"),
    ])
}
