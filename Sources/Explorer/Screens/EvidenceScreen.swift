import DisplayText
import Evidence
import Reports
import Statistics
import TerminalUI

/// View 4: what is known about the therapy, table by table; the trials with their effects as a forest plot.
func drawEvidence(_ state: ExplorerState, _ layout: Layout, _ canvas: inout Canvas) {
  guard let rect = layout.lists.first?.rect else { return }
  var x = 0
  for tab in EvidenceTab.allCases {
    let isHere = tab.rawValue == state.evidenceTab
    let title = isHere ? "[\(tab.title)]" : " \(tab.title) "
    x = canvas.surface.put(title, x: x, y: rect.y - 1, role: isHere ? .tab : .text)
  }
  canvas.putRight(
    "[ ] tabs  ← → columns", Rect(x: x, y: rect.y - 1, width: layout.screen.width - x, height: 1), role: .dim)

  let tab = EvidenceTab.allCases[state.evidenceTab]
  let model = state.model(.evidence)
  ListView(
    model: model, window: state[.evidence], firstColumn: state.firstColumn[.evidence] ?? 0, isActive: true
  ).draw(on: &canvas, in: rect)
  var rest = layout.notes
  guard rest.height > 2 else { return }
  let forest = forestRows(tab)
  if !forest.isEmpty, rest.height >= forest.count + 6 {
    let parts = rest.splitTop(forest.count + 3)
    drawForest(forest, &canvas, parts.top)
    rest = parts.rest
  }
  let inner = canvas.panel("In words", rest, framed: false)
  canvas.put(paragraphs: inWords(state, tab, model), inner)
}

/// The selected row in full where it holds sentences, then the notes.
private func inWords(_ state: ExplorerState, _ tab: EvidenceTab, _ model: ListModel) -> [String] {
  let index = state[.evidence].selected
  guard index < model.count else { return tab.table.notes }
  let cells = model.row(index)
  let wanted: [String] =
    switch tab {
    case .trials: ["result", "derivation", "criteria", "sources"]
    case .synthesis: ["meaning"]
    case .pools: ["trialsPooled"]
    case .claims: ["claim", "certainty", "reason"]
    case .harms: ["finding", "source"]
    }
  let sentences = wanted.compactMap { id -> String? in
    guard let place = model.columns.firstIndex(where: { $0.id == id }), case .text(let text) = cells[place],
      !text.isEmpty
    else { return nil }
    return "\(model.columns[place].title): \(text)"
  }
  return sentences + tab.table.notes
}

/// Effects that a tab can draw, by name.
private func forestRows(_ tab: EvidenceTab) -> [(name: String, text: String, row: ForestRow)] {
  let table = tab.table
  let column: String
  switch tab {
  case .synthesis: column = "newSetting"
  case .pools: column = "modifiedHartungKnapp"
  default: return []
  }
  guard let place = table.columns.firstIndex(where: { $0.id == column }) else { return [] }
  return table.rows.compactMap { row in
    guard case .estimate(let estimate, _) = row.cells[place], case .text(let name) = row.cells[0] else { return nil }
    return (
      name, row.cells[place].display(for: .full),
      ForestRow(estimate: estimate.value, low: estimate.low, high: estimate.high)
    )
  }
}

private func drawForest(
  _ rows: [(name: String, text: String, row: ForestRow)], _ canvas: inout Canvas, _ rect: Rect
) {
  let title = canvas.glyphs == .ascii ? "< faster decline | slower decline >" : "◂ faster decline · slower decline ▸"
  let inner = canvas.panel("Δ in the next setting, points/month  \(title)", rect, framed: false)
  guard let axis = ForestAxis.covering(rows.flatMap { [$0.row.low, $0.row.high] }) else { return }
  let plot = Rect(x: inner.x + 12, y: inner.y, width: max(0, inner.width - 36), height: 1)
  for (index, row) in rows.enumerated() {
    let y = inner.y + index
    canvas.put(row.name, x: inner.x + 1, y: y, width: 11)
    ForestRow.draw(
      row.row, on: &canvas.surface, in: Rect(x: plot.x, y: y, width: plot.width, height: 1), axis: axis,
      glyphs: canvas.glyphs)
    canvas.put(row.text, x: plot.maxX + 1, y: y, width: 22, alignment: .right)
  }
  axis.draw(
    on: &canvas.surface, in: Rect(x: plot.x, y: inner.y + rows.count, width: plot.width, height: 2),
    glyphs: canvas.glyphs)
}
