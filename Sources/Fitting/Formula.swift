/// A model in the notation of R: `total ~ months * arm + (months | id)`, `Surv(time, event) ~ sex + strata(site)`.
///
/// On the right: names, back-ticks around names with other signs, `factor(x)` for the levels of a column of numbers,
/// `I(x^2)` for a power, `a + b`, `a:b` for an interaction, `a * b` for `a + b + a:b`, parentheses, `-1` or `0` for no
/// intercept, `(1 | id)`, `(t | id)`, `(t || id)` for effects that vary between the levels of `id`, `strata(x)` and
/// `cluster(x)`. Terms are ordered as R does: by the number of their variables, then as written.
/// Reference: Wilkinson and Rogers, J R Stat Soc C 1973;22:392–399.
public struct Formula: Hashable, Sendable {
  /// A column, perhaps transformed. Where it stands in the text does not count for equality.
  public struct Variable: Hashable, Sendable {
    /// Name of the column.
    public var name: String
    /// Whether numbers are taken as levels.
    public var isFactor = false
    /// Exponent, 1–9.
    public var power = 1
    /// Offset in characters from the start of the text.
    public var position = 0

    /// As R names it.
    public var label: String { isFactor ? "factor(\(name))" : power > 1 ? "I(\(name)^\(power))" : name }

    /// Whether both are the same column transformed in the same way.
    public static func == (left: Variable, right: Variable) -> Bool {
      left.name == right.name && left.isFactor == right.isFactor && left.power == right.power
    }

    /// Hashes what counts for equality.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(name)
      hasher.combine(isFactor)
      hasher.combine(power)
    }
  }

  /// A product of variables, each once.
  public struct Term: Hashable, Sendable {
    /// The variables, in the order of the text.
    public var variables: [Variable]

    /// As R names it: `a:b`.
    public var label: String { variables.map(\.label).joined(separator: ":") }

    /// Whether both are products of the same variables.
    public static func == (left: Term, right: Term) -> Bool { Set(left.variables) == Set(right.variables) }

    /// Hashes what counts for equality.
    public func hash(into hasher: inout Hasher) { hasher.combine(Set(variables)) }
  }

  /// Effects that vary between groups.
  public struct RandomTerm: Hashable, Sendable {
    /// The slope that varies beside the intercept, if one does.
    public var slope: Variable?
    /// Whether slope and intercept are correlated.
    public var isCorrelated: Bool
    /// Column of the groups.
    public var group: Variable
    /// Offset of its parenthesis.
    public var position: Int
  }

  /// What stands left of the tilde.
  public enum Response: Hashable, Sendable {
    /// A column.
    case variable(Variable)
    /// Times to an event, perhaps from an entry.
    case survival(entry: Variable?, time: Variable, event: Variable)
  }

  /// The text as written.
  public let text: String
  /// What is explained.
  public let response: Response
  /// Whether there is an intercept.
  public let hasIntercept: Bool
  /// What explains it.
  public let terms: [Term]
  /// Effects that vary between groups.
  public let random: [RandomTerm]
  /// Columns of `strata(…)`.
  public let strata: [Variable]
  /// Column of `cluster(…)`.
  public let cluster: Variable?

  /// Bytes of text at most.
  public static let byteLimit = 8192
  /// Nesting of parentheses at most.
  public static let depthLimit = 50
  /// Terms at most, those of expanded products included.
  public static let termLimit = 500

  /// Parses a formula; names are looked up later. Throws `FitError.formula`. O(text + terms²).
  public init(parsing text: String) throws(FitError) {
    var parser = try FormulaParser(text)
    let (response, parts) = try parser.parse()
    self.text = text
    self.response = response
    hasIntercept = parts.hasIntercept
    // Within a term variables stand as they first do in the formula, and terms are sorted by order, stably: as in R.
    var first: [Variable: Int] = [:]
    for variable in parts.terms.flatMap(\.variables) {
      first[variable] = min(first[variable] ?? variable.position, variable.position)
    }
    let terms = parts.terms.map { term in
      Term(variables: term.variables.sorted { first[$0, default: 0] < first[$1, default: 0] })
    }
    let highest = terms.map(\.variables.count).max() ?? 0
    self.terms = (0...highest).flatMap { order in terms.filter { $0.variables.count == order } }
    random = parts.random
    strata = parts.strata
    cluster = parts.cluster
  }

  /// Every variable, each once: those of the response first.
  public var variables: [Variable] {
    var all: [Variable] =
      switch response {
      case .variable(let variable): [variable]
      case .survival(let entry, let time, let event): (entry.map { [$0] } ?? []) + [time, event]
      }
    all += terms.flatMap(\.variables) + random.flatMap { ($0.slope.map { [$0] } ?? []) + [$0.group] }
    all += strata + (cluster.map { [$0] } ?? [])
    var seen: Set<Variable> = []
    return all.filter { seen.insert($0).inserted }
  }

  func error(_ message: String, at position: Int) -> FitError { .formula(message, position: position, text: text) }
}
