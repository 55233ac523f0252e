import Clinical
import Execution

/// Where time 0 of each patient lies on the time axis of the file.
struct PatientIndex {
  /// Which moment it is.
  var timeZero: TimeZero
  /// Months from the file's zero to time 0; 0 unless numeric times are counted anew.
  var shiftMonths: [Double]
  /// Day number of time 0; NaN where the file does not tell.
  var day: [Double]

  /// Months from time 0 to a day.
  func months(_ patient: Int, toDay other: Double) -> Double { Months.fromDays(other - day[patient]) }
}

extension CohortAssembly {
  /// Chooses time 0: the file's zero, or for dates the first available of enrolment, randomisation and first ALSFRS-R
  /// visit.
  mutating func resolveIndex(days: [Moment: [Double]], total: NumberColumn?) -> PatientIndex {
    let unknown = [Double](repeating: .nan, count: patientCount)
    let zeros = [Double](repeating: 0, count: patientCount)
    guard timeUnit == .dates else {
      var index = PatientIndex(
        timeZero: .fileZero, shiftMonths: zeros, day: days[.enrolment] ?? days[.randomisation] ?? unknown)
      if plan.timeZero == .firstVisit || isAgeAxis, let timeUnit {
        index.timeZero = .firstVisit
        for patient in 0..<patientCount {
          let first = timeUnit.months(firstVisitTime(patient, total))
          index.shiftMonths[patient] = first.isNaN ? 0 : first
          index.day[patient] += first.isNaN ? 0 : first * Months.days
        }
      } else if plan.timeZero == .randomisation || plan.timeZero == .firstVisit {
        reportUnavailable(.fileZero)
      }
      return index
    }
    let wanted =
      plan.timeZero
      ?? (days[.enrolment] != nil ? .fileZero : days[.randomisation] != nil ? .randomisation : .firstVisit)
    let dated: [Double]? =
      wanted == .fileZero ? days[.enrolment] : wanted == .randomisation ? days[.randomisation] : nil
    if let dated {
      reportUndated(dated, wanted)
      return PatientIndex(timeZero: wanted, shiftMonths: zeros, day: dated)
    }
    if wanted != .firstVisit { reportUnavailable(.firstVisit) }
    return PatientIndex(
      timeZero: .firstVisit, shiftMonths: zeros, day: (0..<patientCount).map { firstVisitTime($0, total) })
  }

  /// Raw time of the first visit with ALSFRS-R items or a total, else of the first visit; NaN without any.
  private func firstVisitTime(_ patient: Int, _ total: NumberColumn?) -> Double {
    let places = visitOffsets[patient]..<visitOffsets[patient + 1]
    for place in places where !rowTimes[order[place]].isNaN {
      if !items.isEmpty, !items[place].isEmpty { return rowTimes[order[place]] }
      if let total, total.known[place] { return rowTimes[order[place]] }
    }
    return places.isEmpty ? .nan : rowTimes[order[places.lowerBound]]
  }

  private mutating func reportUnavailable(_ used: TimeZero) {
    guard let asked = plan.timeZero else { return }
    log.add(
      .warning, .timeZeroUnavailable, offset: -1, .keptFlagged,
      "the file does not tell the time zero \(asked.rawValue); \(used.rawValue) is used")
  }

  private mutating func reportUndated(_ dated: [Double], _ zero: TimeZero) {
    for patient in 0..<patientCount where dated[patient].isNaN {
      let row = firstRows[patient]
      log.add(
        .warning, .timeZeroUnavailable, offset: rowAddresses[row], patient: patientText(row), .valueSetAside,
        "the patient has no date for the time zero \(zero.rawValue); the visits have no time")
    }
  }

  /// Months from time 0 to each visit, in the order of the visits; NaN where unknown.
  func visitMonths(_ index: PatientIndex, _ work: Work) throws(Cancelled) -> [Double] {
    guard let timeUnit, !rowTimes.isEmpty else { return [Double](repeating: .nan, count: order.count) }
    // The column of the file already is what is asked for.
    if timeUnit == .months, isInOrder, index.shiftMonths.allSatisfy({ $0 == 0 }) { return rowTimes }
    var months = [Double](unwritten: order.count)
    months.withUnsafeMutableBufferPointer { buffer in
      // Each visit belongs to one patient, so that no two threads write to one place.
      nonisolated(unsafe) let months = buffer
      let size = 1 << 14
      _ = firstBlocks((patientCount + size - 1) / size, work: work) { block in
        for patient in block * size..<min((block + 1) * size, patientCount) {
          let shift = index.shiftMonths[patient]
          for place in visitOffsets[patient]..<visitOffsets[patient + 1] {
            let raw = rowTimes[order[place]]
            months[place] = timeUnit == .dates ? index.months(patient, toDay: raw) : timeUnit.months(raw) - shift
          }
        }
      }
    }
    try work.checkCancelled()
    return months
  }
}
