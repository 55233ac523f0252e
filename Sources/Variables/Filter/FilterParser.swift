/// Recursive descent over a condition, to instructions in postfix order. A value is a word, or a number with a unit or
/// without.
///
///     condition  = both { "or" both }
///     both       = negation { "and" negation }
///     negation   = "not" negation | "(" condition ")" | test
///     test       = name ( comparison value | ["not"] "in" "(" value { "," value } ")"
///                | "between" value "and" value | "is" ["not"] ( "missing" | "known" ) )
struct FilterParser {
  private let text: String
  private var lexer: FilterLexer
  private var token: FilterToken
  private var program: [FilterInstruction] = []
  private var nodes = 0

  init(_ text: String) throws(FilterError) {
    guard text.utf8.count <= Filter.byteLimit else {
      throw FilterError(
        message: "the condition has \(text.utf8.count) bytes; at most \(Filter.byteLimit) are allowed", position: 0,
        text: text)
    }
    self.text = text
    lexer = FilterLexer(text)
    token = try lexer.next()
  }

  mutating func parse() throws(FilterError) -> [FilterInstruction] {
    if token.kind == .end { throw error("the condition is empty; expected something like age >= 50") }
    try condition(depth: 0)
    if token.kind != .end { throw error("found \(token.description); expected and, or, or the end") }
    return program
  }

  private mutating func condition(depth: Int) throws(FilterError) {
    try both(depth: depth)
    while isKeyword("or") {
      try advance()
      try both(depth: depth)
      try emit(.or)
    }
  }

  private mutating func both(depth: Int) throws(FilterError) {
    try negation(depth: depth)
    while isKeyword("and") {
      try advance()
      try negation(depth: depth)
      try emit(.and)
    }
  }

  private mutating func negation(depth: Int) throws(FilterError) {
    guard depth <= Filter.depthLimit else {
      throw error("more than \(Filter.depthLimit) levels of parentheses and not; write the condition flatter")
    }
    if isKeyword("not") {
      try advance()
      try negation(depth: depth + 1)
      try emit(.not)
    } else if token.kind == .open {
      let open = token
      try advance()
      try condition(depth: depth + 1)
      guard token.kind == .close else {
        if token.kind == .end { throw error("the parenthesis that opens here is never closed", at: open.position) }
        throw error("found \(token.description); expected and, or, or )")
      }
      try advance()
    } else {
      try test()
    }
  }

  private mutating func test() throws(FilterError) {
    let position = token.position
    let name = try name()
    var isNegated = false
    if isKeyword("not") {
      try advance()
      guard isKeyword("in") || isKeyword("between") else {
        throw error("found \(token.description); expected in or between after not")
      }
      isNegated = true
    }
    let question = try question(name)
    try emit(.test(FilterTest(name: name, namePosition: position, question: question)))
    if isNegated { try emit(.not) }
  }

  private mutating func name() throws(FilterError) -> String {
    let name: String
    switch token.kind {
    case .bare(let word) where !FilterParser.keywords.contains(word.lowercased()): name = word
    case .doubleQuoted(let word): name = word
    case .fileColumn(let word): name = VariableStore.filePrefix + word
    case .singleQuoted(let word):
      throw error("found '\(word)'; expected a variable, whose name stands in double quotes or none")
    default:
      throw error("found \(token.description); expected the name of a variable")
    }
    try advance()
    return name
  }

  private mutating func question(_ name: String) throws(FilterError) -> FilterTest.Question {
    if case .comparison(let comparison) = token.kind {
      try advance()
      return .compare(comparison, try value())
    }
    if isKeyword("in") {
      try advance()
      return .isIn(try list())
    }
    if isKeyword("between") {
      try advance()
      let low = try value()
      guard isKeyword("and") else { throw error("found \(token.description); expected and, as in between 50 and 65") }
      try advance()
      return .between(low, try value())
    }
    guard isKeyword("is") else {
      throw error(
        "found \(token.description) after \(name); expected a comparison: "
          + "= != < <= > >= in between, is missing, is known"
      )
    }
    try advance()
    var isNegated = false
    if isKeyword("not") {
      isNegated = true
      try advance()
    }
    guard isKeyword("missing") || isKeyword("known") else {
      throw error("found \(token.description); expected missing or known after is")
    }
    let asksMissing = isKeyword("missing") != isNegated
    try advance()
    return asksMissing ? .isMissing : .isKnown
  }

  private mutating func list() throws(FilterError) -> [FilterLiteral] {
    guard token.kind == .open else { throw error("found \(token.description); expected ( as in in (a, b)") }
    try advance()
    var values = [try value()]
    while token.kind == .comma {
      try advance()
      values.append(try value())
    }
    guard token.kind == .close else { throw error("found \(token.description); expected , or )") }
    try advance()
    return values
  }

  private mutating func value() throws(FilterError) -> FilterLiteral {
    let position = token.position
    let word: String
    switch token.kind {
    case .bare(let text) where !FilterParser.keywords.contains(text.lowercased()): word = text
    case .singleQuoted(let text), .doubleQuoted(let text): word = text
    default: throw error("found \(token.description); expected a number or a word")
    }
    try count(at: position)
    try advance()
    return try measured(FilterLiteral(text: word, position: position))
  }

  /// A number with the unit that follows it, in one word or two; other values as they are.
  private mutating func measured(_ literal: FilterLiteral) throws(FilterError) -> FilterLiteral {
    var literal = literal
    if plainNumber(literal.text) != nil {
      guard case .bare(let unit) = token.kind, !FilterParser.keywords.contains(unit.lowercased()),
        unit.first.map({ $0.isLetter || $0 == "%" }) ?? false
      else { return literal }
      literal.unit = FilterUnit(text: unit, position: token.position)
      try advance()
      return literal
    }
    let digits = literal.text.prefix { "+-.0123456789".contains($0) }
    guard plainNumber(digits) != nil else { return literal }
    literal.unit = FilterUnit(
      text: String(literal.text.dropFirst(digits.count)), position: literal.position + digits.count)
    return literal
  }

  static let keywords: Set<String> = ["and", "or", "not", "in", "between", "is"]

  private func isKeyword(_ keyword: String) -> Bool {
    if case .bare(let word) = token.kind { word.lowercased() == keyword } else { false }
  }

  private mutating func advance() throws(FilterError) { token = try lexer.next() }

  private mutating func emit(_ instruction: FilterInstruction) throws(FilterError) {
    try count(at: token.position)
    program.append(instruction)
  }

  private mutating func count(at position: Int) throws(FilterError) {
    nodes += 1
    if nodes > Filter.nodeLimit {
      throw error("the condition has more than \(Filter.nodeLimit) parts; list values with in (a, b)", at: position)
    }
  }

  private func error(_ message: String, at position: Int? = nil) -> FilterError {
    FilterError(message: message, position: position ?? token.position, text: text)
  }
}
