/// How a trial was laid out.
public struct TrialDesign: Hashable, Sendable {
  /// How patients came to be treated.
  public enum Allocation: String, Sendable, CaseIterable {
    /// By chance, against a control group.
    case randomised
    /// All were treated, and compared with records of other trials or with a prediction.
    case externalRecords = "external records"
    /// All were treated.
    case singleArm = "single arm"
  }

  /// Who knew.
  public enum Blinding: String, Sendable, CaseIterable {
    /// Neither patients nor assessors.
    case double
    /// Everyone.
    case open
  }

  /// How patients came to be treated.
  public var allocation: Allocation
  /// Who knew.
  public var blinding: Blinding
  /// What the control group got, or what was compared with.
  public var control: String
  /// All of it in a line: "randomised 1:1, double blind, 6 US sites".
  public var words: String

  /// Creates a design.
  public init(_ allocation: Allocation, _ blinding: Blinding, control: String, _ words: String) {
    self.allocation = allocation
    self.blinding = blinding
    self.control = control
    self.words = words
  }
}

/// What was given.
public struct CellProduct: Hashable, Sendable {
  /// Where the cells come from.
  public enum Source: String, Sendable, CaseIterable {
    /// Bone marrow.
    case boneMarrow = "bone marrow"
    /// Fat.
    case adipose
    /// Wharton's jelly of the umbilical cord.
    case whartonsJelly = "Wharton's jelly"
    /// Neural tissue of a fetus.
    case fetalNeural = "fetal neural"
    /// Embryonic stem cells.
    case embryonic
    /// Not stated.
    case notStated = "source not stated"
  }

  /// Whose cells they are.
  public enum Donor: String, Sendable, CaseIterable {
    /// The patient's.
    case autologous
    /// Somebody else's.
    case allogeneic
    /// Not stated.
    case notStated = "donor not stated"
  }

  /// "lenzumestrocel (Neuronata-R)".
  public var name: String
  /// Where the cells come from.
  public var source: Source
  /// Whose they are.
  public var donor: Donor

  /// Creates a product.
  public init(_ name: String, _ source: Source, _ donor: Donor) {
    self.name = name
    self.source = source
    self.donor = donor
  }

  /// In a line.
  public var words: String { "\(name), \(donor.rawValue) \(source.rawValue)" }
}

/// A way to bring cells into the body.
public enum Route: String, Sendable, CaseIterable {
  /// Into the cerebrospinal fluid by lumbar puncture.
  case intrathecal
  /// Into a vein.
  case intravenous
  /// Into muscles.
  case intramuscular
  /// Into the spinal cord.
  case intraspinal
  /// Into a ventricle of the brain.
  case intracerebroventricular

  /// Why nothing is projected for the route; `nil` for the one that controlled trials with numbers used.
  public var noProjection: String? { self == .intrathecal ? nil : "no controlled estimate for this route" }
}

/// How a product was given.
public struct Dosing: Hashable, Sendable {
  /// Routes, in the order of importance.
  public var routes: [Route]
  /// The route in words, where it is more than a list.
  public var routeWords: String
  /// Cells an injection; `nil` if not found.
  public var dose: String?
  /// Number of injections: "3, every 8 weeks".
  public var injections: String
  /// Follow-up: "28 weeks"; `nil` if not found.
  public var followUp: String?

  /// Creates a dosing; the routes are put into words if none are given.
  public init(_ routes: [Route], _ words: String? = nil, dose: String? = nil, injections: String, followUp: String?) {
    self.routes = routes
    routeWords = words ?? routes.map(\.rawValue).joined(separator: ", ")
    self.dose = dose
    self.injections = injections
    self.followUp = followUp
  }
}
