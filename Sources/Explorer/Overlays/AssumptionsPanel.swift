import Evidence
import Projection
import TerminalUI

/// Assumptions of the projection: which trials count, and how far it looks.
struct AssumptionsPanel: Sendable {
  var selected: Int

  init(_ plan: ProjectionPlan) {
    selected = ScenarioRegistry.all.firstIndex { $0.id == plan.scenario } ?? 0
  }

  /// Scenarios, the horizon, and the strict reading of entry criteria.
  static var rowCount: Int { ScenarioRegistry.all.count + 2 }
  static var horizonRow: Int { ScenarioRegistry.all.count }
  static var strictRow: Int { ScenarioRegistry.all.count + 1 }
}

/// Horizons in whole weeks, as trials have them.
enum HorizonWeeks {
  /// The controlled evidence supports no more (`benefit-model.md` 0).
  static let longest = 28
  static let shortest = 4

  static func months(_ weeks: Int) -> Double { Double(weeks) * 7 / 30.4375 }
  static func weeks(_ months: Double) -> Int { Int((months * 30.4375 / 7).rounded()) }
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
      let weeks = HorizonWeeks.weeks(plan.projection.horizonMonths) + step
      if (HorizonWeeks.shortest...HorizonWeeks.longest).contains(weeks) { effects = setHorizon("\(weeks)w") }
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
    let digits = text.hasSuffix("w") ? String(text.dropLast()) : text
    guard let weeks = Int(digits), (HorizonWeeks.shortest...HorizonWeeks.longest).contains(weeks) else {
      complain("horizon: found \"\(text)\"; expected \(HorizonWeeks.shortest)w to \(HorizonWeeks.longest)w")
      return []
    }
    var plan = arrangement.plan
    plan.projection.horizonMonths =
      weeks == HorizonWeeks.longest ? ProjectionPlan.longestHorizonMonths : HorizonWeeks.months(weeks)
    return change(plan, "horizon \(weeks)w")
  }
}
