import DisplayText
import Evidence
import Projection
import Reports
import Statistics
import TerminalUI

/// View 4: what is known about the therapy, table by table; the trials with their effects as a forest plot.
func drawEvidence(_ state: ExplorerState, _ layout: Layout, _ canvas: inout Canvas) {
  guard let rect = layout.lists.first?.rect else { return }
  drawTabs(state, Rect(x: rect.x, y: rect.y - 1, width: layout.screen.width, height: 1), &canvas)

  let tab = EvidenceTab.allCases[state.evidenceTab]
  let model = state.model(.evidence)
  ListView(
    model: model, window: state[.evidence], firstColumn: state.firstColumn[.evidence] ?? 0, isActive: true
  ).draw(on: &canvas, in: rect)
  var rest = layout.notes
  guard rest.height > 2 else { return }
  // The words that bind stay, whatever there is to draw and to say above them.
  let binding = state.evidenceTable(tab).notes.filter { state.isBinding($0) }.joined(separator: " ")
  let lines = binding.isEmpty ? [] : DisplayText.wrap(canvas.clean(binding), to: rest.width, indent: 2)
  let forest = forestRows(tab, state)
  if !forest.isEmpty, rest.height >= forest.count + 5 + lines.count {
    let parts = rest.splitTop(forest.count + 3)
    let title =
      tab == .trials
      ? "Trials as counted (\(state.arrangement.plan.projection.scenario)), points/month"
      : "Δ in the next setting, points/month"
    let signs = canvas.glyphs == .ascii ? "< faster decline | slower decline >" : "◂ faster decline · slower decline ▸"
    let inner = canvas.panel(
      "\(tab == .pools ? "Pooled Δ by REML, Hartung–Knapp, points/month" : title)  \(signs)", parts.top, framed: false)
    drawForest(forest, &canvas, inner)
    rest = parts.rest
  }
  let inner = canvas.panel("In words", rest, framed: false)
  let parts = inner.splitTop(max(0, inner.height - lines.count))
  canvas.put(paragraphs: inWords(state, tab, model), parts.top)
  canvas.put(paragraphs: binding.isEmpty ? [] : [binding], parts.rest)
}

extension ExplorerState {
  fileprivate func isBinding(_ note: String) -> Bool {
    Wording.binding(arrangement.plan.projection.evidence.base).contains(note)
  }
}

/// The line of tabs. Where they do not fit, those from the selected one on, with a mark for what is left out.
private func drawTabs(_ state: ExplorerState, _ rect: Rect, _ canvas: inout Canvas) {
  let tabs = EvidenceTab.allCases
  func width(from first: Int) -> Int { tabs.dropFirst(first).reduce(0) { $0 + $1.title.count + 2 } }
  let hint = "[ ] tabs"
  var first = 0
  while first < state.evidenceTab, width(from: first) > rect.width - 2 { first += 1 }
  var x = rect.x
  let marks = canvas.glyphs == .ascii ? ("<", ">") : ("◂", "▸")
  if first > 0 { x = canvas.surface.put(marks.0, x: x, y: rect.y, role: .key) }
  for tab in tabs.dropFirst(first) {
    let isHere = tab.rawValue == state.evidenceTab
    let title = isHere ? "[\(tab.title)]" : " \(tab.title) "
    guard x + title.count <= rect.maxX - 1 || tab == tabs.last && x + title.count <= rect.maxX else {
      canvas.putRight(marks.1, rect, role: .key)
      return
    }
    x = canvas.surface.put(title, x: x, y: rect.y, role: isHere ? .tab : .text)
  }
  let room = Rect(x: x, y: rect.y, width: rect.maxX - x, height: 1)
  if room.width >= hint.count + 1 { canvas.putRight(hint, room, role: .dim) }
}

/// The selected row in full where it holds sentences, then the notes.
private func inWords(_ state: ExplorerState, _ tab: EvidenceTab, _ model: ListModel) -> [String] {
  let index = state[.evidence].selected
  let notes = state.evidenceTable(tab).notes.filter { !state.isBinding($0) }
  guard index < model.count else { return notes }
  let cells = model.row(index)
  let wanted: [String] =
    switch tab {
    case .trials: ["result", "derivation", "criteria", "riskOfBias", "overlap", "sources"]
    case .effects:
      [
        "endpoint", "group", "status", "p", "treated", "control", "comparison", "role", "note", "derivation",
        "confidence",
        "sources",
      ]
    case .synthesis: ["meaning"]
    case .whatIf: []
    case .pools: ["trialsPooled"]
    case .claims: ["claim", "certainty", "reason"]
    case .harms: ["event", "rate", "finding", "confidence", "source"]
    case .record: ["event", "confidence", "source"]
    case .citation: ["statement", "finding", "confidence", "source"]
    }
  let sentences = wanted.compactMap { id -> String? in
    guard let place = model.columns.firstIndex(where: { $0.id == id }), case .text(let text) = cells[place],
      !text.isEmpty
    else { return nil }
    return "\(model.columns[place].title): \(text)"
  }
  return sentences + notes
}

/// Effects that a tab can draw, by name: the trials that count, with the synthesis; scenarios; pools.
private func forestRows(_ tab: EvidenceTab, _ state: ExplorerState) -> [ForestLine] {
  let plan = state.arrangement.plan.projection
  switch tab {
  case .trials:
    return rows(state.evidenceTables.forest(plan.evidence), "effect", named: "row") {
      $0.contains(.text(plan.scenario))
    }
  case .synthesis: return rows(state.evidenceTable(tab), "newSetting", named: "scenario")
  case .pools:
    return rows(state.evidenceTable(tab), "modifiedHartungKnapp", named: "pool") { $0.contains(.text("REML")) }
  case .effects, .whatIf, .claims, .harms, .record, .citation: return []
  }
}

private func rows(
  _ table: Table, _ column: String, named id: String, where isWanted: ([Cell]) -> Bool = { _ in true }
) -> [ForestLine] {
  guard let place = table.columns.firstIndex(where: { $0.id == id }) else { return [] }
  return table.rows.filter { isWanted($0.cells) }.compactMap { row in
    guard case .text(let name) = row.cells[place], let estimate = estimate(row, column, table) else { return nil }
    return ForestLine(name: name, estimate: estimate)
  }
}

private func estimate(_ row: TableRow, _ column: String, _ table: Table) -> Estimate? {
  guard let place = table.columns.firstIndex(where: { $0.id == column }),
    case .estimate(let estimate, _) = row.cells[place]
  else { return nil }
  return estimate
}
