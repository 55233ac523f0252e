import Variables

extension AxisFamily {
  /// Predicted survival in five groups.
  static let prognosis = ofCuts(
    "prognosis",
    by: CutRule(
      variable: "encals_median_months", quantity: "median", defaultCuts: [21.5, 28.6, 37.5, 60]),
    AxisText(
      title: "Prognosis (ENCALS)",
      definition:
        "Median time from onset predicted by the ENCALS model, months. The default cuts give groups like the published "
        + "five; the published cut-offs are not known, these are inferred. A cut belongs to the longer group: [a, b).",
      source: "Westeneng et al., Lancet Neurol 2018;17:423–433"))

  /// Eligibility by risk.
  static let tricals = ofCategories(
    "tricals", of: "tricals_eligible", prefix: "in range: ",
    AxisText(
      title: "TRICALS range", definition: "Whether −6 < risk profile < −2, both bounds excluded.",
      source: "van Eijk et al., Neurology 2019;92:e451–e460"))
}
