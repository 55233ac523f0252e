import DisplayText
public import TerminalUI

/// The screen of a state. Pure; O(cells) beside the tables it shows.
public func render(_ state: ExplorerState) -> Surface {
  var canvas = Canvas(state)
  let smallest = Breakpoint.smallest
  guard state.size.width >= smallest.width, state.size.height >= smallest.height else {
    let words =
      "alstrata needs \(smallest.width) columns and \(smallest.height) rows; this is \(state.size.width)x\(state.size.height). Make it larger, or Q leaves."
    canvas.put(paragraphs: [words], canvas.surface.bounds)
    return canvas.surface
  }
  let layout = Layout(state)
  drawHeader(state, layout, &canvas)
  switch state.place {
  case .strata: drawStrata(state, layout, &canvas)
  case .patients: drawPatients(state, layout, &canvas)
  case .patient(let patient): drawPatient(patient, state, layout, &canvas)
  case .evidence: drawEvidence(state, layout, &canvas)
  case .data: drawData(state, layout, &canvas)
  }
  drawFooter(state, layout, &canvas)
  if let overlay = state.overlay { draw(overlay, state, layout, &canvas) }
  return canvas.surface
}
