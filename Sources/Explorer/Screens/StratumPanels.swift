import Clinical
import DisplayText
import Projection
import Reports
import Statistics
import Strata
import TerminalUI

/// The course of a stratum over the horizon: untreated, and as the projection has it, with what the interval allows.
///
/// Where the row of the stratum is in sight, its P(no gain) is not written again.
func drawCourse(
  of stratum: Int, _ analysis: Analysis, _ canvas: inout Canvas, _ rect: Rect, framed: Bool, isRowInSight: Bool
) {
  let row = analysis.projection.strata[stratum]
  let horizon = analysis.plan.projection.horizon
  let title = "Course over \(horizon.text): \(analysis.stratification.trail(stratum))"
  let inner = canvas.panel(title, rect, framed: framed)
  guard let score = row.meanScore.value, let untreated = row.untreated.value?.slope,
    let preserved = row.pointsPreserved.value
  else {
    let reason = row.pointsPreserved.reason ?? row.untreated.reason ?? row.meanScore.reason
    canvas.put(paragraphs: ["No course is drawn: \(reason?.text ?? "")."], inner, role: .dim)
    return
  }
  let months = horizon.months
  func end(_ change: Double) -> Double { max(0, min(48, score + change)) }
  let without = end(untreated.value * months)
  let bands = [
    end(untreated.low * months), end(untreated.high * months), end(untreated.value * months + preserved.low),
    end(untreated.value * months + preserved.high),
  ]
  let series = [
    LineChart.Series(
      name: "untreated", role: .groupA, points: [.init(x: 0, y: score), .init(x: months, y: without)],
      band: [.init(x: 0, low: score, high: score), .init(x: months, low: bands[0], high: bands[1])], marks: [months]),
    LineChart.Series(
      name: "projected", role: .groupB,
      points: [.init(x: 0, y: score), .init(x: months, y: end(untreated.value * months + preserved.value))],
      band: [.init(x: 0, low: score, high: score), .init(x: months, low: bands[2], high: bands[3])], marks: [months]),
  ]
  let low = max(0, (([score] + bands).min() ?? 0) - 1)
  let high = min(48, (([score] + bands).max() ?? 48) + 1)
  let cells = analysis.benefit
  func text(_ id: String) -> String {
    guard let column = cells.columns.firstIndex(where: { $0.id == id }) else { return "" }
    return cells.rows[stratum].cells[column].display(for: canvas.glyphs)
  }
  var words = "ALSFRS-R: untreated \(text("untreatedChange")), preserved \(text("pointsPreserved")) points"
  if !isRowInSight { words += ", P(no gain) " + text("probabilityOfNoGain") }
  let lines = canvas.put(paragraphs: [words], inner)
  LineChart(series: series, horizontal: 0...months, vertical: low...high).draw(
    on: &canvas.surface, in: inner.splitTop(lines).rest, glyphs: canvas.glyphs)
}

/// Everything the tables say of a stratum, a line each, in as many columns as there is room for.
func drawDetails(of stratum: Int, _ analysis: Analysis, _ canvas: inout Canvas, _ rect: Rect, framed: Bool) {
  let inner = canvas.panel("Details: \(analysis.stratification.trail(stratum))", rect, framed: framed)
  var details = details(of: stratum, analysis, canvas.glyphs)[...]
  let columns = max(1, inner.width / 54)
  let width = inner.width / columns
  for column in 0..<columns {
    let place = Rect(
      x: inner.x + column * width, y: inner.y, width: width - (columns > 1 ? 1 : 0), height: inner.height)
    var used = 0
    while used < place.height, let detail = details.popFirst() {
      used += draw(detail, on: &canvas, in: place.splitTop(used).rest)
    }
  }
}

/// One value of a stratum.
private struct Detail {
  var title: String
  var value: String
  /// Why there is none.
  var reason: String?
}

private func details(of stratum: Int, _ analysis: Analysis, _ glyphs: GlyphSet) -> [Detail] {
  [analysis.benefit, analysis.strata].flatMap { table in
    zip(table.columns, table.rows[stratum].cells).dropFirst().compactMap { column, cell in
      // Both tables begin with the number of patients.
      if table.id == analysis.strata.id, column.id == "patients" { return nil }
      let isPercent = if case .percent = cell { true } else { false }
      let unit = column.unit.isEmpty || isPercent ? "" : ", \(column.unit)"
      return Detail(title: column.title + unit, value: cell.display(for: glyphs), reason: cell.reason)
    }
  }
}

/// Returns the rows it took.
private func draw(_ detail: Detail, on canvas: inout Canvas, in rect: Rect) -> Int {
  if let reason = detail.reason {
    canvas.put("\(detail.title): \(reason)", rect, role: .dim)
    return 1
  }
  // An estimate with its interval takes 23 columns.
  let width = min(30, rect.width - 24)
  guard width >= 24 else { return canvas.put(paragraphs: ["\(detail.title): \(detail.value)"], rect) }
  canvas.put(detail.title, x: rect.x, y: rect.y, width: width, role: .dim)
  let value = Rect(x: rect.x + width + 1, y: rect.y, width: rect.width - width - 1, height: rect.height)
  return canvas.put(paragraphs: [detail.value], value)
}
