/// ΔFS: mean loss of ALSFRS-R points a month from symptom onset to one assessment.
public enum ProgressionRate {
  /// ΔFS = (48 − total) / months since onset; positive = loss, 0 = nothing lost yet.
  ///
  /// Reference: Kimura et al., Neurology 2006;66:265–267. `total` is on the 48-point scale; months are of 30.4375 days.
  /// Missing if onset is not before the assessment, and below one month, where a point more or less would decide the
  /// class.
  public static func deltaFS(total: Double, monthsSinceOnset: Double) -> Determination<Double> {
    guard monthsSinceOnset > 0 else { return .missing(.onsetNotBefore) }
    guard monthsSinceOnset >= leastMonths else { return .missing(.onsetTooRecent) }
    return .known((ALSFRSRTotal.maximum - total) / monthsSinceOnset)
  }

  /// Months since onset below which no rate is given.
  public static let leastMonths = 1.0
}

/// Class of progression by ΔFS.
///
/// Cut-offs of Kimura et al. 2006 as used since; printed definitions differ in who owns the boundaries, here both
/// belong to the middle class: slow < 0.5, intermediate 0.5 to 1.0, fast > 1.0 points a month.
public enum ProgressionSpeed: Int8, CaseIterable, Comparable, Sendable {
  /// Below 0.5 points a month.
  case slow = 0
  /// 0.5 to 1.0 points a month, both included.
  case intermediate
  /// Above 1.0 points a month.
  case fast

  /// The class of a ΔFS in points a month.
  public init(deltaFS: Double) {
    self = deltaFS < ProgressionSpeed.slowBelow ? .slow : deltaFS > ProgressionSpeed.fastAbove ? .fast : .intermediate
  }

  /// Slow lies below.
  public static let slowBelow = 0.5
  /// Fast lies above.
  public static let fastAbove = 1.0

  /// "slow", "intermediate", "fast".
  public var label: String {
    switch self {
    case .slow: "slow"
    case .intermediate: "intermediate"
    case .fast: "fast"
    }
  }

  /// By rate.
  public static func < (left: ProgressionSpeed, right: ProgressionSpeed) -> Bool { left.rawValue < right.rawValue }

  /// A class as files write it: "slow", "Fast progressor", "intermediate", "average", "medium". `nil` if it cannot be
  /// read.
  public init?(words: some Sequence<UInt8>) {
    let word = String(decoding: words.map { $0 | 0x20 }.filter { $0 != 0x20 }, as: UTF8.self)
    if word.hasPrefix("slow") {
      self = .slow
    } else if word.hasPrefix("fast") || word.hasPrefix("rapid") {
      self = .fast
    } else if ["intermediate", "medium", "average", "moderate", "middle"].contains(where: word.hasPrefix) {
      self = .intermediate
    } else {
      return nil
    }
  }
}

extension MissingReason {
  /// Onset at or after the assessment.
  public static let onsetNotBefore = MissingReason("symptom onset is not before the assessment")
  /// Onset less than a month before the assessment.
  public static let onsetTooRecent = MissingReason("less than 1 month since symptom onset")
}
