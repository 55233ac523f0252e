public import Evidence

/// What it takes to make a file again: written into every export.
public struct Provenance: Sendable, Equatable {
  /// Program version.
  public var version: String
  /// Name and SHA-256 (hex) of each input.
  public var inputs: [Input]
  /// The command line that makes the same table.
  public var command: String
  /// Evidence scenario, where one was used.
  public var scenario: String?
  /// Disclosure setting: "cms", "nhs", "10", "off".
  public var disclosure: String
  /// Seed, where one was used.
  public var seed: UInt64?
  /// Day given by the caller, ISO 8601; omitted if none.
  public var date: String?
  /// Set for synthetic cohorts.
  public var isSynthetic: Bool

  /// One input.
  public struct Input: Sendable, Equatable {
    /// File name without folder.
    public var name: String
    /// SHA-256 of the bytes used, hex.
    public var sha256: String

    /// Creates an input.
    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// Creates a provenance.
  public init(
    version: String, inputs: [Input], command: String, scenario: String?, disclosure: String, seed: UInt64?,
    date: String?, isSynthetic: Bool
  ) {
    self.version = version
    self.inputs = inputs
    self.command = command
    self.scenario = scenario
    self.disclosure = disclosure
    self.seed = seed
    self.date = date
    self.isSynthetic = isSynthetic
  }
}

extension EvidenceChoice {
  /// The file of trials as an input; none without one.
  public var inputs: [Provenance.Input] { file.map { [Provenance.Input(name: $0.name, sha256: $0.sha256)] } ?? [] }
}
