/// Who counts as a responder: a patient whose ALSFRS-R falls more slowly after the start of treatment than before, by
/// at least a threshold, and who has lived without the event until the horizon.
///
/// The primary endpoint of NurOwn phase 3 has 1.25 points a month (Cudkowicz et al., Muscle Nerve 2022;65:291–302).
/// Dichotomising costs power, and some patients improve by regression to the mean alone: compare groups, never before
/// with after. O(1) a patient.
public struct ResponderRule: Hashable, Sendable {
  /// The least improvement of the slope, points a month.
  public var improvementPointsPerMonth: Double
  /// An event by this month makes a non-responder.
  public var horizonMonths: Double

  /// Creates a rule.
  public init(improvementPointsPerMonth: Double, horizonMonths: Double) {
    self.improvementPointsPerMonth = improvementPointsPerMonth
    self.horizonMonths = horizonMonths
  }

  /// What a rule says of one patient.
  public enum Verdict: Hashable, Sendable {
    /// The slope improved by at least the threshold.
    case responder
    /// It did not.
    case declining
    /// Death, or what else counts as the event, came by the horizon: a non-responder.
    case event
    /// Fewer than two visits at different times after the start, so no slope: a non-responder.
    case noSlope
    /// The decline before the start is not known: neither.
    case unknownBefore

    /// Whether the patient counts as a responder; `nil` if the patient cannot be counted.
    public var isResponder: Bool? { self == .unknownBefore ? nil : self == .responder }

    /// The verdict in words.
    public var words: String {
      switch self {
      case .responder: "responder"
      case .declining: "no responder: the slope did not improve enough"
      case .event: "no responder: event by the horizon"
      case .noSlope: "no responder: fewer than two visits after the start"
      case .unknownBefore: "decline before the start is not known"
      }
    }
  }

  /// Judges one patient: `lossBefore`, points lost a month before the start (positive = decline), `slopeAfter`, change a
  /// month after it (negative = decline), `eventMonths`, time of the event from the start; `nil` where there is none.
  public func verdict(lossBefore: Double?, slopeAfter: Double?, eventMonths: Double?) -> Verdict {
    if let eventMonths, eventMonths <= horizonMonths { return .event }
    guard let slopeAfter else { return .noSlope }
    guard let lossBefore else { return .unknownBefore }
    return slopeAfter + lossBefore >= improvementPointsPerMonth ? .responder : .declining
  }

  /// Responders among the patients who can be counted, from columns of equal length.
  public func responders(lossBefore: [Double?], slopeAfter: [Double?], eventMonths: [Double?]) -> Proportion {
    precondition(
      lossBefore.count == slopeAfter.count && slopeAfter.count == eventMonths.count, "columns of different length")
    var events = 0
    var total = 0
    for index in lossBefore.indices {
      let verdict = verdict(
        lossBefore: lossBefore[index], slopeAfter: slopeAfter[index], eventMonths: eventMonths[index])
      guard let isResponder = verdict.isResponder else { continue }
      total += 1
      if isResponder { events += 1 }
    }
    return Proportion(events: events, of: total)
  }
}
