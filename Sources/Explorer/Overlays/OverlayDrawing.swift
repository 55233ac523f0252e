import DisplayText
import Evidence
import Projection
import Reports
import Strata
import TerminalUI

/// Draws what lies over a view. The line typed in the footer belongs to the footer.
func draw(_ overlay: Overlay, _ state: ExplorerState, _ layout: Layout, _ canvas: inout Canvas) {
  switch overlay {
  case .line: break
  case .palette(let palette): drawPalette(palette, state, &canvas)
  case .axes(let panel): drawAxes(panel, state, &canvas)
  case .assumptions(let panel): drawAssumptions(panel, state, &canvas)
  case .export(let dialog): drawExport(dialog, state, &canvas)
  case .column(let editor): drawColumnEditor(editor, state, &canvas)
  case .help(let firstRow): drawHelp(firstRow, state, &canvas)
  case .page(let page): drawPage(page, state, &canvas)
  case .leaving:
    let inner = canvas.box("Leave?", width: 60, height: 5)
    canvas.put(
      paragraphs: ["Work is running: \(state.job?.title ?? "none").", "Leave and drop it?  y yes   n no"], inner)
  }
}

/// The line at the foot of a box: its keys.
private func footLine(_ text: String, _ inner: Rect, _ canvas: inout Canvas) {
  canvas.put(text, Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1), role: .dim)
}

private func choice(_ isSelected: Bool, _ text: String, _ inner: Rect, row: Int, _ canvas: inout Canvas) {
  guard row < inner.height else { return }
  let mark = isSelected ? canvas.marker : " "
  canvas.put(
    mark + text, x: inner.x, y: inner.y + row, width: inner.width, role: isSelected ? .selected : .text)
}

private func drawHelp(_ firstRow: Int, _ state: ExplorerState, _ canvas: inout Canvas) {
  let frame = PageFrame(help: state)
  let inner = canvas.box("Keys", width: frame.size.width, height: frame.size.height)
  let page = Rect(x: inner.x, y: inner.y, width: inner.width, height: inner.height - 1)
  let first = frame.shownFirst(firstRow)
  HelpPage(groups: PageFrame.helpGroups(canvas.glyphs)).draw(
    on: &canvas.surface, in: page, from: first, glyphs: canvas.glyphs)
  footLine("Esc back   : and a name runs a command\(frame.position(first))", inner, &canvas)
}

private func drawPage(_ page: TextPage, _ state: ExplorerState, _ canvas: inout Canvas) {
  let frame = PageFrame(page, state)
  let inner = canvas.box(page.title, width: frame.size.width, height: frame.size.height)
  let text = Rect(x: inner.x, y: inner.y, width: inner.width, height: inner.height - 1)
  let first = frame.shownFirst(page.firstRow)
  canvas.put(paragraphs: page.shownParagraphs, text, from: first)
  footLine("Esc back\(frame.position(first))", inner, &canvas)
}

private func drawPalette(_ palette: Palette, _ state: ExplorerState, _ canvas: inout Canvas) {
  let matches = palette.matches
  let inner = canvas.box("Commands", width: 72, height: min(matches.count + 5, 20))
  canvas.surface.put(":", x: inner.x, y: inner.y, role: .key)
  palette.prompt.draw(
    on: &canvas.surface, in: Rect(x: inner.x + 1, y: inner.y, width: inner.width - 1, height: 1), glyphs: canvas.glyphs)
  let rows = max(0, inner.height - 2)
  let first = max(0, min(palette.selected - rows + 1, matches.count - rows))
  for (row, command) in matches.dropFirst(first).prefix(rows).enumerated() {
    let name = command.id + (command.argument.map { " " + $0 } ?? "")
    let reason = command.unavailable(state).map { " (\($0))" } ?? ""
    let text = DisplayText.pad(canvas.clean(name), to: 22) + canvas.clean(command.title + reason)
    let room = inner.width - DisplayWidth.of(canvas.clean(command.keyText)) - 2
    choice(
      row + first == palette.selected, DisplayText.clip(text, to: room, glyphs: canvas.glyphs), inner, row: row + 1,
      &canvas)
    canvas.putRight(command.keyText, Rect(x: inner.x, y: inner.y + row + 1, width: inner.width, height: 1), role: .key)
  }
  if matches.isEmpty {
    canvas.put("no such command", Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: 1), role: .dim)
  }
  footLine("Enter runs   Tab completes   Esc back", inner, &canvas)
}

private func drawAxes(_ panel: AxesPanel, _ state: ExplorerState, _ canvas: inout Canvas) {
  let rows = state.axisRows
  let inner = canvas.box("Axes: how patients are subdivided", width: 76, height: min(rows.count + 5, 21))
  let room = max(1, inner.height - 2)
  let first = max(0, min(panel.selected - room + 1, rows.count - room))
  for (line, row) in rows.dropFirst(first).prefix(room).enumerated() {
    let index = line + first
    let order = row.isInUse ? "[\(index + 1)]" : "[ ]"
    let levels = row.levels.joined(separator: ", ")
    let scheme = row.scheme.map { " (\($0))" } ?? ""
    choice(index == panel.selected, "\(order) \(row.title)\(scheme): \(levels)", inner, row: line, &canvas)
  }
  if let cuts = panel.cuts {
    let y = inner.maxY - 2
    canvas.put("cut points, as 50/65: ", x: inner.x, y: y, width: 22, role: .key)
    cuts.draw(
      on: &canvas.surface, in: Rect(x: inner.x + 22, y: y, width: inner.width - 22, height: 1), glyphs: canvas.glyphs)
    footLine("Enter takes them   Esc keeps the old ones   empty: the axis's own", inner, &canvas)
  } else {
    footLine("Space add  < > order  c cuts  d definition  m small levels  u undo  Esc", inner, &canvas)
  }
  drawNotice(state, inner, &canvas)
}

private func drawAssumptions(_ panel: AssumptionsPanel, _ state: ExplorerState, _ canvas: inout Canvas) {
  let plan = state.arrangement.plan.projection
  let words =
    panel.assumption?.help
    ?? {
      let scenario = ScenarioRegistry.all[panel.selected]
      return "\(scenario.id): \(scenario.title). "
        + Wording.failedTrials(EvidenceReading(scenario, in: plan.evidence.base, options: plan.evidence.options))
    }()
  let lines =
    ScenarioRegistry.all.map { scenario in
      "\(scenario.id == plan.scenario ? "(x)" : "( )") \(DisplayText.pad(scenario.id, to: 10)) \(scenario.title)"
    } + AssumptionRegistry.all.map { "\($0.title): \($0.words(plan))" }
  // Sentences and keys stay at the foot; above it the lines around the selected one.
  let inner = canvas.box("Assumptions of the projection", width: 78, height: lines.count + 7)
  let foot = 5
  let room = max(1, inner.height - foot)
  let first = max(0, min(panel.selected - room + 1, lines.count - room))
  for (row, line) in lines.enumerated().dropFirst(first).prefix(room) {
    choice(row == panel.selected, line, inner, row: row - first, &canvas)
  }
  canvas.put(
    paragraphs: [words], Rect(x: inner.x, y: inner.maxY - foot + 1, width: inner.width, height: foot - 2), role: .dim)
  footLine(
    panel.assumption == nil ? "Enter takes   Esc done   u undo" : "← → change   Esc done   u undo", inner, &canvas)
  drawNotice(state, inner, &canvas)
}

private func drawExport(_ dialog: ExportDialog, _ state: ExplorerState, _ canvas: inout Canvas) {
  let inner = canvas.box("Export", width: 78, height: 20)
  func options(_ names: [String], _ chosen: Int) -> String {
    names.enumerated().map { $0 == chosen ? "(x) \($1)" : "( ) \($1)" }.joined(separator: "  ")
  }
  let tables = ExportDialog.tables(state)
  choice(dialog.field == .table, "What    \(dialog.table.title)   ← → \(tables.count) tables", inner, row: 0, &canvas)
  choice(
    dialog.field == .format, "Format  \(options(ExportFormat.all.map(\.title), dialog.format))", inner, row: 1, &canvas)
  choice(
    dialog.field == .disclosure, "Hide    \(options(["1-10 (cms)", "1-7 (nhs)", "nothing"], dialog.disclosure))", inner,
    row: 2,
    &canvas)
  choice(dialog.field == .path, "To", inner, row: 3, &canvas)
  let field = Rect(x: inner.x + 9, y: inner.y + 3, width: inner.width - 9, height: 1)
  if dialog.field == .path {
    dialog.path.draw(on: &canvas.surface, in: field, glyphs: canvas.glyphs)
  } else {
    canvas.put(dialog.path.text, field)
  }
  choice(
    dialog.field == .overwrite, "\(dialog.isOverwriting ? "[x]" : "[ ]") replace the file if it exists", inner, row: 4,
    &canvas)
  let below = Rect(x: inner.x, y: inner.y + 6, width: inner.width, height: max(0, inner.height - 8))
  var used = 0
  for line in state.preview(dialog) where used < below.height {
    canvas.put(line, Rect(x: below.x, y: below.y + used, width: below.width, height: 1))
    used += 1
  }
  // A command line reads all rows.
  let same = state.partialRows == nil ? ["The same by command line:", state.commandLine(dialog)] : []
  canvas.put(
    paragraphs: same,
    Rect(x: below.x, y: below.y + used + 1, width: below.width, height: max(0, below.height - used - 1)), role: .dim)
  footLine("Enter writes   Esc cancels   ↑↓ line   ← → change", inner, &canvas)
  drawNotice(state, inner, &canvas)
}

/// A message while a box is open stands above its keys, so that it is not under the box.
private func drawNotice(_ state: ExplorerState, _ inner: Rect, _ canvas: inout Canvas) {
  guard let notice = state.notice, inner.height > 2 else { return }
  canvas.put(
    notice.text, x: inner.x, y: inner.maxY - 2, width: inner.width, role: notice.isError ? .error : .title)
}
