import Clinical
import Cohorts

extension Variable {
  /// Class of the observed course over the first year.
  static let observedSpeed = Variable(
    id: "observed_speed", title: "Observed speed",
    definition:
      "Class of the observed slope over visits 0 to 12 months from entry, with the cuts of the progression speed; needs "
      + "three totals over at least three months.",
    source: "ordinary least squares for each patient; cuts after Kimura et al., Neurology 2006;66:265–267",
    knownAt: .later,
    compute: { cohort in
      let slopes = FirstYearSlope(cohort)
      if let reason = slopes.missingFromFile { return .missing(reason) }
      let patients = slopes.facts.patientCount
      return .known(
        .categories(ProgressionSpeed.allCases.map(\.label), isOrdered: true, patients) { rows, column in
          for patient in rows { column.append(slopes.speed(patient).map { Int($0.rawValue) }) }
        })
    },
    explain: { cohort, patient in
      let slopes = FirstYearSlope(cohort)
      if let reason = slopes.missingFromFile { return [reason.text] }
      let course = Variable.slopePerMonth.explain(cohort, patient)
      switch slopes.speed(patient) {
      case .known(let speed): return course + ["\(speed.label): a loss by \(SpeedScheme.standard.rule) points/month"]
      case .missing(let reason): return slopes.line(patient).value == nil ? [reason.text] : course + [reason.text]
      }
    })
}

extension FirstYearSlope {
  fileprivate func speed(_ patient: Int) -> Determination<ProgressionSpeed> {
    switch line(patient) {
    case .known(let line):
      ProgressionSpeed.observed(slopePerMonth: line.slope, totals: line.visits, spanMonths: line.span)
    case .missing(let reason): .missing(reason)
    }
  }
}
