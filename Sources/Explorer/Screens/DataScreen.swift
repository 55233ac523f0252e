import CSV
import Cohorts
import DisplayText
import Reports
import TerminalUI

/// View 5: the ledger, what each column was taken for, what was found; while reading, how far it is.
func drawData(_ state: ExplorerState, _ layout: Layout, _ canvas: inout Canvas) {
  guard let cohort = state.cohort else { return drawLoading(state, layout, &canvas) }
  let reading = cohort.reading
  if let table = reading.tables.first {
    let head = layout.body.splitTop(1)
    let blank = table.blankLines > 0 ? "; \(NumberFormat.grouped(table.blankLines)) blank lines" : ""
    canvas.put(
      "\(NumberFormat.grouped(table.rowsRead)) rows read = \(NumberFormat.grouped(table.rowsUsed)) used + "
        + "\(NumberFormat.grouped(table.rowsSetAside)) set aside\(blank); \(table.encoding), "
        + "\(table.dialect.delimiterName), \(table.newline), \(table.layout)",
      head.top, role: .title)
    canvas.put(cohort.ledger.notes.joined(separator: " "), head.rest)
  }
  for (list, rect) in layout.lists {
    let title =
      list == .columns
      ? "Columns, \(state[.columns].count)" : "Findings: \(cohort.findings.notes.joined(separator: "; "))"
    let line = Rect(x: rect.x, y: rect.y - 1, width: rect.width, height: 1)
    _ = canvas.panel(title, line, framed: false)
    if list == .columns { canvas.putRight(" Tab: other list ", line, role: .dim) }
    ListView(
      model: state.model(list), window: state[list], firstColumn: state.firstColumn[list] ?? 0,
      isActive: list == state.list
    ).draw(on: &canvas, in: rect)
  }
}

private func drawLoading(_ state: ExplorerState, _ layout: Layout, _ canvas: inout Canvas) {
  if let failure = state.loadFailure {
    canvas.put(paragraphs: failure.split(separator: "\n").map(String.init) + ["Q leaves."], layout.body, role: .error)
    return
  }
  guard case .loading(let progress)? = state.job else { return }
  let share = progress.totalBytes > 0 ? Double(progress.doneBytes) / Double(progress.totalBytes) : 0
  let bar = Bars.horizontal(fraction: share, width: 40, glyphs: canvas.glyphs)
  let percent = NumberFormat.display((share * 100).rounded(.down), digits: 0)
  let line = Rect(x: 1, y: layout.body.y + 1, width: layout.body.width - 2, height: 1)
  canvas.put("reading \(state.inputs.map(\.name).joined(separator: ", "))", line)
  canvas.put("\(bar) \(percent) %   ^C stops", Rect(x: 1, y: line.y + 1, width: line.width, height: 1))
}
