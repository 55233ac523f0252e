import DisplayText
import Evidence
import Projection
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
  let forest = forestRows(tab, scenario: state.arrangement.plan.projection.scenario)
  if !forest.isEmpty, rest.height >= forest.count + 6 {
    let parts = rest.splitTop(forest.count + 3)
    let title =
      tab == .trials
      ? "Trials as counted (\(state.arrangement.plan.projection.scenario)), points/month"
      : "Δ in the next setting, points/month"
    drawForest(tab == .pools ? "Pooled Δ, points/month" : title, forest, &canvas, parts.top)
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

/// One line of the forest plot.
private struct EvidenceRow {
  var name: String
  var estimate: Estimate

  var row: ForestRow { ForestRow(estimate: estimate.value, low: estimate.low, high: estimate.high) }
}

/// Effects that a tab can draw, by name: the trials that count, with the synthesis; scenarios; pools.
private func forestRows(_ tab: EvidenceTab, scenario: String) -> [EvidenceRow] {
  switch tab {
  case .trials:
    guard let scenario = ScenarioRegistry.scenario(scenario) else { return [] }
    let trials = scenario.contributions.map { trial, effect in
      let half = Normal.z975 * effect.standardError
      return EvidenceRow(
        name: trial.id, estimate: Estimate(value: effect.value, low: effect.value - half, high: effect.value + half))
    }
    let synthesis = EvidenceTab.synthesis.table
    let row = synthesis.rows.first { $0.cells.first == .text(scenario.id) }
    return trials
      + [("average", "averageEffect"), ("next setting", "newSetting")].compactMap { name, column in
        row.flatMap { estimate($0, column, synthesis) }.map { EvidenceRow(name: name, estimate: $0) }
      }
  case .synthesis: return rows(tab.table, "newSetting")
  case .pools: return rows(tab.table, "modifiedHartungKnapp")
  case .claims, .harms: return []
  }
}

private func rows(_ table: Table, _ column: String) -> [EvidenceRow] {
  table.rows.compactMap { row in
    guard case .text(let name)? = row.cells.first, let estimate = estimate(row, column, table) else { return nil }
    return EvidenceRow(name: name, estimate: estimate)
  }
}

private func estimate(_ row: TableRow, _ column: String, _ table: Table) -> Estimate? {
  guard let place = table.columns.firstIndex(where: { $0.id == column }),
    case .estimate(let estimate, _) = row.cells[place]
  else { return nil }
  return estimate
}

private func drawForest(_ title: String, _ rows: [EvidenceRow], _ canvas: inout Canvas, _ rect: Rect) {
  let signs = canvas.glyphs == .ascii ? "< faster decline | slower decline >" : "◂ faster decline · slower decline ▸"
  let inner = canvas.panel("\(title)  \(signs)", rect, framed: false)
  guard let axis = ForestAxis.covering(rows.flatMap { [$0.row.low, $0.row.high] }) else { return }
  let plot = Rect(x: inner.x + 13, y: inner.y, width: max(0, inner.width - 37), height: 1)
  for (index, row) in rows.enumerated() {
    let y = inner.y + index
    canvas.put(row.name, x: inner.x + 1, y: y, width: 12)
    ForestRow.draw(
      row.row, on: &canvas.surface, in: Rect(x: plot.x, y: y, width: plot.width, height: 1), axis: axis,
      glyphs: canvas.glyphs)
    let text = Cell.estimate(row.estimate, digits: 2).display(for: canvas.glyphs)
    canvas.put(text, x: plot.maxX + 1, y: y, width: 22, alignment: .right)
  }
  axis.draw(
    on: &canvas.surface, in: Rect(x: plot.x, y: inner.y + rows.count, width: plot.width, height: 2),
    glyphs: canvas.glyphs)
}
