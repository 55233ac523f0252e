import DisplayText
import Projection
import Reports
import Statistics
import Strata
import TerminalUI

/// View 1: tree, table and forest plot share their rows; under them why rows differ and the words that bind; then the
/// course of the selected stratum.
func drawStrata(_ state: ExplorerState, _ layout: Layout, _ canvas: inout Canvas) {
  guard let analysis = state.analysis else {
    canvas.put(state.needsAnalysis ?? "", layout.body, role: .dim)
    return
  }
  if layout.frame.width > 0 {
    _ = canvas.panel("Strata: projected benefit of MSC therapy", layout.frame, framed: true)
  }
  if let list = layout.lists.first?.rect { StrataList(state, analysis, list, canvas).draw(layout, &canvas) }
  for (row, line) in StrataNotes.lines(state, width: layout.notes.width).enumerated() {
    canvas.surface.put(line, x: layout.notes.x, y: layout.notes.y + row, in: layout.notes)
  }
  guard let stratum = state.selectedStratum else { return }
  if layout.plot.height > 2 {
    let isAlone = layout.details.height == 0
    let panel =
      isAlone ? StratumPanelRegistry.all[state.stratumPanel] : StratumPanelRegistry.upper(state.stratumPanel)
    panel.draw(
      StratumSight(
        stratum: stratum, analysis: analysis, rect: layout.plot,
        isFramed: layout.isWide || layout.plot.height >= 14, isRowInSight: !layout.isWide && !state.isZoomed), &canvas)
  }
  if layout.details.height > 2 {
    StratumPanel.details.draw(
      StratumSight(
        stratum: stratum, analysis: analysis, rect: layout.details, isFramed: layout.isWide, isRowInSight: false),
      &canvas)
  }
}

/// The rows of the strata.
private struct StrataList {
  let state: ExplorerState
  let analysis: Analysis
  let rect: Rect
  private let patients: Int
  private let inside: Int
  private let effect: Int
  private let noGain: Int
  /// Columns from left to right: tree, n, inside, forest plot, Δ, P(no gain), marks.
  private let labelWidth: Int
  private let countWidth: Int
  private let forestWidth: Int
  private static let effectWidth = 21
  private static let probabilityWidth = 10
  private let marks: CertaintyMarks

  init(_ state: ExplorerState, _ analysis: Analysis, _ rect: Rect, _ canvas: Canvas) {
    self.state = state
    self.analysis = analysis
    self.rect = rect
    func column(_ id: String) -> Int { analysis.benefit.columns.firstIndex { $0.id == id } ?? 0 }
    patients = column("patients")
    inside = column("inside")
    effect = column("effect")
    noGain = column("probabilityOfNoGain")
    countWidth = max(6, DisplayWidth.of(analysis.benefit.rows[0].cells[patients].display(for: canvas.glyphs)))
    let stratification = analysis.stratification
    let widest =
      stratification.strata.indices.map {
        2 * stratification.strata[$0].depth + 2 + DisplayWidth.of(canvas.clean(stratification.label($0)))
      }.max() ?? 0
    marks = CertaintyMarks(analysis.projection, width: rect.width < 82 ? 3 : 6)
    let fixed = 1 + 2 * (countWidth + 1) + StrataList.effectWidth + StrataList.probabilityWidth + marks.width
    let rest = max(0, rect.width - fixed)
    let hasForest = rest >= 30
    labelWidth = hasForest ? min(max(widest, 12), rest - 15) : rest
    forestWidth = hasForest ? rest - labelWidth - 1 : 0
  }

  func draw(_ layout: Layout, _ canvas: inout Canvas) {
    drawHead(&canvas)
    let window = state[.strata]
    let rows = state.visibleStrata
    for (line, index) in window.visible.enumerated() where line + 1 < rect.height && index < rows.count {
      draw(rows[index], y: rect.y + 1 + line, isSelected: window.isSelected(index), &canvas)
    }
    drawAxis(layout.forestAxis, &canvas)
  }

  // MARK: Columns

  private var countX: Int { rect.x + 1 + labelWidth }
  private var insideX: Int { countX + countWidth + 1 }
  private var forestX: Int { insideX + countWidth + 2 }
  private var effectX: Int { forestX + (forestWidth > 0 ? forestWidth : -1) }
  private var probabilityX: Int { effectX + StrataList.effectWidth }
  private var markX: Int { probabilityX + StrataList.probabilityWidth }

  private func drawHead(_ canvas: inout Canvas) {
    let y = rect.y
    canvas.put("Stratum", x: rect.x + 1, y: y, width: labelWidth, role: .title)
    canvas.put("n", x: countX, y: y, width: countWidth, alignment: .right, role: .title)
    canvas.put("inside", x: insideX, y: y, width: countWidth, alignment: .right, role: .title)
    if forestWidth > 0 {
      let isShort = forestWidth < 36
      let signs = canvas.glyphs == .ascii ? ("<", ">") : ("◂", "▸")
      let left = signs.0 + (isShort ? "faster" : " faster decline")
      let right = (isShort ? "slower" : "slower decline ") + signs.1
      canvas.put(left, x: forestX, y: y, width: forestWidth, role: .title)
      canvas.putRight(right, Rect(x: forestX, y: y, width: forestWidth, height: 1), role: .title)
    }
    canvas.put("Δ points/month 95 %", x: effectX, y: y, width: StrataList.effectWidth, alignment: .right, role: .title)
    canvas.put("P(no gain)", x: probabilityX + 1, y: y, width: StrataList.probabilityWidth + 1, role: .title)
  }

  private func draw(_ stratum: Int, y: Int, isSelected: Bool, _ canvas: inout Canvas) {
    let role: Role = isSelected ? .selected : .text
    if isSelected {
      canvas.surface.fill(Rect(x: rect.x, y: y, width: rect.width, height: 1), " ", role: .selected)
      canvas.surface.put(canvas.marker, x: rect.x, y: y, role: .selected)
    }
    let cells = analysis.benefit.rows[stratum].cells
    func text(_ column: Int) -> String { cells[column].display(for: canvas.glyphs) }
    canvas.put(label(stratum, canvas.glyphs), x: rect.x + 1, y: y, width: labelWidth, role: role)
    canvas.put(text(patients), x: countX, y: y, width: countWidth, alignment: .right, role: role)
    canvas.put(text(inside), x: insideX, y: y, width: countWidth, alignment: .right, role: role)
    guard case .estimate(let estimate, _) = cells[effect] else {
      drawForest(nil, y, role, &canvas)
      let field = StrataList.effectWidth + StrataList.probabilityWidth
      canvas.put("no projection", x: effectX, y: y, width: field, alignment: .right, role: isSelected ? role : .dim)
      canvas.put(marks.text(stratum), x: markX, y: y, width: marks.width, role: role)
      return
    }
    let isFew = analysis.projection.strata[stratum].patients < ProjectionGates.few
    drawForest(
      ForestRow(estimate: estimate.value, low: estimate.low, high: estimate.high, isSmall: isFew), y,
      isSelected ? .selected : .estimate, &canvas)
    canvas.put(text(effect), x: effectX, y: y, width: StrataList.effectWidth, alignment: .right, role: role)
    canvas.put(text(noGain), x: probabilityX, y: y, width: StrataList.probabilityWidth, alignment: .right, role: role)
    canvas.put(marks.text(stratum), x: markX, y: y, width: marks.width, role: role)
  }

  private func drawForest(_ row: ForestRow?, _ y: Int, _ role: Role, _ canvas: inout Canvas) {
    guard forestWidth > 0, let axis = state.forestAxes[analysis.plan.projection.scenario] else { return }
    ForestRow.draw(
      row, on: &canvas.surface, in: Rect(x: forestX, y: y, width: forestWidth, height: 1), axis: axis,
      glyphs: canvas.glyphs, role: role)
  }

  /// Labels of the forest plot, and what the marks mean.
  private func drawAxis(_ line: Rect, _ canvas: inout Canvas) {
    guard line.height > 0 else { return }
    let shown = state[.strata]
    let count = state.visibleStrata.count
    let range =
      shown.visible.count < count
      ? "\(shown.visible.lowerBound + 1)-\(shown.visible.upperBound) of \(count)" : "\(count) strata"
    canvas.put(range, Rect(x: line.x + 1, y: line.y, width: forestX - line.x - 2, height: 1), role: .dim)
    if forestWidth > 0, let axis = state.forestAxes[analysis.plan.projection.scenario] {
      // The tick line would cost a row; the labels are enough.
      var scratch = Surface(size: Size(width: forestWidth, height: 2))
      axis.draw(on: &scratch, in: scratch.bounds, glyphs: canvas.glyphs)
      for x in 0..<forestWidth { canvas.surface[forestX + x, line.y] = scratch[x, 1] }
    }
    canvas.putRight(marks.legend(width: line.maxX - effectX), line, role: .dim)
  }

  private func label(_ stratum: Int, _ glyphs: GlyphSet) -> String {
    let stratification = analysis.stratification
    let row = stratification.strata[stratum]
    let isFolded = state.arrangement.folded.contains(StratumPath(stratum, in: stratification))
    let signs = glyphs == .ascii ? ("+ ", "- ") : ("▸ ", "▾ ")
    let sign = row.children.isEmpty ? "  " : isFolded ? signs.0 : signs.1
    return String(repeating: "  ", count: row.depth) + sign + stratification.label(stratum)
  }
}
