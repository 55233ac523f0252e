/// What the right side of a formula says.
struct FormulaParts {
  var hasIntercept = true
  var terms: [Formula.Term] = []
  var random: [Formula.RandomTerm] = []
  var strata: [Formula.Variable] = []
  var cluster: Formula.Variable?
}

/// Parses a formula by recursive descent. `*` binds tighter than `+`, and `:` tighter than `*`.
struct FormulaParser {
  private let text: String
  private var lexer: FormulaLexer
  private var token: FormulaToken
  private var parts = FormulaParts()
  private var depth = 0

  init(_ text: String) throws(FitError) {
    guard text.utf8.count <= Formula.byteLimit else {
      throw .formula("a formula has at most \(Formula.byteLimit) bytes", position: 0, text: String(text.prefix(60)))
    }
    self.text = text
    lexer = FormulaLexer(text)
    token = try lexer.next()
  }

  mutating func parse() throws(FitError) -> (Formula.Response, FormulaParts) {
    let response = try response()
    try expect("~", "expected ~ after the response")
    parts.terms = try sum(isTop: true)
    guard token.kind == .end else { throw unexpected("expected + or the end") }
    return (response, parts)
  }

  private mutating func response() throws(FitError) -> Formula.Response {
    let start = token
    guard case .name(let name) = token.kind else {
      throw unexpected("expected the name of a column, or Surv(time, event)")
    }
    try advance()
    guard name == "Surv", token.kind == .sign("(") else {
      return .variable(Formula.Variable(name: name, position: start.position))
    }
    let arguments = try arguments()
    switch arguments.count {
    case 2: return .survival(entry: nil, time: arguments[0], event: arguments[1])
    case 3: return .survival(entry: arguments[0], time: arguments[1], event: arguments[2])
    default: throw error("expected Surv(time, event) or Surv(start, stop, event)", at: start.position)
    }
  }

  /// Terms between plus signs; `1`, `0` and `- 1` speak of the intercept at the top and of nothing inside.
  private mutating func sum(isTop: Bool) throws(FitError) -> [Formula.Term] {
    var terms: [Formula.Term] = []
    var isRemoved = false
    if token.kind == .sign("-") {
      isRemoved = true
      try advance()
    }
    while true {
      if case .number(let number) = token.kind {
        guard isTop, number == 1 || number == 0 && !isRemoved else {
          throw unexpected("expected a column; only 1, 0 and -1 can stand for an intercept, outside parentheses")
        }
        parts.hasIntercept = number == 1 && !isRemoved
        try advance()
      } else {
        guard !isRemoved else { throw unexpected("only the intercept can be taken away: -1") }
        try append(try product(isTop: isTop), to: &terms)
      }
      switch token.kind {
      case .sign("+"): isRemoved = false
      case .sign("-"): isRemoved = true
      default: return terms
      }
      try advance()
    }
  }

  /// `a * b`: each, and their interactions.
  private mutating func product(isTop: Bool) throws(FitError) -> [Formula.Term] {
    var terms = try interaction(isTop: isTop)
    while token.kind == .sign("*") {
      try advance()
      let right = try interaction(isTop: false)
      let crossed = try crossed(terms, right)
      try append(right, to: &terms)
      try append(crossed, to: &terms)
    }
    return terms
  }

  private mutating func interaction(isTop: Bool) throws(FitError) -> [Formula.Term] {
    var terms = try atom(isTop: isTop)
    while token.kind == .sign(":") {
      try advance()
      terms = try crossed(terms, try atom(isTop: false))
    }
    return terms
  }

  private mutating func atom(isTop: Bool) throws(FitError) -> [Formula.Term] {
    if token.kind == .sign("(") { return try parenthesis(isTop: isTop) }
    let start = token
    guard case .name(let name) = token.kind else { throw unexpected("expected the name of a column") }
    let isQuoted = text.dropFirst(start.position).first == "`"
    try advance()
    guard !isQuoted, token.kind == .sign("(") else {
      return [Formula.Term(variables: [Formula.Variable(name: name, position: start.position)])]
    }
    switch name {
    case "factor":
      guard var variable = try arguments().only else { throw error("expected factor(column)", at: start.position) }
      variable.isFactor = true
      return [Formula.Term(variables: [variable])]
    case "I": return [Formula.Term(variables: [try power()])]
    case "strata" where isTop:
      parts.strata += try arguments()
      return []
    case "cluster" where isTop:
      guard parts.cluster == nil, let variable = try arguments().only else {
        throw error("expected one cluster(column)", at: start.position)
      }
      parts.cluster = variable
      return []
    default:
      throw error(
        "there is no function \(name) here; factor(x), I(x^2), and by themselves strata(x) and cluster(x) are",
        at: start.position)
    }
  }

  /// `( … )`: terms, or effects that vary between groups.
  private mutating func parenthesis(isTop: Bool) throws(FitError) -> [Formula.Term] {
    let start = token.position
    depth += 1
    guard depth <= Formula.depthLimit else { throw error("parentheses are nested too deeply", at: start) }
    defer { depth -= 1 }
    try advance()
    var inner: [Formula.Term] = []
    var isIntercept = false
    if token.kind == .number(1) {
      isIntercept = true
      try advance()
      if token.kind == .sign("+") {
        try advance()
        inner = try sum(isTop: false)
      }
    } else {
      inner = try sum(isTop: false)
    }
    if token.kind == .sign("|") || token.kind == .sign("||") {
      let isCorrelated = token.kind == .sign("|")
      try advance()
      guard isTop, inner.count <= 1, inner.first?.variables.count ?? 1 == 1, inner.first != nil || isIntercept else {
        throw error("expected (1 | group), (slope | group) or (slope || group)", at: start)
      }
      let group = try variable("expected the column of the groups")
      try expect(")", "expected ) after the column of the groups")
      parts.random.append(
        Formula.RandomTerm(
          slope: inner.first?.variables.first, isCorrelated: isCorrelated, group: group, position: start))
      return []
    }
    try expect(")", "expected )")
    guard !isIntercept else { throw error("an intercept cannot stand in parentheses without | and a group", at: start) }
    return inner
  }

  /// `(x^2)` after `I`.
  private mutating func power() throws(FitError) -> Formula.Variable {
    try expect("(", "expected I(column^2)")
    var variable = try variable("expected I(column^2)")
    try expect("^", "expected I(column^2)")
    guard case .number(let exponent) = token.kind, 2...9 ~= exponent else {
      throw unexpected("expected an exponent from 2 to 9")
    }
    variable.power = exponent
    try advance()
    try expect(")", "expected ) after the exponent")
    return variable
  }

  /// `(a, b)`.
  private mutating func arguments() throws(FitError) -> [Formula.Variable] {
    try expect("(", "expected (")
    var arguments = [try variable("expected the name of a column")]
    while token.kind == .sign(",") {
      try advance()
      arguments.append(try variable("expected the name of a column"))
    }
    try expect(")", "expected , or )")
    return arguments
  }

  private mutating func variable(_ expected: String) throws(FitError) -> Formula.Variable {
    guard case .name(let name) = token.kind else { throw unexpected(expected) }
    let position = token.position
    try advance()
    return Formula.Variable(name: name, position: position)
  }

  private func crossed(_ left: [Formula.Term], _ right: [Formula.Term]) throws(FitError) -> [Formula.Term] {
    var terms: [Formula.Term] = []
    for a in left {
      for b in right {
        let added = b.variables.filter { !a.variables.contains($0) }
        try append([Formula.Term(variables: a.variables + added)], to: &terms)
      }
    }
    return terms
  }

  private func append(_ new: [Formula.Term], to terms: inout [Formula.Term]) throws(FitError) {
    for term in new where !terms.contains(term) { terms.append(term) }
    guard terms.count <= Formula.termLimit else {
      throw error("the formula has more than \(Formula.termLimit) terms", at: token.position)
    }
  }

  private mutating func advance() throws(FitError) { token = try lexer.next() }

  private mutating func expect(_ sign: String, _ expected: String) throws(FitError) {
    guard token.kind == .sign(sign) else { throw unexpected(expected) }
    try advance()
  }

  private func unexpected(_ expected: String) -> FitError {
    error("found \(token.description); \(expected)", at: token.position)
  }

  private func error(_ message: String, at position: Int) -> FitError {
    .formula(message, position: position, text: text)
  }
}

extension [Formula.Variable] {
  fileprivate var only: Formula.Variable? { count == 1 ? self[0] : nil }
}
