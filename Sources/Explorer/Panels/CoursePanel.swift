import Clinical
import DisplayText
import Projection
import Reports
import Statistics
import Strata
import TerminalUI

extension StratumPanel {
  /// The course of a stratum over the horizon: untreated, and as the projection has it, with what the interval allows.
  static let course = StratumPanel(id: "course", title: "course", draw: drawCourse)
}

/// Where the row of the stratum is in sight, its P(no gain) is not written again.
private func drawCourse(_ sight: StratumSight, _ canvas: inout Canvas) {
  let (stratum, analysis) = (sight.stratum, sight.analysis)
  let row = analysis.projection.strata[stratum]
  let horizon = analysis.plan.projection.horizon
  let title = "Course over \(horizon.text): \(analysis.stratification.trail(stratum))"
  let inner = canvas.panel(title, sight.rect, framed: sight.isFramed)
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
  if !sight.isRowInSight { words += ", P(no gain) " + text("probabilityOfNoGain") }
  let lines = canvas.put(paragraphs: [words], inner)
  LineChart(series: series, horizontal: 0...months, vertical: low...high).draw(
    on: &canvas.surface, in: inner.splitTop(lines).rest, glyphs: canvas.glyphs)
}
