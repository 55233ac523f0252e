import Clinical
import Projection
import Reports
import Statistics
import Strata
import TerminalUI

/// The course of a stratum over the horizon: untreated, and as the projection has it, with what the interval allows.
func drawCourse(of stratum: Int, _ analysis: Analysis, _ canvas: inout Canvas, _ rect: Rect, framed: Bool) {
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
  let words = "ALSFRS-R: untreated \(text("untreatedChange")), preserved \(text("pointsPreserved")) points"
  canvas.put(words, inner)
  LineChart(series: series, horizontal: 0...months, vertical: low...high).draw(
    on: &canvas.surface, in: inner.splitTop(1).rest, glyphs: canvas.glyphs)
}

/// Everything the tables say of a stratum, a line each.
func drawDetails(of stratum: Int, _ analysis: Analysis, _ canvas: inout Canvas, _ rect: Rect, framed: Bool) {
  let inner = canvas.panel("Details: \(analysis.stratification.trail(stratum))", rect, framed: framed)
  var y = inner.y
  for table in [analysis.benefit, analysis.strata] {
    for (column, cell) in zip(table.columns, table.rows[stratum].cells).dropFirst() {
      // Both tables begin with the number of patients.
      if table.id == analysis.strata.id, column.id == "patients" { continue }
      guard y < inner.maxY else { return }
      let isPercent = if case .percent = cell { true } else { false }
      let unit = column.unit.isEmpty || isPercent ? "" : ", \(column.unit)"
      let title = column.title + unit
      let width = min(30, inner.width / 2)
      canvas.put(title, x: inner.x, y: y, width: width, role: .dim)
      let value = Rect(x: inner.x + width + 1, y: y, width: inner.width - width - 1, height: inner.maxY - y)
      if let reason = cell.reason {
        canvas.put("\(cell.display(for: canvas.glyphs)) \(reason)", value, role: .dim)
        y += 1
      } else {
        y += canvas.put(paragraphs: [cell.display(for: canvas.glyphs)], value)
      }
    }
  }
}
