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
      var column = CategoryColumnBuilder(levels: ProgressionSpeed.allCases.map(\.label), capacity: patients)
      for patient in 0..<patients {
        switch slopes.speed(patient) {
        case .known(let speed): column.append(level: Int(speed.rawValue))
        case .missing(let reason): column.append(missing: reason)
        }
      }
      return .known(column.column(isOrdered: true))
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
