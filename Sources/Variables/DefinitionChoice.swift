/// A variable that the literature defines in more than one way. The first definition is the one in use unless another is
/// asked for: `--define stage=mitos`.
public struct DefinitionChoice: Sendable {
  /// One way to define it.
  public struct Scheme: Sendable {
    /// Name after the sign =: "mitos".
    public let id: String
    /// The variable by this definition; all schemes of a choice have the same variable id.
    public let variable: Variable
  }

  /// Name before the sign =, that of the axis: "stage".
  public let name: String
  /// The definitions, the default first.
  public let schemes: [Scheme]

  init(_ name: String, _ schemes: [(id: String, variable: Variable)]) {
    self.name = name
    self.schemes = schemes.map { Scheme(id: $0.id, variable: $0.variable) }
  }

  /// Id of the variable that is defined.
  public var variableID: String { schemes[0].variable.id }
}

/// Every variable whose definition can be chosen.
public enum DefinitionRegistry {
  /// All of them, in the order of the axes.
  public static let all: [DefinitionChoice] = [.stage, .kings, .speed]

  /// The choice for a variable, if it has one.
  public static func choice(forVariable id: String) -> DefinitionChoice? { all.first { $0.variableID == id } }
}

/// The definitions in use. Part of every plan: whatever changes a number is written out.
public struct Definitions: Hashable, Sendable {
  /// Scheme by name of the choice; the defaults are left out, so that equal definitions are equal values.
  private var schemes: [String: String] = [:]

  /// The defaults.
  public init() {}

  /// Parses the values of `--define`: `stage=mitos`. A later one replaces an earlier one of the same name.
  public init(parsing texts: [String]) throws(DefinitionError) {
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { throw .notAPair(text) }
      guard let choice = DefinitionRegistry.all.first(where: { $0.name == parts[0].lowercased() }) else {
        throw .unknownName(parts[0])
      }
      guard let scheme = choice.schemes.first(where: { $0.id == parts[1].lowercased() }) else {
        throw .unknownScheme(parts[1], of: choice.name)
      }
      self[choice] = scheme.id
    }
  }

  /// Id of the scheme in use.
  public subscript(choice: DefinitionChoice) -> String {
    get { schemes[choice.name] ?? choice.schemes[0].id }
    set { schemes[choice.name] = newValue == choice.schemes[0].id ? nil : newValue }
  }

  /// As `--define` takes them, in the order of the registry, defaults left out.
  public var texts: [String] {
    DefinitionRegistry.all.compactMap { choice in schemes[choice.name].map { "\(choice.name)=\($0)" } }
  }

  /// The options that make these definitions again.
  public var commandLineArguments: [String] { texts.flatMap { ["--define", $0] } }

  /// The variable of an id by the definition in use; `nil` if there is none of that id.
  public func variable(_ id: String) -> Variable? {
    guard let choice = DefinitionRegistry.choice(forVariable: id) else { return VariableRegistry.variable(id) }
    let scheme = self[choice]
    return choice.schemes.first { $0.id == scheme }?.variable
  }
}

/// Why a definition cannot be chosen.
public enum DefinitionError: Error, Hashable, Sendable {
  /// No sign =.
  case notAPair(String)
  /// Nothing of this name has several definitions.
  case unknownName(String)
  /// No definition of this name.
  case unknownScheme(String, of: String)

  /// What was found, what was expected: one line for people.
  public var message: String {
    switch self {
    case .notAPair(let text):
      "\"\(text)\": expected AXIS=SCHEME, as in \(Self.example)"
    case .unknownName(let name):
      "\"\(name)\" has one definition only; those with several are \(Self.names.joined(separator: ", "))"
    case .unknownScheme(let scheme, let name):
      "no definition \"\(scheme)\" of \(name); expected \(Self.schemes(of: name).joined(separator: ", "))"
        + (nearestName(to: scheme, among: Self.schemes(of: name)).map { "; did you mean \($0)?" } ?? "")
    }
  }

  private static var example: String {
    DefinitionRegistry.all.first.map { "\($0.name)=\($0.schemes[$0.schemes.count - 1].id)" } ?? ""
  }
  private static var names: [String] { DefinitionRegistry.all.map(\.name) }
  private static func schemes(of name: String) -> [String] {
    DefinitionRegistry.all.first { $0.name == name }?.schemes.map(\.id) ?? []
  }
}
