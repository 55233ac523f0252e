import Evidence
import Projection
import TerminalUI

/// Assumptions of the projection: which trials count, then whatever else changes its numbers.
struct AssumptionsPanel: Sendable {
  var selected: Int

  init(_ plan: ProjectionPlan) {
    selected = ScenarioRegistry.all.firstIndex { $0.id == plan.scenario } ?? 0
  }

  /// Scenarios, then the assumptions that keys change in place.
  static var rowCount: Int { ScenarioRegistry.all.count + AssumptionRegistry.all.count }

  /// The assumption of the selected line; `nil` on a scenario.
  var assumption: Assumption? {
    let place = selected - ScenarioRegistry.all.count
    return AssumptionRegistry.all.indices.contains(place) ? AssumptionRegistry.all[place] : nil
  }
}

extension ExplorerState {
  mutating func handle(_ key: Key, in panel: AssumptionsPanel) -> [Effect] {
    var panel = panel
    var effects: [Effect] = []
    switch key {
    case .escape, .character("q"), .character("t"), .control("c"):
      overlay = nil
      return []
    case .up, .character("k"): panel.selected = max(0, panel.selected - 1)
    case .down, .character("j"): panel.selected = min(AssumptionsPanel.rowCount - 1, panel.selected + 1)
    case .home, .character("g"): panel.selected = 0
    case .end, .character("G"): panel.selected = AssumptionsPanel.rowCount - 1
    case .enter, .character(" "):
      if let assumption = panel.assumption {
        effects = turn(assumption, by: 1, around: true)
      } else {
        effects = setScenario(ScenarioRegistry.all[panel.selected].id)
      }
    case .left, .character("h"): effects = panel.assumption.map { turn($0, by: -1) } ?? []
    case .right, .character("l"): effects = panel.assumption.map { turn($0, by: 1) } ?? []
    case .character("u"): effects = history.past.isEmpty ? [] : undo()
    case .control("r"): effects = history.future.isEmpty ? [] : redo()
    default: break
    }
    overlay = .assumptions(panel)
    return effects
  }

  /// The next value of an assumption, or the one before; after the last the first again, if asked for.
  private mutating func turn(_ assumption: Assumption, by step: Int, around: Bool = false) -> [Effect] {
    var plan = arrangement.plan
    plan.projection = assumption.turned(plan.projection, step)
    if around, plan == arrangement.plan {
      while case let before = assumption.turned(plan.projection, -1), before != plan.projection {
        plan.projection = before
      }
    }
    return change(plan, "\(assumption.id) \(assumption.text(plan.projection))")
  }

  /// What a command says of an assumption.
  mutating func set(_ assumption: Assumption, to text: String) -> [Effect] {
    guard let changed = assumption.set(arrangement.plan.projection, text) else {
      complain("\(assumption.id): found \"\(text)\"; expected \(assumption.expected)")
      return []
    }
    var plan = arrangement.plan
    plan.projection = changed
    return change(plan, "\(assumption.id) \(assumption.text(changed))")
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
}
