/// Visits of many patients as columns: the visits of patient i are rows `offsets[i] ..< offsets[i + 1]`.
public struct RepeatedMeasures: Sendable {
  /// Patients whose sums are added together before they meet those of others: the same on any number of threads.
  static let blockSize = 4096

  /// Where each patient's rows begin, and the number of rows at the end.
  public let offsets: [Int]
  /// Time of each row, in the unit that slopes are wanted for.
  public let times: [Double]
  /// Outcome of each row.
  public let values: [Double]

  /// Takes columns in; a patient without rows is allowed.
  public init(offsets: [Int], times: [Double], values: [Double]) {
    precondition(
      offsets.first == 0 && offsets.last == times.count && times.count == values.count
        && zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 },
      "offsets run from 0 up to the number of rows, and each row has a time and a value")
    self.offsets = offsets
    self.times = times
    self.values = values
  }

  /// Number of patients, those without rows included.
  public var patients: Int { offsets.count - 1 }

  /// Number of rows.
  public var rows: Int { times.count }

  /// Sums of the values of some patients. O(their rows).
  func lineSums(_ patients: Range<Int>) -> [LineSums] { lineSums(patients, of: values) }

  /// Sums of another column over the same rows.
  func lineSums(_ patients: Range<Int>, of column: [Double]) -> [LineSums] {
    var result: [LineSums] = []
    result.reserveCapacity(patients.count)
    for patient in patients {
      var sums = LineSums()
      for row in offsets[patient]..<offsets[patient + 1] { sums.add(time: times[row], value: column[row]) }
      result.append(sums)
    }
    return result
  }
}
