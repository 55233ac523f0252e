/// A word or sign of a condition.
struct FilterToken: Equatable {
  enum Kind: Equatable {
    /// Letters and digits without quotes: a name, a value or a keyword.
    case bare(String)
    /// In double quotes: a name, or a value.
    case doubleQuoted(String)
    /// In single quotes: a value.
    case singleQuoted(String)
    /// `col:` and a name.
    case fileColumn(String)
    case comparison(FilterComparison)
    case open
    case close
    case comma
    case end
  }

  var kind: Kind
  var position: Int

  /// For messages.
  var description: String {
    switch kind {
    case .bare(let word): "\"\(word)\""
    case .doubleQuoted(let word): "\"\(word)\""
    case .singleQuoted(let word): "'\(word)'"
    case .fileColumn(let name): "col:\(name)"
    case .comparison(let comparison): "\"\(comparison.rawValue)\""
    case .open: "\"(\""
    case .close: "\")\""
    case .comma: "\",\""
    case .end: "the end"
    }
  }
}

/// Cuts a condition into words and signs.
struct FilterLexer {
  private let text: String
  private let characters: [Character]
  private var position = 0

  init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  mutating func next() throws(FilterError) -> FilterToken {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    let start = position
    guard position < characters.count else { return FilterToken(kind: .end, position: start) }
    switch characters[position] {
    case "(": return sign(.open)
    case ")": return sign(.close)
    case ",": return sign(.comma)
    case "=":
      if follows("=") { throw error("found \"==\"; equality is written with one =", at: start) }
      return sign(.comparison(.equal))
    case "<":
      if follows(">") { throw error("found \"<>\"; not equal is written !=", at: start) }
      return follows("=") ? sign(.comparison(.lessOrEqual), 2) : sign(.comparison(.less))
    case ">": return follows("=") ? sign(.comparison(.greaterOrEqual), 2) : sign(.comparison(.greater))
    case "!":
      guard follows("=") else { throw error("found \"!\"; expected != or the word not", at: start) }
      return sign(.comparison(.notEqual), 2)
    case "\"": return FilterToken(kind: .doubleQuoted(try quoted()), position: start)
    case "'": return FilterToken(kind: .singleQuoted(try quoted()), position: start)
    default: return try word()
    }
  }

  private func follows(_ character: Character) -> Bool {
    position + 1 < characters.count && characters[position + 1] == character
  }

  private mutating func sign(_ kind: FilterToken.Kind, _ length: Int = 1) -> FilterToken {
    defer { position += length }
    return FilterToken(kind: kind, position: position)
  }

  private mutating func word() throws(FilterError) -> FilterToken {
    let start = position
    while position < characters.count, FilterLexer.isBare(characters[position]) { position += 1 }
    let word = String(characters[start..<position])
    guard word.lowercased().hasPrefix(VariableStore.filePrefix) else {
      return FilterToken(kind: .bare(word), position: start)
    }
    var name = String(word.dropFirst(VariableStore.filePrefix.count))
    if name.isEmpty, position < characters.count, characters[position] == "\"" { name = try quoted() }
    if name.isEmpty { throw error("found col: without a name; expected col:\"name of a column\"", at: start) }
    return FilterToken(kind: .fileColumn(name), position: start)
  }

  /// The text between quotes; a doubled quote stands for one.
  private mutating func quoted() throws(FilterError) -> String {
    let start = position
    let quote = characters[start]
    var word = ""
    position += 1
    while position < characters.count {
      if characters[position] != quote {
        word.append(characters[position])
        position += 1
      } else if follows(quote) {
        word.append(quote)
        position += 2
      } else {
        position += 1
        return word
      }
    }
    throw error("the quote \(quote) that opens here is never closed", at: start)
  }

  private static func isBare(_ character: Character) -> Bool {
    switch character {
    case "(", ")", ",", "=", "<", ">", "!", "\"", "'": false
    default: !character.isWhitespace
    }
  }

  private func error(_ message: String, at position: Int) -> FilterError {
    FilterError(message: message, position: position, text: text)
  }
}
