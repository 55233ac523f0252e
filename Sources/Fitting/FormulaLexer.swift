/// A word or sign of a formula.
struct FormulaToken: Equatable {
  enum Kind: Equatable {
    case name(String)
    case number(Int)
    case sign(String)
    case end
  }

  var kind: Kind
  var position: Int

  /// For messages.
  var description: String {
    switch kind {
    case .name(let name): "\"\(name)\""
    case .number(let number): "\(number)"
    case .sign(let sign): "\"\(sign)\""
    case .end: "the end"
    }
  }
}

/// Cuts a formula into words and signs.
struct FormulaLexer {
  private let text: String
  private let characters: [Character]
  private var position = 0

  init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  mutating func next() throws(FitError) -> FormulaToken {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    let start = position
    guard start < characters.count else { return FormulaToken(kind: .end, position: start) }
    let first = characters[start]
    if first == "`" { return FormulaToken(kind: .name(try quoted()), position: start) }
    if "0"..."9" ~= first {
      let digits = word { "0"..."9" ~= $0 }
      guard let number = Int(digits), number < 1000, position >= characters.count || !isOfName(characters[position])
      else { throw error("a number cannot stand here", at: start) }
      return FormulaToken(kind: .number(number), position: start)
    }
    if first.isLetter || first == "." || first == "_" {
      return FormulaToken(kind: .name(word(isOfName)), position: start)
    }
    if first == "|", start + 1 < characters.count, characters[start + 1] == "|" {
      position += 2
      return FormulaToken(kind: .sign("||"), position: start)
    }
    guard "~+-*:(),|^".contains(first) else {
      throw error("found \"\(first)\"; a name with this sign is written in back-ticks", at: start)
    }
    position += 1
    return FormulaToken(kind: .sign(String(first)), position: start)
  }

  private func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "." || character == "_"
  }

  private mutating func word(_ isInside: (Character) -> Bool) -> String {
    let start = position
    while position < characters.count, isInside(characters[position]) { position += 1 }
    return String(characters[start..<position])
  }

  private mutating func quoted() throws(FitError) -> String {
    let start = position
    position += 1
    let name = word { $0 != "`" }
    guard position < characters.count else { throw error("the back-tick that opens here is never closed", at: start) }
    position += 1
    guard !name.isEmpty else { throw error("there is no name between the back-ticks", at: start) }
    return name
  }

  private func error(_ message: String, at position: Int) -> FitError {
    .formula(message, position: position, text: text)
  }
}
