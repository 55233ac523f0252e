import Clinical
import DisplayText
import Reports
import TerminalUI
import Variables

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
  let isFramed = layout.isWide || state.isZoomed
  if state.patientPlot == .survival, layout.plot.height > 1 {
    drawSurvival(card, &canvas, layout.plot, framed: isFramed)
  } else if layout.plot.height > (card.hasCourse ? 4 : 1) {
    drawCourse(card, &canvas, layout.plot, framed: isFramed)
  }
  for (list, rect) in layout.lists {
    let isActive = list == state.list
    let (title, other) = heads(list)
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
    let start =
      state.patientPlot == .survival ? "Groups: 23 h NIV, tracheostomy, death. " : "One patient as recorded. "
    let short = state.patientPlot == .survival ? start + "Not for one person." : words
    canvas.put(layout.notes.width >= start.count + words.count ? start + words : short, layout.notes, role: .dim)
  }
}

/// The title of a list of a patient, and where the key leads from it.
private func heads(_ list: ListID) -> (title: String, next: String) {
  switch list {
  case .visits: ("Visits", "Tab: facts")
  case .facts: ("Facts at entry", "Tab: trials")
  default: ("Trials that would have admitted this patient", "Tab: visits")
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

/// Predicted survival as a curve, with the times by which a quarter, half and three quarters have reached the end point.
private func drawSurvival(_ card: PatientCard, _ canvas: inout Canvas, _ rect: Rect, framed: Bool) {
  let inner = canvas.panel(
    "Predicted survival of such patients, months from entry (ENCALS model)", rect, framed: framed)
  let prediction: PredictedSurvival
  switch card.prediction {
  case .known(let value): prediction = value
  case .missing(let reason):
    canvas.put(paragraphs: ["No prediction: \(reason.text)."], inner, role: .dim)
    return
  }
  let quarters = [(0.75, "3/4"), (0.5, "1/2"), (0.25, "1/4")].compactMap { share, name in
    prediction.months(survival: share).map { (months: $0, name: name) }
  }
  let end = max(12, min((quarters.last?.months ?? 60) * 1.4, 240))
  let points = (0...120).map { step in
    let months = end * Double(step) / 120
    return LineChart.Point(x: months, y: prediction.survival(months: months) * 100)
  }
  let marks = quarters.filter { $0.months <= end }
  let labels = marks.map { mark in
    LineChart.Strip.Label(x: mark.months, text: "\(mark.name) until \(NumberFormat.display(mark.months, digits: 0))")
  }
  let line = LineChart.Series(name: "", role: .groupA, points: points, marks: marks.map(\.months))
  LineChart(
    series: [line], horizontal: 0...end, vertical: 0...100,
    strips: [
      LineChart.Strip(labels: labels),
      LineChart.Strip(labels: prediction.isApproximate ? [.init(x: 0, text: "approximate: C9orf72 is unknown")] : []),
    ].filter { !$0.labels.isEmpty }
  ).draw(on: &canvas.surface, in: inner, glyphs: canvas.glyphs)
}
