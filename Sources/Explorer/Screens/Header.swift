import Cohorts
import Projection
import Reports
import Strata
import TerminalUI
import Variables

/// The two lines that never go: whose data, which view; where in it, what is left out.
func drawHeader(_ state: ExplorerState, _ layout: Layout, _ canvas: inout Canvas) {
  for tab in layout.tabs {
    let isHere = tab.view == state.place.view
    let isOpen = state.closedReason(tab.view) == nil
    // Marked by brackets too, for terminals without attributes.
    let title = isHere ? "[\(tab.view.rawValue) \(tab.view.title)]" : " \(tab.view.rawValue) \(tab.view.title) "
    canvas.put(
      title, x: tab.columns.lowerBound, y: 0, width: tab.columns.count, role: isHere ? .tab : isOpen ? .text : .dim)
  }
  let room = Rect(x: 0, y: 0, width: (layout.tabs.first?.columns.lowerBound ?? 1) - 1, height: 1)
  canvas.put(name(state), room, role: .title)

  let right = standing(state)
  canvas.putRight(right, layout.path, role: state.partialRows == nil ? .dim : .error)
  let left = Rect(x: 0, y: 1, width: max(0, layout.path.width - canvas.clean(right).count - 2), height: 1)
  canvas.put(whereabouts(state), left)
}

private func name(_ state: ExplorerState) -> String {
  var words: [String] = []
  if let cohort = state.cohort?.reading.cohort {
    if cohort.features.isSynthetic { words.append("SYNTHETIC") }
    words.append(state.inputs.map(\.name).joined(separator: ", "))
    words.append("\(NumberFormat.grouped(cohort.patientCount)) patients")
  } else {
    words.append(state.inputs.map(\.name).joined(separator: ", "))
  }
  return words.joined(separator: " ")
}

private func whereabouts(_ state: ExplorerState) -> String {
  switch state.place {
  case .strata:
    guard let stratification = state.analysis?.stratification, let stratum = state.selectedStratum else { return "" }
    return stratification.trail(stratum)
  case .patients(let path):
    guard let stratification = state.analysis?.stratification, let stratum = stratification.stratum(at: path) else {
      return ""
    }
    let all = NumberFormat.grouped(stratification.strata[stratum].count)
    guard let who = state.who, who.path == path else { return "Patients of \(stratification.trail(stratum)): \(all)" }
    let sort =
      switch who.verdict {
      case .inside: "Inside the evidence"
      case .outside: "Outside the evidence"
      case .unknown: "Not known whether inside"
      }
    return "\(sort), of \(stratification.trail(stratum)): \(NumberFormat.grouped(who.rows.count)) of \(all)"
  case .patient(let patient):
    guard let cohort = state.cohort?.reading.cohort else { return "" }
    let place = "\(state[.patients].selected + 1) of \(NumberFormat.grouped(state.listedPatients.count))"
    return "Patient \(cohort.patientIDs.text(patient)), \(place)"
  case .evidence: return "What is known about MSC therapy in ALS"
  case .data: return state.cohort == nil ? "Reading" : "What was read"
  }
}

/// What holds for every number on the screen: filter, scenario, horizon, running work.
private func standing(_ state: ExplorerState) -> String {
  var words: [String] = []
  if let rows = state.partialRows { words.append("PARTIAL: first \(NumberFormat.grouped(rows)) rows") }
  if case .loading(let progress)? = state.job, state.cohort != nil {
    words.append("reading again, \(progress.percent) %")
  }
  if case .analysing(let percent)? = state.job {
    words.append(percent.map { "drawing, \($0) %" } ?? "working…")
  }
  if case .exporting? = state.job { words.append("writing…") }
  if let filter = state.arrangement.plan.stratification.filter { words.append("filter: \(filter.text)") }
  if state.place == .strata, state.analysis != nil {
    let plan = state.arrangement.plan.projection
    words.append("evidence: \(plan.beliefs), \(plan.horizon.text)")
  }
  return words.joined(separator: "  ")
}
