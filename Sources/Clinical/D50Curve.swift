import Glibc

/// The D50 model of a patient's course: ALSFRS-R(t) = 48 / (1 + exp((t − D50) / dx)), t in months since onset.
///
/// The two parameters and the meaning of D50, the time at which the curve is at 24, are published (ENCALS meeting 2017,
/// Jena). The names of what is derived are, the cut-offs of phases and groups **are not verified against a paper**.
public struct D50Curve: Hashable, Sendable {
  /// Months since onset at which the curve is at 24 points.
  public let d50Months: Double
  /// Time constant in months.
  public let dxMonths: Double

  /// A declining curve: both parameters above 0.
  public init(d50Months: Double, dxMonths: Double) {
    precondition(d50Months > 0 && dxMonths > 0, "D50 and dx are above 0")
    self.d50Months = d50Months
    self.dxMonths = dxMonths
  }

  /// Calculated functional state, cFS: points at `months` since onset, 0–48.
  public func functionalState(months: Double) -> Double { 48 / (1 + exp((months - d50Months) / dxMonths)) }

  /// Calculated functional loss, cFL: points a month lost at `months` since onset; minus the derivative of the state,
  /// 48 / dx · e / (1 + e)², e = exp((t − D50) / dx). Greatest, 12 / dx, at D50.
  public func functionalLoss(months: Double) -> Double {
    // The same on both sides of D50, so that the exponential never overflows.
    let e = exp(-abs(months - d50Months) / dxMonths)
    return 48 / dxMonths * e / ((1 + e) * (1 + e))
  }

  /// Relative D50, rD50 = t / (2 · D50): ½ at D50.
  public func relativeD50(months: Double) -> Double { months / (2 * d50Months) }

  /// The phase at `months` since onset.
  public func phase(months: Double) -> D50Phase {
    let relative = relativeD50(months: months)
    return relative < 0.25 ? .earlySemiStable : relative < 0.5 ? .earlyProgressive : .late
  }

  /// The group by D50.
  public var aggressiveness: D50Aggressiveness {
    d50Months < 20 ? .high : d50Months < 40 ? .intermediate : .low
  }

  /// To be shown wherever phases and groups are.
  public static let caution = "cut-offs not verified against a paper"
}

/// Phase of the course by rD50.
public enum D50Phase: Int8, CaseIterable, Comparable, Sendable {
  /// I, early semi-stable: rD50 below 0.25.
  case earlySemiStable = 0
  /// II, early progressive: rD50 from 0.25, below 0.5.
  case earlyProgressive
  /// III and IV, late progressive and late stable: rD50 from 0.5.
  case late

  /// "I".
  public var label: String {
    switch self {
    case .earlySemiStable: "I"
    case .earlyProgressive: "II"
    case .late: "III/IV"
    }
  }

  /// By time.
  public static func < (left: D50Phase, right: D50Phase) -> Bool { left.rawValue < right.rawValue }
}

/// How fast the disease runs as a whole, by D50.
public enum D50Aggressiveness: Int8, CaseIterable, Comparable, Sendable {
  /// D50 from 40 months.
  case low = 0
  /// D50 from 20, below 40 months.
  case intermediate
  /// D50 below 20 months.
  case high

  /// "high".
  public var label: String {
    switch self {
    case .low: "low"
    case .intermediate: "intermediate"
    case .high: "high"
    }
  }

  /// By aggressiveness.
  public static func < (left: D50Aggressiveness, right: D50Aggressiveness) -> Bool { left.rawValue < right.rawValue }
}
