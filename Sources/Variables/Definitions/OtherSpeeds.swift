import Clinical
import Cohorts

extension Variable {
  /// Speed classes of the other published schemes, and by the quartiles of the cohort.
  static let otherSpeeds = SpeedScheme.all.dropFirst().map(speed) + [speedByQuartiles]

  private static func speed(_ scheme: SpeedScheme) -> Variable {
    Variable(
      id: "speed_" + scheme.id, title: "Progression speed (\(scheme.title))",
      definition: "By ΔFS in points/month: \(scheme.rule).", source: scheme.source, isListed: false,
      compute: { cohort in classes(ProgressionRateAtEntry(cohort)) { _ in scheme } },
      explain: { cohort, patient in explanation(ProgressionRateAtEntry(cohort), patient, scheme) })
  }

  private static let speedByQuartiles = Variable(
    id: "speed_quartiles", title: "Progression speed (quarters of this cohort)",
    definition:
      "By ΔFS: slow below the first quartile of this cohort, fast above the third, the middle half owns both.",
    source: "cohort-relative classes as in programs of the Precision ALS consortium", isListed: false,
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
    var column = CategoryColumnBuilder(levels: scheme.classes, capacity: patients)
    for patient in 0..<patients {
      switch rates.rate(patient).rate {
      case .known(let rate): column.append(level: scheme.index(of: rate))
      case .missing(let reason): column.append(missing: reason)
      }
    }
    return .known(column.column(isOrdered: true, notes: ["points/month: " + scheme.rule]))
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
