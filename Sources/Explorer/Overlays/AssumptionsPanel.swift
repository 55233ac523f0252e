import Evidence
import Projection
import TerminalUI

/// Assumptions of the projection: which trials count, and how far it looks.
struct AssumptionsPanel: Sendable {
  var selected: Int

  init(_ plan: ProjectionPlan) {
    selected = ScenarioRegistry.all.firstIndex { $0.id == plan.scenario } ?? 0
  }

  /// Shortest horizon that the arrow keys reach.
  static let shortestWeeks = 4

  /// Scenarios, the horizon, and the strict reading of entry criteria.
  static var rowCount: Int { ScenarioRegistry.all.count + 2 }
  static var horizonRow: Int { ScenarioRegistry.all.count }
  static var strictRow: Int { ScenarioRegistry.all.count + 1 }
}

extension ExplorerState {
  mutating func handle(_ key: Key, in panel: AssumptionsPanel) -> [Effect] {
    var panel = panel
    var plan = arrangement.plan
    var effects: [Effect] = []
    switch key {
    case .escape, .character("q"), .character("t"), .control("c"):
      overlay = nil
      return []
    case .up, .character("k"): panel.selected = max(0, panel.selected - 1)
    case .down, .character("j"): panel.selected = min(AssumptionsPanel.rowCount - 1, panel.selected + 1)
    case .enter, .character(" "):
      if panel.selected < AssumptionsPanel.horizonRow {
        effects = setScenario(ScenarioRegistry.all[panel.selected].id)
      } else if panel.selected == AssumptionsPanel.strictRow {
        plan.projection.isStrict.toggle()
        effects = change(plan, plan.projection.isStrict ? "strict on" : "strict off")
      }
    case .left, .character("h"), .right, .character("l"):
      guard panel.selected == AssumptionsPanel.horizonRow else { break }
      let step = key == .left || key == .character("h") ? -4 : 4
      let weeks = max(AssumptionsPanel.shortestWeeks, min(Horizon.longest.weeks, plan.projection.horizon.weeks + step))
      effects = setHorizon("\(weeks)w")
    case .character("u"): effects = history.past.isEmpty ? [] : undo()
    case .control("r"): effects = history.future.isEmpty ? [] : redo()
    default: break
    }
    overlay = .assumptions(panel)
    return effects
  }

  mutating func setScenario(_ id: String) -> [Effect] {
    guard let scenario = ScenarioRegistry.scenario(id) else {
      let known = ScenarioRegistry.all.map(\.id).joined(separator: ", ")
      complain("evidence: no scenario \"\(id)\"; expected \(known)")
      return []
    }
    var plan = arrangement.plan
    plan.projection.scenario = scenario.id
    return change(plan, "evidence " + scenario.id)
  }

  mutating func setHorizon(_ text: String) -> [Effect] {
    guard let horizon = Horizon(parsing: text) else {
      complain("horizon: found \"\(text)\"; expected weeks (12w) or months (3m), at most \(Horizon.longest.text)")
      return []
    }
    var plan = arrangement.plan
    plan.projection.horizon = horizon
    return change(plan, "horizon " + horizon.text)
  }
}
