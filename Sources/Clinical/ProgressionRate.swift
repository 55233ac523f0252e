/// ΔFS: mean loss of ALSFRS-R points a month from symptom onset to one assessment.
public enum ProgressionRate {
  /// ΔFS = (largest total − total) / months since onset; positive = loss, 0 = nothing lost yet.
  ///
  /// Reference: Kimura et al., Neurology 2006;66:265–267. `total` is on the scale named; months are of 30.4375 days.
  /// Missing if onset is not before the assessment, and below `leastMonths`: at least 1, below which a point more or
  /// less would decide the class; 6 is the guard of the Precision ALS consortium.
  public static func deltaFS(
    total: Double, monthsSinceOnset: Double, scale: ALSFRSScale = .revised, leastMonths: Double = leastMonths
  ) -> Determination<Double> {
    precondition(leastMonths >= ProgressionRate.leastMonths, "no rate is given below one month")
    guard monthsSinceOnset > 0 else { return .missing(.onsetNotBefore) }
    guard monthsSinceOnset >= ProgressionRate.leastMonths else { return .missing(.onsetTooRecent) }
    guard monthsSinceOnset >= leastMonths else { return .missing(.onsetLessThan6Months) }
    return .known((scale.maximum - total) / monthsSinceOnset)
  }

  /// Months since onset below which no rate is given.
  public static let leastMonths = 1.0
  /// The stricter guard.
  public static let cautiousMonths = 6.0
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

  /// The class of an observed slope, points a month, negative = decline: that of the loss −slope.
  ///
  /// Missing with fewer than three totals or less than three months between the first and the last: a slope over less
  /// is mostly the noise of two scores.
  public static func observed(
    slopePerMonth: Double, totals: Int, spanMonths: Double
  ) -> Determination<ProgressionSpeed> {
    guard totals >= 3, spanMonths >= 3 else { return .missing(.tooShortCourse) }
    return .known(ProgressionSpeed(deltaFS: -slopePerMonth))
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
  /// Onset less than six months before the assessment.
  public static let onsetLessThan6Months = MissingReason("less than 6 months since symptom onset")
  /// Too little follow-up for a class of the observed course.
  public static let tooShortCourse = MissingReason("fewer than 3 totals, or less than 3 months between first and last")
}
