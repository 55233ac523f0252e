/// Region in which symptoms began, with the finer regions a file may tell.
public enum SiteOfOnset: Int8, CaseIterable, Sendable {
  /// Speech or swallowing (bulbar palsy).
  case bulbar = 0
  /// An arm or hand.
  case upperLimb
  /// A leg or foot.
  case lowerLimb
  /// A limb that the file does not name ("spinal").
  case limb
  /// Neck, trunk or back.
  case axial
  /// Breathing.
  case respiratory
  /// Cognition or behaviour.
  case cognitive
  /// Several regions at once.
  case generalised
  /// Anything else that the file names.
  case other

  /// The coarse classes used by trials and by the `onset` axis.
  public enum Group: Int8, CaseIterable, Sendable {
    /// Bulbar onset.
    case bulbar = 0
    /// Limb (spinal) onset.
    case limb
    /// Respiratory onset.
    case respiratory
    /// Axial, cognitive, generalised and other onsets.
    case other
  }

  /// The coarse class of this site.
  public var group: Group {
    switch self {
    case .bulbar: .bulbar
    case .upperLimb, .lowerLimb, .limb: .limb
    case .respiratory: .respiratory
    case .axial, .cognitive, .generalised, .other: .other
    }
  }
}

/// Sex as recorded in the file.
public enum Sex: Int8, CaseIterable, Sendable {
  /// Female.
  case female = 0
  /// Male.
  case male
}

extension SiteOfOnset {
  /// "upper limb".
  public var label: String {
    switch self {
    case .bulbar: "bulbar"
    case .upperLimb: "upper limb"
    case .lowerLimb: "lower limb"
    case .limb: "limb"
    case .axial: "axial"
    case .respiratory: "respiratory"
    case .cognitive: "cognitive"
    case .generalised: "generalised"
    case .other: "other"
    }
  }
}

extension SiteOfOnset.Group {
  /// "bulbar".
  public var label: String {
    switch self {
    case .bulbar: "bulbar"
    case .limb: "limb"
    case .respiratory: "respiratory"
    case .other: "other"
    }
  }
}

extension Sex {
  /// "female", "male".
  public var label: String { self == .female ? "female" : "male" }
}
