import DisplayText
import Evidence
import Projection
import Reports
import Statistics
import TerminalUI

extension StratumPanel {
  /// Benefit and harm of 100 patients on one ruler: whom the evidence speaks about, what it implies for these, and what
  /// is known to go wrong by the route.
  static let risk = StratumPanel(id: "risk", title: "risk and benefit", draw: drawRisk)
}

private func drawRisk(_ sight: StratumSight, _ canvas: inout Canvas) {
  let plan = sight.analysis.plan.projection
  let title =
    "Benefit and harm of 100, \(plan.route.rawValue) × \(plan.injections): \(sight.analysis.stratification.trail(sight.stratum))"
  let inner = canvas.panel(title, sight.rect, framed: sight.isFramed)
  let benefit = RowCells(sight.analysis.table(.perHundred), sight.stratum, canvas.glyphs)
  let harms = sight.analysis.table(.risks)
  // Responders are told in words where their bars would leave no room for harms.
  let hasBars = inner.height >= 11 && benefit.estimate("responders") != nil
  let words = [benefitWords(benefit) + (hasBars ? "" : responderWords(benefit))]
  var rest = inner.splitTop(canvas.put(paragraphs: words, inner)).rest
  let ruler = Ruler(inner)

  // What is feared but not counted keeps a line; what is left goes to the harms, the most frequent first.
  let signal = harms.notes.filter { $0 == Wording.deathSignal }
  let below = signal.flatMap { DisplayText.wrap(canvas.clean($0), to: inner.width, indent: 2) }.count
  let rows = harms.rows.indices.map { RowCells(harms, $0, canvas.glyphs) }.filter { $0.share("low") != nil }
  var y = rest.y
  if rest.height > 0 {
    ruler.drawReach(benefit, y: y, &canvas)
    y += 1
  }
  if hasBars {
    ruler.drawResponders(benefit, y: y, &canvas)
    y += 2
  }
  let room = max(0, rest.maxY - y - 1)
  let shown = rows.prefix(room > below ? room - below : min(room, 1))
  for harm in shown {
    ruler.drawHarm(harm, y: y, &canvas)
    y += 1
  }
  let more = rows.count - shown.count
  if y < rest.maxY { ruler.drawScale(y: y, more > 0 ? "+ \(more) more: i" : "i: sources, gaps", &canvas) }
  rest = rest.splitTop(min(rest.height, y + 1 - rest.y)).rest
  rest = rest.splitTop(canvas.put(paragraphs: signal + uncountedWords(harms, canvas.glyphs), rest)).rest
  if more == 0, rest.height > 2 {
    // The words that bind stand above or below the panel anyway.
    let said = signal + [Wording.noProof, Wording.notAdvice]
    canvas.put(paragraphs: harms.notes.filter { !said.contains($0) } + sourceWords(harms, canvas.glyphs), rest)
  }
}

/// What stands opposite the harms, in words.
private func benefitWords(_ row: RowCells) -> String {
  if let reason = row.reason("pointsPreserved") { return "No benefit is projected: \(reason)." }
  return "Benefit, of those inside: preserved \(row.text("pointsPreserved")) points, P(no gain) "
    + row.text("probabilityOfNoGain")
}

/// Who would be called a responder, beside who would be with no effect at all.
private func responderWords(_ row: RowCells) -> String {
  if row.reason("responders") != nil { return "" }
  return "; slope ≥ 25 % better \(row.text("responders")) of 100, with no effect at all "
    + row.text("respondersWithoutEffect")
}

/// Events of which there is no count at all.
private func uncountedWords(_ harms: Table, _ glyphs: GlyphSet) -> [String] {
  let rows = harms.rows.indices.map { RowCells(harms, $0, glyphs) }
  let counted = Set(rows.filter { $0.share("low") != nil }.map { $0.text("event") })
  let names = rows.map { $0.text("event") }.filter { !counted.contains($0) }
  return names.isEmpty ? [] : ["No count: \(names.joined(separator: "; "))."]
}

/// Denominator and source of each row.
private func sourceWords(_ harms: Table, _ glyphs: GlyphSet) -> [String] {
  harms.rows.indices.map { index in
    let row = RowCells(harms, index, glyphs)
    return "\(row.text("event")): \(row.text("denominators")), \(row.text("finding")). \(row.text("source"))"
  }
}

extension Analysis {
  /// What is known to go wrong, for the card of a stratum: each event with its range, denominator and source, then what
  /// nobody knows.
  func harmParagraphs(_ glyphs: GlyphSet) -> [String] {
    let harms = table(.risks)
    let rows = harms.rows.indices.map { index in
      let row = RowCells(harms, index, glyphs)
      let range = row.reason("low").map { "no count, \($0)" } ?? row.range
      return "\(row.text("event")), by \(row.text("basis")): \(range). \(row.text("denominators")): "
        + "\(row.text("finding")). \(row.text("source"))"
    }
    return ["\(harms.title), of 100 treated:"] + rows + harms.notes
  }
}

/// The cells of a row by the ids of their columns.
private struct RowCells {
  let table: Table
  let row: Int
  let glyphs: GlyphSet

  init(_ table: Table, _ row: Int, _ glyphs: GlyphSet) {
    self.table = table
    self.row = row
    self.glyphs = glyphs
  }

  private func cell(_ id: String) -> Cell {
    table.columns.firstIndex { $0.id == id }.map { table.rows[row].cells[$0] } ?? .empty
  }

  func text(_ id: String) -> String { cell(id).display(for: glyphs) }

  func reason(_ id: String) -> String? { cell(id).reason }

  func share(_ id: String) -> Double? {
    if case .percent(let share, _) = cell(id) { share } else { nil }
  }

  func estimate(_ id: String) -> Estimate? {
    if case .estimate(let estimate, _) = cell(id) { estimate } else { nil }
  }

  func number(_ id: String) -> Double? {
    if case .number(let number, _) = cell(id) { number } else { nil }
  }

  /// The event; "(people)" where it was counted in injections as well.
  var label: String {
    let isTwofold = table.rows.indices.contains { other in
      other != row && RowCells(table, other, glyphs).text("event") == text("event")
        && RowCells(table, other, glyphs).share("low") != nil
    }
    return isTwofold && text("basis") == "people" ? text("event") + " (people)" : text("event")
  }

  /// "2.5 % to 19.8 %", or the one share with its limits.
  var range: String {
    if text("low") != text("high") { return "\(text("low")) to \(text("high"))" }
    return "\(text("low"))" + (share("highest") == nil ? "" : " (\(text("lowest")) to \(text("highest")))")
  }
}

/// Label, bar and value of each line; all bars share the ruler from 0 to 100.
private struct Ruler {
  private let label: Rect
  private let bar: Rect
  private let value: Rect
  private static let valueWidth = 15

  init(_ inner: Rect) {
    let labelWidth = inner.width >= 72 ? 34 : 18
    let columns = inner.splitLeft(labelWidth)
    label = columns.left
    value = Rect(x: inner.maxX - Ruler.valueWidth, y: inner.y, width: Ruler.valueWidth, height: inner.height)
    bar = Rect(x: label.maxX + 1, y: inner.y, width: max(1, value.x - label.maxX - 2), height: inner.height)
  }

  private func column(_ share: Double) -> Int { min(bar.width, max(0, Int((share * Double(bar.width)).rounded()))) }

  private func put(_ name: String, _ text: String, y: Int, _ canvas: inout Canvas) {
    canvas.put(name, x: label.x, y: y, width: label.width)
    canvas.put(text, x: value.x, y: y, width: value.width, alignment: .right)
  }

  /// Inside, outside and unknown, end to end.
  func drawReach(_ row: RowCells, y: Int, _ canvas: inout Canvas) {
    let ids = ["insideShare", "outsideShare", "unknownShare"]
    put(
      "in/outside/unknown", ids.map { row.text($0).replacing(" %", with: "") }.joined(separator: "/") + " %", y: y,
      &canvas)
    let fills = canvas.glyphs == .ascii ? ["#", "=", "."] : ["█", "▒", "░"]
    var sum = 0.0
    for (id, fill) in zip(ids, fills) {
      let start = column(sum)
      sum += row.share(id) ?? 0
      fillBar(fill, from: start, to: column(sum), y: y, .groupB, &canvas)
    }
  }

  /// Who would be called a responder with its interval, and who would be with no effect at all.
  func drawResponders(_ row: RowCells, y: Int, _ canvas: inout Canvas) {
    guard let share = row.estimate("responders"), let none = row.number("respondersWithoutEffect") else { return }
    put("slope ≥ 25 % better", row.text("responders"), y: y, &canvas)
    put("  with no effect", row.text("respondersWithoutEffect"), y: y + 1, &canvas)
    let line = canvas.glyphs == .ascii ? "-" : "─"
    fillBar(line, from: column(share.low / 100), to: column(share.high / 100), y: y, .dim, &canvas)
    for (value, y) in [(share.value, y), (none, y + 1)] {
      let start = min(column(value / 100), bar.width - 1)
      fillBar(canvas.glyphs == .ascii ? "#" : "█", from: start, to: start + 1, y: y, .groupB, &canvas)
    }
  }

  /// The range over sources and injections, and around it the limits of the counts.
  func drawHarm(_ row: RowCells, y: Int, _ canvas: inout Canvas) {
    guard let low = row.share("low"), let high = row.share("high") else { return }
    let isPeople = row.text("basis") == "people"
    let counted = row.text("denominators")
    let isOne = isPeople && low == high && counted.count <= value.width
    put(row.label, isOne ? counted : row.range, y: y, &canvas)
    let line = canvas.glyphs == .ascii ? "-" : "─"
    if let lowest = row.share("lowest"), let highest = row.share("highest") {
      fillBar(line, from: column(lowest), to: max(column(highest), column(lowest) + 1), y: y, .dim, &canvas)
    }
    let start = min(column(low), bar.width - 1)
    fillBar(
      canvas.glyphs == .ascii ? "#" : "█", from: start, to: max(column(high), start + 1), y: y, .groupA, &canvas)
  }

  private func fillBar(_ fill: String, from: Int, to: Int, y: Int, _ role: Role, _ canvas: inout Canvas) {
    guard from < to else { return }
    canvas.surface.put(String(repeating: fill, count: to - from), x: bar.x + from, y: y, role: role, in: bar)
  }

  /// 0, 50 and 100 under the bars, and what bars and lines are.
  func drawScale(y: Int, _ hint: String, _ canvas: inout Canvas) {
    canvas.put(hint, x: label.x, y: y, width: label.width, role: .dim)
    canvas.put("0", x: bar.x, y: y, width: bar.width, role: .dim)
    canvas.surface.put("50", x: bar.x + bar.width / 2 - 1, y: y, role: .dim, in: bar)
    canvas.putRight("100", Rect(x: bar.x, y: y, width: bar.width, height: 1), role: .dim)
    let key = canvas.glyphs == .ascii ? "# range - 95 %" : "█ range ─ 95 %"
    canvas.put(key, x: value.x, y: y, width: value.width, alignment: .right, role: .dim)
  }
}
