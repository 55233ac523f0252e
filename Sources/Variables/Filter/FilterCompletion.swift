import Clinical
import Cohorts

/// What could stand at a place of a condition, for the Tab key.
public struct FilterCompletion: Hashable, Sendable {
  /// Characters before the word that is completed.
  public let start: Int
  /// What may stand there, as it is typed: names and levels in quotes where they need them.
  public let words: [String]
  /// What is expected in words: "a variable", "a level of onset".
  public let expected: String

  /// Looks at the text before the cursor, `cursor` characters long. Words are those that begin with what is typed
  /// already, without regard to case. O(text + variables).
  public init(of text: String, at cursor: Int, _ store: VariableStore) {
    let before = String(text.prefix(cursor))
    // The word at the cursor: bare, or in a quote that is still open.
    let partial = PartialWord(before)
    start = partial.start
    let expectation = FilterExpectation(after: String(before.prefix(partial.start)))
    let (all, expected) = expectation.words(store)
    self.expected = expected
    let typed = partial.content.lowercased()
    words = all.filter { $0.content.lowercased().hasPrefix(typed) }.map(\.written)
  }
}

/// A word as it is and as a condition writes it.
private struct WrittenWord {
  var content: String
  var written: String

  init(_ word: String) {
    content = word
    written = word
  }

  init(name: String) {
    content = name
    let isForced = name.hasPrefix(VariableStore.filePrefix)
    let bare = isForced ? String(name.dropFirst(VariableStore.filePrefix.count)) : name
    written = FilterCompletion.isPlain(bare) ? name : (isForced ? VariableStore.filePrefix : "") + quoted(bare, "\"")
  }

  init(level: String) {
    content = level
    written = FilterCompletion.isPlain(level) ? level : quoted(level, "'")
  }
}

private func quoted(_ word: String, _ quote: Character) -> String {
  String(quote) + word.map { $0 == quote ? "\(quote)\(quote)" : String($0) }.joined() + String(quote)
}

extension FilterCompletion {
  /// Whether a word needs no quotes.
  fileprivate static func isPlain(_ word: String) -> Bool {
    !word.isEmpty && !FilterParser.keywords.contains(word.lowercased())
      && word.allSatisfy { !$0.isWhitespace && !"()=<>!,\"':".contains($0) }
  }
}

/// The word that the text ends with, which may not be complete.
private struct PartialWord {
  var start: Int
  var content: String

  init(_ text: String) {
    let characters = Array(text)
    var open: Int?
    for (place, character) in characters.enumerated() where character == "\"" || character == "'" {
      if let quote = open { if characters[quote] == character { open = nil } } else { open = place }
    }
    if let open {
      content = String(characters[(open + 1)...])
      start = open
      let prefix = VariableStore.filePrefix
      if open >= prefix.count, String(characters[(open - prefix.count)..<open]).lowercased() == prefix {
        start = open - prefix.count
        content = prefix + content
      }
      return
    }
    start = characters.count
    while start > 0, !characters[start - 1].isWhitespace, !"()=<>!,\"'".contains(characters[start - 1]) { start -= 1 }
    content = String(characters[start...])
  }
}

/// What the grammar expects after a beginning of a condition.
private enum FilterExpectation {
  case name
  case question(String)
  /// After `not` behind a name.
  case negated(String)
  /// After `is`.
  case missingOrKnown
  case openList(String)
  case value(String)
  case lowest(String)
  case betweenAnd(String)
  case highest(String)
  case listValue(String)
  case listNext(String)
  case connective
  /// After something that is no condition.
  case nothing

  /// Follows the tokens of a text that may end anywhere.
  init(after text: String) {
    self = .name
    var lexer = FilterLexer(text)
    while true {
      guard let token = try? lexer.next() else {
        self = .nothing
        return
      }
      if token.kind == .end { return }
      self = next(token)
    }
  }

  private func next(_ token: FilterToken) -> FilterExpectation {
    var keyword: String?
    if case .bare(let word) = token.kind, FilterParser.keywords.contains(word.lowercased()) {
      keyword = word.lowercased()
    }
    switch token.kind {
    case .comparison, .open, .close, .comma:
      if case .value = self { return .nothing }
      if case .listValue = self { return .nothing }
    default: break
    }
    switch (self, token.kind, keyword) {
    case (.name, .open, _), (.name, _, "not"): return .name
    case (.name, .bare(let name), nil), (.name, .doubleQuoted(let name), _): return .question(name)
    case (.name, .fileColumn(let name), _): return .question(VariableStore.filePrefix + name)
    case (.question(let name), .comparison, _): return .value(name)
    case (.question(let name), _, "not"): return .negated(name)
    case (.question(let name), _, "in"), (.negated(let name), _, "in"): return .openList(name)
    case (.question(let name), _, "between"), (.negated(let name), _, "between"): return .lowest(name)
    case (.question, _, "is"), (.missingOrKnown, _, "not"): return .missingOrKnown
    case (.missingOrKnown, .bare, _): return .connective
    case (.value, _, nil): return .connective
    case (.openList(let name), .open, _), (.listNext(let name), .comma, _): return .listValue(name)
    case (.listValue(let name), _, nil): return .listNext(name)
    case (.listNext, .close, _): return .connective
    case (.lowest(let name), _, nil): return .betweenAnd(name)
    case (.betweenAnd(let name), _, "and"): return .highest(name)
    case (.highest, _, nil): return .connective
    case (.connective, _, "and"), (.connective, _, "or"): return .name
    case (.connective, .close, _): return .connective
    default: return .nothing
    }
  }

  /// What may stand here, and what that is.
  func words(_ store: VariableStore) -> (words: [WrittenWord], expected: String) {
    func keywords(_ words: String...) -> [WrittenWord] { words.map { WrittenWord($0) } }
    switch self {
    case .name: return (store.names.map { WrittenWord(name: $0) } + keywords("not"), "a variable")
    case .question(let name):
      let signs = isOrdered(name, store) ? ["=", "!=", "<", "<=", ">", ">="] : ["=", "!="]
      let order = isOrdered(name, store) ? ["between"] : []
      return ((signs + ["in", "is", "not"] + order).map { WrittenWord($0) }, "a comparison")
    case .negated: return (keywords("in", "between"), "in or between")
    case .missingOrKnown: return (keywords("missing", "known", "not"), "missing or known")
    case .openList: return (keywords("("), "(")
    case .value(let name), .listValue(let name), .lowest(let name), .highest(let name):
      return (levels(name, store).map { WrittenWord(level: $0) }, expectedValue(name, store))
    case .betweenAnd: return (keywords("and"), "and")
    case .listNext: return (keywords(",", ")"), ", or )")
    case .connective: return (keywords("and", "or"), "and, or, or the end")
    case .nothing: return ([], "a condition")
    }
  }

  private func isOrdered(_ name: String, _ store: VariableStore) -> Bool {
    guard let column = store.column(name)?.value else { return true }
    if case .numbers = column.values { return true }
    return column.isOrdered
  }

  private func levels(_ name: String, _ store: VariableStore) -> [String] {
    guard case .categories(_, let levels)? = store.column(name)?.value?.values else { return [] }
    return levels
  }

  private func expectedValue(_ name: String, _ store: VariableStore) -> String {
    guard let column = store.column(name)?.value else { return "a value of \(name)" }
    guard case .numbers(let numbers) = column.values else { return "a level of \(name)" }
    let known = (0..<numbers.count).lazy.filter { numbers.known[$0] }.map { numbers.values[$0] }
    guard let least = known.min(), let most = known.max() else { return "a number" }
    let unit = store.variable(name)?.unit ?? ""
    return "a number, here \(text(least)) to \(text(most))" + (unit.isEmpty ? "" : " " + unit)
  }
}
