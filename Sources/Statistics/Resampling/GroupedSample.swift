/// Values of patients group by group: the arms of each stratum, say. Within a group the order of patients is kept.
public struct GroupedSample: Sendable {
  /// All values, those of a group next to each other.
  let values: [Double]
  /// Where each group begins in `values`, and their end.
  let offsets: [Int]

  /// Sorts values by group, 0 ..< `groupCount`; `nil` leaves a patient out. Values must be finite. O(n).
  public init(_ values: [Double], groups: [Int?], groupCount: Int) {
    precondition(values.count == groups.count, "one group a value")
    var offsets = [Int](repeating: 0, count: groupCount + 1)
    for case let group? in groups {
      precondition(0 <= group && group < groupCount, "a group outside 0 ..< groupCount")
      offsets[group + 1] += 1
    }
    for group in 0..<groupCount { offsets[group + 1] += offsets[group] }
    var next = offsets
    var sorted = [Double](repeating: 0, count: offsets[groupCount])
    for (value, group) in zip(values, groups) {
      guard let group else { continue }
      precondition(value.isFinite, "a value that is not a finite number")
      sorted[next[group]] = value
      next[group] += 1
    }
    self.values = sorted
    self.offsets = offsets
  }

  /// Number of groups.
  public var groupCount: Int { offsets.count - 1 }

  /// Number of patients in a group.
  public func count(_ group: Int) -> Int { offsets[group + 1] - offsets[group] }

  /// The values of a group.
  public func values(_ group: Int) -> ArraySlice<Double> { values[offsets[group]..<offsets[group + 1]] }

  /// Mean of a group; `nil` for an empty one.
  public func mean(_ group: Int) -> Double? {
    count(group) > 0 ? compensatedSum(Array(values(group))) / Double(count(group)) : nil
  }
}
