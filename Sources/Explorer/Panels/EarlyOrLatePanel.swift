import DisplayText
import Evidence
import Projection
import Reports
import Strata
import TerminalUI

extension StratumPanel {
  /// Early against late patients of the stratum by every definition; with room, the trial that started the question.
  static let earlyOrLate = StratumPanel(id: "early", title: "early or late", draw: drawEarlyOrLate)
}

private func drawEarlyOrLate(_ sight: StratumSight, _ canvas: inout Canvas) {
  let title = "Early or late: \(sight.analysis.stratification.trail(sight.stratum))"
  let inner = canvas.panel(title, sight.rect, framed: sight.isFramed)
  let table = sight.analysis.table(.earlyOrLate, stratum: sight.stratum)
  func text(_ row: TableRow, _ id: String) -> String {
    guard let place = table.columns.firstIndex(where: { $0.id == id }) else { return "" }
    return row.cells[place].display(for: canvas.glyphs)
  }
  let isTall = inner.height >= 14
  var rest = inner
  func put(_ paragraphs: [String], role: Role = .text) {
    let lines = canvas.put(paragraphs: paragraphs, rest, role: role)
    rest = rest.splitTop(min(lines, rest.height)).rest
  }
  let forest = table.rows.compactMap { row -> ForestLine? in
    guard let place = table.columns.firstIndex(where: { $0.id == "difference" }),
      case .estimate(let estimate, _) = row.cells[place]
    else { return nil }
    return ForestLine(
      name: text(row, "definition"), estimate: estimate, mark: text(row, "probabilityEarlyGreater"))
  }
  let whole = sight.analysis.benefit
  let noGain = whole.columns.firstIndex { $0.id == "probabilityOfNoGain" }.map {
    whole.rows[sight.stratum].cells[$0].display(for: canvas.glyphs)
  }
  put(["Δ early − Δ late, points/month; P(early > late). P(no gain) of all here: \(noGain ?? "·")"])
  if forest.isEmpty {
    let reason = table.rows.first?.cells.compactMap(\.reason).first ?? "no definition of early fits the file"
    put(["No difference: \(reason)."], role: .dim)
  } else {
    rest = rest.splitTop(drawForest(forest, &canvas, rest, nameWidth: 30, markWidth: 6)).rest
    // A definition without a difference is not left out without a word.
    let without = table.rows.compactMap { row -> String? in
      let place = table.columns.firstIndex { $0.id == "difference" }
      return place.flatMap { row.cells[$0].reason }.map { "\(text(row, "definition")): \($0)." }
    }
    put(without, role: .dim)
  }
  guard isTall else {
    if rest.height > 0 { put(["z: who changes side, what trial would tell, what the trial printed"], role: .dim) }
    return
  }
  let all = [
    ("early", "early", 7), ("insideEarly", "inside", 7), ("late", "late", 6), ("insideLate", "inside", 7),
    ("becomeEarly", "+early", 7), ("becomeLate", "+late", 6), ("patientsQuarter80", "N", 7),
  ]
  let isWide = rest.width >= all.reduce(31) { $0 + $1.2 }
  let nameWidth = isWide ? 30 : min(30, max(12, rest.width - 28))
  var room = rest.width - 1 - nameWidth
  let fields = all.prefix { field in
    room -= field.2
    return room >= 0
  }
  func line(_ name: String, _ cells: [String], role: Role = .text) {
    guard rest.height > 0 else { return }
    let columns = zip(fields, cells).map { DisplayText.pad($1, to: $0.2, alignment: .right, glyphs: canvas.glyphs) }
    let padded = DisplayText.pad(canvas.clean(name), to: nameWidth, glyphs: canvas.glyphs)
    canvas.put(" " + padded + columns.joined(), Rect(x: rest.x, y: rest.y, width: rest.width, height: 1), role: role)
    rest = rest.splitTop(1).rest
  }
  line(isWide ? "+: moved by it; N: to tell 25 %" : "z: all columns", fields.map(\.1), role: .dim)
  for row in table.rows { line(text(row, "definition"), fields.map { text(row, $0.0) }) }
  drawThresholds(sight.analysis.table(.earlyThresholds), &canvas, rest)
}

/// What the trial printed at or above a score, beside its mirror image; the widest steps where there is no room for all.
private func drawThresholds(_ table: Table, _ canvas: inout Canvas, _ rect: Rect) {
  let wanted = ["score", "differenceAbove", "adjustedP", "differenceBelow"]
  let places = wanted.compactMap { id in table.columns.firstIndex { $0.id == id } }
  guard places.count == wanted.count, rect.height > 0, let last = table.rows.indices.last else { return }
  var chosen = Array(table.rows.indices)
  if chosen.count > rect.height { chosen = rect.height == 1 ? [0] : [0, last] }
  for (line, index) in chosen.enumerated() {
    func cell(_ place: Int) -> String { table.rows[index].cells[places[place]].display(for: canvas.glyphs) }
    canvas.put(
      " NurOwn P3 \(cell(0)): \(cell(1)) points, Holm p \(cell(2)); below: \(cell(3))",
      Rect(x: rect.x, y: rect.y + line, width: rect.width, height: 1))
  }
}
