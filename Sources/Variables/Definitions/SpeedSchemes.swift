import Clinical
import Cohorts

extension DefinitionChoice {
  /// Which cut-offs of ΔFS.
  static let speed = DefinitionChoice(
    "speed",
    [(SpeedScheme.standard.id, .speed)] + SpeedScheme.all.dropFirst().map { ($0.id, .speed($0)) }
      + [("quartiles", .speedByQuartiles)])
}

extension Variable {
  fileprivate static func speed(_ scheme: SpeedScheme) -> Variable {
    Variable(
      id: "speed", title: "Progression speed",
      definition: "\(scheme.title). By ΔFS in points/month: \(scheme.rule).", source: scheme.source,
      compute: { cohort in classes(ProgressionRateAtEntry(cohort)) { _ in scheme } },
      explain: { cohort, patient in explanation(ProgressionRateAtEntry(cohort), patient, scheme) })
  }

  fileprivate static let speedByQuartiles = Variable(
    id: "speed", title: "Progression speed",
    definition:
      "By ΔFS: slow below the first quartile of this cohort, fast above the third, the middle half owns both.",
    source: "cohort-relative classes as in programs of the Precision ALS consortium",
    compute: { cohort in classes(ProgressionRateAtEntry(cohort), SpeedScheme.quartiles) },
    // The quartiles take the whole cohort, which is too much for one patient's page; they are notes of the column.
    explain: { cohort, patient in ProgressionRateAtEntry(cohort).explain(patient) })

  private static func knownRates(_ rates: ProgressionRateAtEntry) -> [Double] {
    (0..<rates.facts.patientCount).compactMap { rates.rate($0).rate.value }
  }

  private static func classes(
    _ rates: ProgressionRateAtEntry, _ scheme: ([Double]) -> SpeedScheme?
  ) -> Determination<VariableColumn> {
    if let reason = rates.missingFromFile { return .missing(reason) }
    let patients = rates.facts.patientCount
    guard let scheme = scheme(knownRates(rates)) else {
      return .missing(MissingReason("nobody has a progression rate"))
    }
    return .known(
      .categories(scheme.classes, isOrdered: true, patients, notes: { _ in ["points/month: " + scheme.rule] }) {
        rows, column in
        for patient in rows { column.append(rates.rate(patient).rate.map { scheme.index(of: $0) }) }
      })
  }

  private static func explanation(
    _ rates: ProgressionRateAtEntry, _ patient: Int, _ scheme: SpeedScheme
  ) -> [String] {
    guard rates.missingFromFile == nil, let rate = rates.rate(patient).rate.value else {
      return rates.explain(patient)
    }
    return rates.explain(patient) + ["\(scheme.classes[scheme.index(of: rate)]): \(scheme.rule)"]
  }
}
