import DisplayText
import TerminalUI
import Variables

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
  case ("plot", .patient): state.patientPlot == .course ? "predicted survival" : "course"
  case ("plot", _): state.nextPanelTitle
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
  case .patient: ["help", "back", "next", "previous", "panel", "plot", "source", "explain", "zoom", "export", "quit"]
  case .evidence: ["help", "back", "next", "previous", "open", "right", "find", "export", "quit"]
  case .data:
    ["help", "stop", "resume", "open", "panel", "next", "undo", "write-profile", "explain", "find", "export", "quit"]
  }
}

/// The line being typed in the last row, with what is expected above it. What is wrong stands above too, and then the line
/// moves up by one row for a caret under the place.
private func draw(_ line: LinePrompt, _ layout: Layout, _ canvas: inout Canvas) {
  let position = line.error?.position
  let footer = layout.footer
  let y = footer.y - (position == nil ? 0 : 1)
  if position != nil { canvas.surface.fill(Rect(x: 0, y: y, width: footer.width, height: 2), " ") }
  let x = canvas.surface.put(line.label, x: 0, y: y, role: .key)
  line.prompt.draw(
    on: &canvas.surface, in: Rect(x: x, y: y, width: footer.width - x, height: 1), glyphs: canvas.glyphs)
  if let column = position.flatMap({ line.prompt.column(of: $0, width: footer.width - x, glyphs: canvas.glyphs) }) {
    canvas.surface.put("^", x: x + column, y: footer.y, role: .error)
  }
  if let error = line.error {
    canvas.put("error: " + error.text, x: 0, y: y - 1, width: footer.width, role: .error)
  } else if let completion = line.completion {
    let words = completion.offered.words.enumerated().map { $0 == completion.shown ? "[\($1)]" : $1 }
    let shown = words.dropFirst(max(0, (completion.shown ?? 0) - 2)).joined(separator: "  ")
    let text = words.isEmpty ? "expected: \(completion.offered.expected)" : "Tab: \(shown)"
    canvas.put(text, x: 0, y: y - 1, width: footer.width, role: .dim)
  } else if line.kind == .condition {
    let example = line.prompt.text.isEmpty ? "as age >= 50 and onset = bulbar   empty: everyone" : ""
    let keys = "Tab completes   Esc back"
    canvas.put(
      example.isEmpty ? keys : example + "   " + keys, x: 0, y: y - 1, width: footer.width, role: .dim)
  }
}
