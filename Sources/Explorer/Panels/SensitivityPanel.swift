import Evidence
import Projection
import Reports
import Strata
import TerminalUI

extension StratumPanel {
  /// The effect under every scenario and scale, and under each assumption changed alone, as one forest.
  static let sensitivity = StratumPanel(id: "sensitivity", title: "sensitivity", draw: drawSensitivity)
}

private func drawSensitivity(_ sight: StratumSight, _ canvas: inout Canvas) {
  let title = "Sensitivity: \(sight.analysis.stratification.trail(sight.stratum))"
  let inner = canvas.panel(title, sight.rect, framed: sight.isFramed)
  let table = sight.analysis.table(.sensitivity, stratum: sight.stratum)
  func place(_ id: String) -> Int { table.columns.firstIndex { $0.id == id } ?? 0 }
  let (change, effect, role, noGain) = (place("change"), place("effect"), place("role"), place("probabilityOfNoGain"))
  func text(_ row: TableRow, _ column: Int) -> String { row.cells[column].display(for: canvas.glyphs) }
  let lines = table.rows.compactMap { row -> ForestLine? in
    guard case .estimate(let estimate, _) = row.cells[effect] else { return nil }
    let sign = text(row, role) == "as planned" ? "*" : text(row, role).isEmpty ? "" : "!"
    return ForestLine(name: text(row, change), estimate: estimate, mark: "\(text(row, noGain)) \(sign)")
  }
  guard !lines.isEmpty else {
    let reason = table.rows.first?.cells[effect].reason ?? ""
    canvas.put(paragraphs: ["No sensitivity: \(reason)."], inner, role: .dim)
    return
  }
  // The line that moves it most is always among those that are seen, and the one as planned.
  let most = table.rows.first { text($0, role) == "moves it most" }
  let words = "Δ points/month, P(no gain). * as planned"
  let longer = most.map { "; ! moves it most: \(text($0, change)), by \(text($0, place("shift")))" } ?? ""
  let shorter = most.map { "; ! moves it most, by \(text($0, place("shift")))" } ?? ""
  let isTall = inner.height >= 12
  let head = canvas.put(paragraphs: [words + (isTall ? longer : shorter) + "."], inner)
  let plot = inner.splitTop(head).rest
  let room = max(1, plot.height - 2)
  let shown = SensitivityLines.chosen(
    lines, room: lines.count == table.rows.count && lines.count <= room ? room : max(1, room - 1))
  let used = drawForest(shown, &canvas, plot, nameWidth: 30, markWidth: 7)
  let without = table.rows.count - lines.count
  var rest = [String]()
  if shown.count < lines.count {
    let way = isTall ? "JSON, --table sensitivity" : "z"
    rest.append("\(lines.count - shown.count) more: \(way)")
  }
  if without > 0 { rest.append("\(without) without estimate, fewer than \(ProjectionGates.inside) inside") }
  let below = plot.splitTop(used).rest
  if !rest.isEmpty, below.height > 0 {
    canvas.put(
      rest.joined(separator: "; "), Rect(x: below.x + 1, y: below.y, width: below.width - 1, height: 1), role: .dim)
  }
}

private enum SensitivityLines {
  /// As many lines as there is room for, in their order: the marked ones, then the first others.
  static func chosen(_ lines: [ForestLine], room: Int) -> [ForestLine] {
    guard lines.count > room else { return lines }
    let marked = lines.indices.filter { lines[$0].mark.hasSuffix("*") || lines[$0].mark.hasSuffix("!") }
    let others = lines.indices.filter { !marked.contains($0) }.prefix(max(0, room - marked.count))
    return (marked + others).sorted().prefix(room).map { lines[$0] }
  }
}
