import Clinical
import Cohorts

/// One patient's least-squares line through ALSFRS-R totals over the first year from entry.
struct FirstYearSlope: Sendable {
  let facts: EntryFacts
  private let months: NumberColumn
  private static let windowMonths = 12.0

  /// A line through visits: how many, months from entry to the last of them, points a month.
  struct Line {
    var visits: Int
    var span: Double
    var slope: Double
  }

  init(_ cohort: Cohort) {
    facts = EntryFacts(cohort)
    months = cohort.visitMonths
  }

  var missingFromFile: MissingReason? {
    if !facts.hasScores, !facts.hasOriginalScores { return .noScores }
    return facts.cohort.features.hasVisitTimes ? nil : .noVisitTimes
  }

  /// Σ(t − t̄)(y − ȳ) / Σ(t − t̄)², in two passes over the patient's visits so that no digits are lost to large times.
  func line(_ patient: Int) -> Determination<Line> {
    guard let entry = facts.visit(patient) else { return .missing(.noEntry) }
    guard months.known[entry] else { return .missing(.noVisitTime) }
    let start = months.values[entry]
    // One scale for the whole line.
    let scale = facts.scale(patient)
    let rows = entry..<facts.cohort.visitOffsets[patient + 1]
    return withUnsafeTemporaryAllocation(of: SIMD2<Double>.self, capacity: rows.count) { totals in
      var visits = 0
      var timeSum = 0.0
      var pointSum = 0.0
      for row in rows where isInWindow(row, from: start) {
        guard let points = facts.points(visit: row, on: scale).value else { continue }
        let total = SIMD2(months.values[row] - start, points)
        totals[visits] = total
        visits += 1
        timeSum += total.x
        pointSum += total.y
      }
      guard visits >= 2 else { return .missing(.tooFewVisits) }
      let meanTime = timeSum / Double(visits)
      let meanPoints = pointSum / Double(visits)
      var spread = 0.0
      var product = 0.0
      for total in totals[..<visits] {
        let time = total.x - meanTime
        spread += time * time
        product += time * (total.y - meanPoints)
      }
      guard spread > 0 else { return .missing(.tooFewVisits) }
      return .known(Line(visits: visits, span: totals[visits - 1].x, slope: product / spread))
    }
  }

  private func isInWindow(_ row: Int, from start: Double) -> Bool {
    months.known[row] && months.values[row] >= start && months.values[row] - start <= FirstYearSlope.windowMonths
  }
}

extension MissingReason {
  fileprivate static let tooFewVisits = MissingReason("fewer than two visit times within 12 months from entry")
}

extension Variable {
  /// Observed course over the first year.
  static let slopePerMonth = Variable(
    id: "slope_per_month", title: "Observed slope", unit: "points/month",
    definition:
      "Least-squares slope of the ALSFRS-R total over visits 0 to 12 months from entry; negative = decline. Of the "
      + "original ALSFRS for who has no other score.",
    source: "ordinary least squares for each patient", knownAt: .later,
    compute: { cohort in
      let slopes = FirstYearSlope(cohort)
      if let reason = slopes.missingFromFile { return .missing(reason) }
      return .known(
        .numbers(slopes.facts.patientCount, notes: { _ in originalScaleNote(slopes.facts) }) { rows, column in
          for patient in rows { column.append(slopes.line(patient).map(\.slope)) }
        })
    },
    explain: { cohort, patient in
      let slopes = FirstYearSlope(cohort)
      if let reason = slopes.missingFromFile { return [reason.text] }
      switch slopes.line(patient) {
      case .missing(let reason): return [reason.text]
      case .known(let line):
        return [
          "least squares through \(line.visits) totals of \(text(slopes.facts.scale(patient).maximum)) points over \(text(line.span)) months from entry: "
            + "\(text(line.slope, digits: 3)) points/month"
        ]
      }
    })
}
