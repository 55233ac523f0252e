import DisplayText
import Projection
import Strata
import TerminalUI
import Variables

/// A line typed in the footer: a text to find, or a condition on patients.
struct LinePrompt: Sendable {
  enum Kind: Sendable {
    case find, condition
  }

  var kind: Kind
  var prompt: Prompt
  /// What is wrong with what was typed, and where: characters from the start of the text.
  var error: (text: String, position: Int?)?
  /// What may stand at the cursor, while Tab goes through it.
  var completion: LineCompletion?
  /// Row that was selected before, for Esc.
  var selectedBefore: Int

  /// The word before the field.
  var label: String { kind == .find ? "/" : "where " }
}

/// What Tab offers, and which of it is in the line now.
struct LineCompletion: Sendable {
  var offered: FilterCompletion
  /// Index of the word that stands in the line; `nil` while only what all of them begin with does.
  var shown: Int?
}

extension LinePrompt {
  /// Tab: what all words that may stand here begin with; then one after another, backwards with Shift.
  mutating func complete(_ step: Int, _ store: VariableStore) {
    error = nil
    if var completion, completion.offered.words.count > 1 {
      let count = completion.offered.words.count
      let next = completion.shown.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
      completion.shown = next
      put(completion.offered.words[next], from: completion.offered.start)
      self.completion = completion
      return
    }
    let offered = FilterCompletion(of: prompt.text, at: prompt.cursor, store)
    completion = LineCompletion(offered: offered)
    guard let first = offered.words.first else { return }
    if offered.words.count == 1 {
      put(first + " ", from: offered.start)
      completion = nil
      return
    }
    let common = offered.words.dropFirst().reduce(first) { common, word in
      String(zip(common, word).prefix { $0 == $1 }.map(\.0))
    }
    // Small and capital letters are one: what was typed stays if nothing is gained.
    if common.count > prompt.cursor - offered.start { put(common, from: offered.start) }
  }

  /// Replaces what stands between a place and the cursor.
  private mutating func put(_ word: String, from start: Int) {
    let after = prompt.text.dropFirst(prompt.cursor)
    let before = prompt.text.prefix(start) + word
    prompt = Prompt(String(before + after), cursor: before.count)
  }
}

extension ExplorerState {
  /// Opens the line.
  mutating func ask(_ kind: LinePrompt.Kind) -> [Effect] {
    let text = kind == .condition ? arrangement.plan.stratification.filter?.text ?? "" : ""
    overlay = .line(LinePrompt(kind: kind, prompt: Prompt(text), selectedBefore: self[list].selected))
    return []
  }

  mutating func handle(_ key: Key, in line: LinePrompt) -> [Effect] {
    var line = line
    switch key {
    case .escape, .control("c"):
      if line.kind == .find { self[list].select(line.selectedBefore) }
      overlay = nil
    case .enter:
      overlay = nil
      if line.kind == .find {
        if line.prompt.text.isEmpty { return [] }
        searchText = line.prompt.text
        return findAgain(1, from: line.selectedBefore - 1)
      }
      if line.prompt.text.allSatisfy({ $0 == " " }) { return clearFilter() }
      do throws(FilterError) { return try setFilter(line.prompt.text) } catch {
        line.error = (error.message, error.position)
        line.completion = nil
        overlay = .line(line)
      }
    case .tab, .backTab:
      if line.kind == .condition, let store { line.complete(key == .tab ? 1 : -1, store) }
      overlay = .line(line)
    default:
      line.error = nil
      line.completion = nil
      if line.prompt.handle(key), line.kind == .find, !line.prompt.text.isEmpty {
        // The result changes with each key.
        select(matching: line.prompt.text, 1, from: line.selectedBefore - 1)
      }
      overlay = .line(line)
    }
    return []
  }

  // MARK: Finding

  /// Selects the next row, from `row` on and around, whose text has the words; says so if there is none.
  mutating func findAgain(_ direction: Int, from row: Int) -> [Effect] {
    if !select(matching: searchText, direction, from: row) { say("not found: \(searchText)") }
    return []
  }

  @discardableResult
  private mutating func select(matching text: String, _ direction: Int, from row: Int) -> Bool {
    let count = self[list].count
    guard count > 0 else { return false }
    // Small letters match both, as fzf and less -i have it.
    let isExact = text.contains(where: \.isUppercase)
    let wanted = isExact ? text : text.lowercased()
    let model = model(list)
    for step in 1...count {
      let candidate = ((row + direction * step) % count + count) % count
      let words = model.text(candidate, for: .full)
      if (isExact ? words : words.lowercased()).contains(wanted) {
        self[list].select(candidate)
        return true
      }
    }
    return false
  }
}
