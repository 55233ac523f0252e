import DisplayText
import TerminalUI

/// The last line: a message, a field being typed, or the keys that do something here.
func drawFooter(_ state: ExplorerState, _ layout: Layout, _ canvas: inout Canvas) {
  if case .line(let line)? = state.overlay { return draw(line, layout, &canvas) }
  if let notice = state.notice {
    let mark = notice.isError ? "error: " : ""
    canvas.put(mark + notice.text, layout.footer, role: notice.isError ? .error : .title)
    return
  }
  var x = 0
  for (command, word) in footerEntries(state) {
    let key = canvas.clean(command.keyText.split(separator: " ").first.map(String.init) ?? "")
    let width = DisplayWidth.of(key) + 1 + word.count
    guard x + width <= layout.footer.width else { break }
    let after = canvas.surface.put(key, x: x, y: layout.footer.y, role: .key)
    canvas.surface.put(word, x: after + 1, y: layout.footer.y)
    x += width + 2
  }
}

/// The keys that do something here and now, with a word each, the most useful first.
func footerEntries(_ state: ExplorerState) -> [(command: Command, word: String)] {
  footerCommands(state.place).compactMap { id in
    guard let command = CommandRegistry.command(id), command.unavailable(state) == nil else { return nil }
    if id == "stop", !state.isBusy { return nil }
    return (command, footerWord(id, state))
  }
}

private func footerWord(_ id: String, _ state: ExplorerState) -> String {
  switch (id, state.place) {
  case ("by", _): "axes"
  case ("where", _): "filter"
  case ("clear-filter", _): "clear filter"
  case ("panel", _): "other list"
  case ("source", _): "source line"
  case ("plot", _): "details"
  case ("right", _): "columns"
  case ("open", .data): state.list == .columns ? "correct" : "in full"
  case ("open", .evidence): "in full"
  case ("next", .data): "next to look at"
  case ("write-profile", _): "profile"
  case ("resume", _): state.partialRows != nil ? "read the rest" : state.cohort == nil ? "read again" : "begin again"
  case ("next", .evidence): "next tab"
  case ("previous", .evidence): "tab before"
  case ("next", _): "next patient"
  case ("previous", _): "before"
  default: id
  }
}

/// Commands worth a place in the footer of a view, the most useful first.
private func footerCommands(_ place: Place) -> [String] {
  switch place {
  case .strata:
    [
      "help", "resume", "open", "explain", "by", "where", "clear-filter", "assumptions", "export", "zoom", "plot",
      "undo", "find",
      "quit",
    ]
  case .patients: ["help", "back", "open", "explain", "find", "where", "export", "quit"]
  case .patient: ["help", "back", "next", "previous", "panel", "source", "explain", "zoom", "export", "quit"]
  case .evidence: ["help", "back", "next", "previous", "open", "right", "find", "export", "quit"]
  case .data:
    ["help", "stop", "resume", "open", "panel", "next", "undo", "write-profile", "explain", "find", "export", "quit"]
  }
}

private func draw(_ line: LinePrompt, _ layout: Layout, _ canvas: inout Canvas) {
  let x = canvas.surface.put(line.label, x: 0, y: layout.footer.y, role: .key)
  line.prompt.draw(
    on: &canvas.surface, in: Rect(x: x, y: layout.footer.y, width: layout.footer.width - x, height: 1),
    glyphs: canvas.glyphs)
  let above = Rect(x: 0, y: layout.footer.y - 1, width: layout.footer.width, height: 1)
  if let error = line.error {
    canvas.put(error, x: above.x, y: above.y, width: above.width, role: .error)
  } else if line.kind == .condition, line.prompt.text.isEmpty {
    let example = "for example: age >= 50 and onset = bulbar   empty: everyone   Esc back"
    canvas.put(example, x: above.x, y: above.y, width: above.width, role: .dim)
  }
}
