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
  /// What is wrong with what was typed.
  var error: String?
  /// Row that was selected before, for Esc.
  var selectedBefore: Int

  /// The word before the field.
  var label: String { kind == .find ? "/" : "where " }
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
      let effects = setFilter(line.prompt.text)
      if let notice, notice.isError {
        line.error = notice.text
        overlay = .line(line)
      }
      return effects
    default:
      line.error = nil
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
