import Glibc

/// Five groups of predicted survival like those of the ENCALS model. **Approximate**: how the paper cuts its groups could
/// not be read; these cuts lie between the medians that it prints.
///
/// By predicted median from onset in months, a cut belonging to the longer group: very short below 21.5, short from 21.5,
/// intermediate from 28.6, long from 37.5, very long from 60. Printed medians of the groups: 17.7, 25.3, 32.2, 43.7 and
/// 91.0 (Westeneng et al., Lancet Neurol 2018;17:423–433).
public enum ENCALSGroup: Int8, CaseIterable, Comparable, Sendable {
  /// Below 21.5 months.
  case veryShort = 0
  /// 21.5 to below 28.6 months.
  case short
  /// 28.6 to below 37.5 months.
  case intermediate
  /// 37.5 to below 60 months.
  case long
  /// 60 months and more.
  case veryLong

  /// Predicted medians between the groups, months.
  public static let cuts = [21.5, 28.6, 37.5, 60]
  /// To be shown wherever the groups are.
  public static let caution = "approximate ENCALS-like groups, cut-offs inferred"

  /// The group of an ENCALS linear predictor. The median itself is not needed: the curve increases, so that it is compared
  /// at the cuts.
  public init(linearPredictor: Double) {
    var group: Int8 = 0
    for logOdds in ENCALSGroup.logOddsAtCuts where -linearPredictor >= logOdds { group += 1 }
    self = ENCALSGroup(rawValue: group) ?? .veryLong
  }

  private static let logOddsAtCuts = cuts.map { ENCALSCurve.published.logOdds(logMonths: log($0)) }

  /// "very short".
  public var label: String {
    switch self {
    case .veryShort: "very short"
    case .short: "short"
    case .intermediate: "intermediate"
    case .long: "long"
    case .veryLong: "very long"
    }
  }

  /// By predicted survival, the shortest first.
  public static func < (left: ENCALSGroup, right: ENCALSGroup) -> Bool { left.rawValue < right.rawValue }
}
