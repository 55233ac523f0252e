import Reports
import TerminalUI

/// View 3: the patients of a stratum.
func drawPatients(_ state: ExplorerState, _ layout: Layout, _ canvas: inout Canvas) {
  guard let rect = layout.lists.first?.rect else { return }
  ListView(
    model: state.model(.patients), window: state[.patients], firstColumn: state.firstColumn[.patients] ?? 0,
    isActive: true
  ).draw(on: &canvas, in: rect)
}

/// View 3: one patient's course, visits and facts.
func drawPatient(_ patient: Int, _ state: ExplorerState, _ layout: Layout, _ canvas: inout Canvas) {
  guard let card = state.card else { return }
  if layout.plot.height > (card.hasCourse ? 4 : 1) {
    drawCourse(card, &canvas, layout.plot, framed: layout.isWide || state.isZoomed)
  }
  for (list, rect) in layout.lists {
    let isActive = list == state.list
    let title = list == .visits ? "Visits" : "Facts at entry"
    let other = list == .visits ? "Tab: facts" : "Tab: visits"
    if layout.isWide {
      _ = canvas.panel(title, rect.inset(x: -1, y: -1), framed: true)
    } else {
      let line = Rect(x: rect.x, y: rect.y - 1, width: rect.width, height: 1)
      _ = canvas.panel("\(title), \(state[list].count)", line, framed: false)
      canvas.putRight(" \(other) ", line, role: .dim)
    }
    ListView(
      model: state.model(list), window: state[list], firstColumn: state.firstColumn[list] ?? 0, isActive: isActive
    ).draw(on: &canvas, in: rect)
  }
  if layout.notes.height > 0 {
    let words = "Not a forecast for this person, not medical advice."
    canvas.put(layout.notes.width < 80 ? words : "One patient as recorded. " + words, layout.notes, role: .dim)
  }
}

private func drawCourse(_ card: PatientCard, _ canvas: inout Canvas, _ rect: Rect, framed: Bool) {
  let course = card.course
  let events = course.events.map { LineChart.Strip.Label(x: $0.months, text: $0.name) }
  let title = "ALSFRS-R over time, months" + (course.stages.isEmpty ? "" : "; King's stage")
  let inner = canvas.panel(title, rect, framed: framed)
  let points = card.points
  guard card.hasCourse, let first = points.first, let last = points.last else {
    canvas.put(paragraphs: ["No course is drawn: fewer than two visits with a time and a total."], inner, role: .dim)
    return
  }
  let line = LineChart.Series(name: "", role: .groupB, points: points, marks: points.map(\.x))
  let bands = course.stages.map { LineChart.Strip.Label(x: $0.months, text: $0.label) }
  // Events after the last visit belong to the course, but not so that visits crowd at the left.
  let end = max(last.x, min(events.last?.x ?? last.x, 2 * last.x))
  LineChart(
    series: [line], horizontal: min(0, first.x)...end, vertical: 0...48,
    strips: [LineChart.Strip(labels: bands, end: last.x), LineChart.Strip(labels: events)].filter { !$0.labels.isEmpty }
  ).draw(on: &canvas.surface, in: inner, glyphs: canvas.glyphs)
}
