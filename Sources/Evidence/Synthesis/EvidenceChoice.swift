/// The evidence that a scenario is read in: the trials at hand, and the switches.
public struct EvidenceChoice: Hashable, Sendable {
  /// The trials at hand.
  public let base: EvidenceBase
  /// The switches.
  public var options: SynthesisOptions
  /// The file with a user's own trials; `nil` without one.
  public let file: File?

  /// A file of trials, as provenance names it.
  public struct File: Hashable, Sendable {
    /// Its name without folder.
    public let name: String
    /// Digest of its bytes, hexadecimal.
    public let sha256: String

    /// Creates a file.
    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// The trials of this version, and scenarios as they stand.
  public static let standard = EvidenceChoice()

  /// Creates a choice.
  public init(base: EvidenceBase = .builtIn, options: SynthesisOptions = .standard, file: File? = nil) {
    self.base = base
    self.options = options
    self.file = file
  }

  /// The options that make this choice again; none for what is as it stands.
  public var commandLineArguments: [String] {
    (file.map { ["--evidence-file", $0.name] } ?? []) + options.commandLineArguments
  }
}
