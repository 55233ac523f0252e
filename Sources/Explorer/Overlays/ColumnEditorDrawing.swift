import Cohorts
import DisplayText
import Projection
import Reports
import TerminalUI

/// Draws the editor of a column: what it is taken for and why, the values in it, then the page.
func drawColumnEditor(_ editor: ColumnEditor, _ state: ExplorerState, _ canvas: inout Canvas) {
  let plan = state.arrangement.plan.reading
  let screen = canvas.surface.bounds
  let inner = canvas.box("Column \(editor.column.header)", width: 78, height: min(22, screen.height - 2))
  let column = editor.column
  let taken = column.concept.map { "\($0), \(column.confidence.rawValue)" } ?? "no variable"
  let head = Rect(x: inner.x, y: inner.y, width: inner.width, height: 2)
  let used = canvas.put(paragraphs: ["Taken for \(taken): \(editor.doubt ?? column.reason)"], head)
  var y = inner.y + min(used, head.height)
  canvas.put(values(editor), Rect(x: inner.x, y: y, width: inner.width, height: 1), role: .dim)
  y += 1
  var x = inner.x
  for page in ColumnEditor.Page.allCases {
    let isHere = page == editor.page
    let title = isHere ? "[\(page.title)]" : " \(page.title) "
    x = canvas.surface.put(title, x: x, y: y, role: isHere ? .tab : .text)
  }
  y += 1
  let rest = Rect(x: inner.x, y: y, width: inner.width, height: max(0, inner.maxY - y - 1))
  switch editor.page {
  case .codes: drawCodes(editor, rest, &canvas)
  case .variable:
    canvas.put("type to choose: ", x: rest.x, y: rest.y, width: 16, role: .key)
    editor.filter.draw(
      on: &canvas.surface, in: Rect(x: rest.x + 16, y: rest.y, width: rest.width - 16, height: 1), glyphs: canvas.glyphs
    )
    drawChoices(editor, plan, rest.splitTop(1).rest, &canvas)
  case .unit:
    drawChoices(editor, plan, rest, &canvas)
    let lines = editor.choices(plan).count
    if lines == 1 {
      let words = editor.column.concept == nil ? "no variable yet: choose one first" : "this variable has one unit"
      canvas.put(words, x: rest.x, y: rest.y + lines, width: rest.width, role: .dim)
    }
  case .dates: drawChoices(editor, plan, rest, &canvas)
  }
  let foot = Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1)
  canvas.put("Enter takes it   Tab next page   Esc leaves it", foot, role: .dim)
  if let error = editor.error {
    canvas.put(error, Rect(x: inner.x, y: inner.maxY - 2, width: inner.width, height: 1), role: .error)
  }
}

private func values(_ editor: ColumnEditor) -> String {
  if editor.values.isEmpty { return "Values: none among the first rows" }
  let shown = editor.values.prefix(12).map { value, count in
    "\(value.isEmpty ? "(blank)" : value) (\(NumberFormat.grouped(count)))"
  }
  return "Values: \(shown.joined(separator: ", "))"
}

private func drawChoices(_ editor: ColumnEditor, _ plan: ReadingPlan, _ rect: Rect, _ canvas: inout Canvas) {
  let choices = editor.choices(plan)
  let now = editor.current(plan)
  guard !choices.isEmpty else {
    canvas.put("no variable fits these letters", rect, role: .dim)
    return
  }
  let first = max(0, min(editor.selected - rect.height + 1, choices.count - rect.height))
  for (row, choice) in choices.dropFirst(first).prefix(rect.height).enumerated() {
    let isSelected = row + first == editor.selected
    let mark = choice.value == now ? "(x) " : "( ) "
    canvas.put(
      (isSelected ? canvas.marker : " ") + mark + choice.text, x: rect.x, y: rect.y + row, width: rect.width,
      role: isSelected ? .selected : .text)
  }
}

private func drawCodes(_ editor: ColumnEditor, _ rect: Rect, _ canvas: inout Canvas) {
  canvas.put("codes: ", x: rect.x, y: rect.y, width: 7, role: .key)
  editor.codes.draw(
    on: &canvas.surface, in: Rect(x: rect.x + 7, y: rect.y, width: rect.width - 7, height: 1), glyphs: canvas.glyphs)
  canvas.put(
    paragraphs: [
      "Each code with the word it stands for: 1=M,2=F   0=no,1=yes   1=bulbar,2=limb",
      "A value that is no code stays as it is. Empty: no codes.",
    ],
    rect.splitTop(2).rest, role: .dim)
}
