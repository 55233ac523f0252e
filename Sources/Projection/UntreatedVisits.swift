import Clinical
import Cohorts
import Statistics
import Variables

/// The visits that tell of the untreated course: of untreated patients those up to 12 months from entry, because lines
/// over years mix curvature and survivors into a forecast of weeks; of treated patients the entry visit alone.
struct UntreatedVisits: Sendable {
  /// Months from entry and ALSFRS-R of each visit, one patient after another, in the order of the cohort.
  let measures: RepeatedMeasures
  /// Untreated patients.
  let untreated: Int
  /// Untreated patients with visits at two times.
  let followed: Int

  /// Months from entry that visits may lie.
  static let windowMonths = 12.0

  /// Collects them. O(visits).
  init(_ store: VariableStore, untreated isUntreated: Bitmap) {
    let cohort = store.cohort
    let totals = store.visitTotals
    let months = cohort.visitMonths
    var offsets = [0]
    var times: [Double] = []
    var values: [Double] = []
    var followed = 0
    offsets.reserveCapacity(cohort.patientCount + 1)
    for patient in 0..<cohort.patientCount {
      let first = times.count
      if let entry = cohort.entryVisit(patient) {
        let start = months[entry] ?? 0
        let end = isUntreated[patient] && months.known[entry] ? cohort.visitOffsets[patient + 1] : entry + 1
        for visit in entry..<end where totals.known[visit] {
          let time = visit == entry ? 0 : months.known[visit] ? months.values[visit] - start : -1
          if time >= 0, time <= UntreatedVisits.windowMonths {
            times.append(time)
            values.append(totals.values[visit])
          }
        }
      }
      if isUntreated[patient], times[first...].contains(where: { $0 != times[first] }) { followed += 1 }
      offsets.append(times.count)
    }
    measures = RepeatedMeasures(offsets: offsets, times: times, values: values)
    untreated = isUntreated.populationCount
    self.followed = followed
  }

  /// Whether at least half of the untreated were followed, so that the file tells the course.
  var tellCourse: Bool { followed > 0 && 2 * followed >= untreated }

  /// Whether a patient has a visit here.
  func has(_ patient: Int) -> Bool { measures.offsets[patient] < measures.offsets[patient + 1] }
}
