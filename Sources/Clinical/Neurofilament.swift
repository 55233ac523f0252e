/// Third of a cohort by neurofilament, within one assay and matrix: there is no universal threshold, and values of
/// different assays, or of serum and cerebrospinal fluid, do not compare.
public enum NeurofilamentTertile: Int8, CaseIterable, Comparable, Sendable {
  /// Below the first cut.
  case low = 0
  /// From the first cut up to the second.
  case middle
  /// From the second cut on.
  case high

  /// "low", "middle", "high".
  public var label: String {
    switch self {
    case .low: "low"
    case .middle: "middle"
    case .high: "high"
    }
  }

  /// By level.
  public static func < (left: NeurofilamentTertile, right: NeurofilamentTertile) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The two cuts between thirds of a group of values.
  public struct Cuts: Hashable, Sendable {
    /// Between low and middle; belongs to the middle.
    public let lower: Double
    /// Between middle and high; belongs to the high.
    public let upper: Double

    /// Cuts of the values of one assay and matrix, by linear interpolation (type 7, R's default); `nil` for fewer than
    /// nine values, of which a third is no group. O(n log n).
    public init?(values: [Double]) {
      guard values.count >= 9 else { return nil }
      let sorted = values.sorted()
      lower = quantile(1.0 / 3, ofSorted: sorted)
      upper = quantile(2.0 / 3, ofSorted: sorted)
    }

    /// The third of a value.
    public func tertile(_ value: Double) -> NeurofilamentTertile {
      value < lower ? .low : value < upper ? .middle : .high
    }
  }
}
