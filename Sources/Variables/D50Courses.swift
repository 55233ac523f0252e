import Clinical
import Cohorts

/// D50 curves of all patients of a file, for every variable that is made of them.
struct D50Courses: Sendable {
  /// Months; 0 where there is no curve.
  let d50Months: [Double]
  /// Months; 0 where there is no curve.
  let dxMonths: [Double]
  /// Why there is no curve: 0 where there is one, k for `reasons[k − 1]`.
  let reasonCodes: [UInt8]
  let reasons: [MissingReason]
  /// Months from onset to entry; 0 where not known.
  let entryMonths: [Double]

  /// The curve of a patient.
  func curve(_ patient: Int) -> Determination<D50Curve> {
    reasonCodes[patient] == 0
      ? .known(D50Curve(d50Months: d50Months[patient], dxMonths: dxMonths[patient]))
      : .missing(reasons[Int(reasonCodes[patient]) - 1])
  }

  /// Fits to every patient, or why nobody in the file can have one. O(visits).
  static func of(_ cohort: Cohort) -> Determination<D50Courses> {
    let course = D50Course(cohort)
    if let reason = course.missingFromFile { return .missing(reason) }
    var (d50Months, dxMonths, entryMonths) = ([Double](), [Double](), [Double]())
    var reasonCodes: [UInt8] = []
    var reasons: [MissingReason] = []
    for patient in 0..<cohort.patientCount {
      entryMonths.append(course.facts.monthsSinceOnset(patient).value ?? 0)
      switch course.fit(patient) {
      case .known(let fit):
        d50Months.append(fit.curve.d50Months)
        dxMonths.append(fit.curve.dxMonths)
        reasonCodes.append(0)
      case .missing(let reason):
        d50Months.append(0)
        dxMonths.append(0)
        if !reasons.contains(reason) { reasons.append(reason) }
        reasonCodes.append(UInt8((reasons.firstIndex(of: reason) ?? 0) + 1))
      }
    }
    return .known(
      D50Courses(
        d50Months: d50Months, dxMonths: dxMonths, reasonCodes: reasonCodes, reasons: reasons, entryMonths: entryMonths))
  }
}

/// One patient's totals over the time since onset.
struct D50Course {
  let facts: EntryFacts
  private let months: NumberColumn

  init(_ cohort: Cohort) {
    facts = EntryFacts(cohort)
    months = cohort.visitMonths
  }

  var missingFromFile: MissingReason? {
    if !facts.hasScores { return .noScores }
    if !facts.hasOnset { return .noColumn("the time of symptom onset") }
    return facts.cohort.features.hasVisitTimes ? nil : .noVisitTimes
  }

  /// The fit to all visits with a time and a total.
  func fit(_ patient: Int) -> Determination<D50Fit> {
    guard let toIndex = facts.cohort.monthsOnsetToIndex?[patient] else { return .missing(.noOnsetTime) }
    var times: [Double] = []
    var totals: [Double] = []
    for visit in facts.cohort.visitRange(patient) where months.known[visit] {
      guard let total = facts.total(visit: visit).value else { continue }
      times.append(toIndex + months.values[visit])
      totals.append(total.points)
    }
    return D50Fit.fit(months: times, totals: totals)
  }

  func explain(_ patient: Int) -> [String] {
    if let missingFromFile { return [missingFromFile.text] }
    switch fit(patient) {
    case .missing(let reason): return [reason.text]
    case .known(let fit):
      let error = (fit.squaredError / Double(fit.totals)).squareRoot()
      return [
        "least squares through \(fit.totals) totals: 48 / (1 + exp((t − D50) / dx)), D50 = \(text(fit.curve.d50Months)) "
          + "and dx = \(text(fit.curve.dxMonths)) months, root mean square error \(text(error)) points"
      ]
    }
  }
}
