import Projection
import Strata
import TerminalUI
import Variables

/// Axes of the subgroups: those in use from the outermost in, then the others that the file offers.
struct AxesPanel: Sendable {
  var selected = 0
  /// Cut points being typed.
  var cuts: Prompt?

  /// One line.
  struct Row: Sendable {
    var spec: AxisSpec
    var title: String
    /// Names of the levels, "unknown" last.
    var levels: [String]
    var isInUse: Bool
    /// The definition in use where the axis has several: "mitos".
    var scheme: String?
  }
}

extension ExplorerState {
  /// Lines of the panel.
  var axisRows: [AxesPanel.Row] {
    let specs = arrangement.plan.stratification.axes
    let resolved = analysis?.stratification.axes ?? []
    let offered = cohort?.offered ?? []
    let definitions = arrangement.plan.stratification.definitions
    func scheme(_ id: String) -> String? {
      DefinitionRegistry.all.first { $0.name == id }.map { definitions[$0] }
    }
    func row(_ axis: ResolvedAxis, _ spec: AxisSpec, isInUse: Bool) -> AxesPanel.Row {
      AxesPanel.Row(
        spec: spec, title: axis.title, levels: Array(axis.levels.dropFirst()), isInUse: isInUse,
        scheme: scheme(spec.id))
    }
    let used = specs.map { spec in
      let axis = resolved.first { $0.spec.id == spec.id } ?? offered.first { $0.spec.id == spec.id }
      return axis.map { row($0, spec.cuts.isEmpty ? $0.spec : spec, isInUse: true) }
        ?? AxesPanel.Row(spec: spec, title: spec.id, levels: [], isInUse: true)
    }
    let others = offered.filter { axis in !specs.contains { $0.id == axis.spec.id } }
    return used + others.map { row($0, $0.spec, isInUse: false) }
  }

  mutating func handle(_ key: Key, in panel: AxesPanel) -> [Effect] {
    var panel = panel
    let rows = axisRows
    if panel.cuts != nil { return handleCuts(key, panel, rows) }
    var effects: [Effect] = []
    switch key {
    case .escape, .character("q"), .character("a"), .control("c"):
      overlay = nil
      return []
    case .up, .character("k"): panel.selected = max(0, panel.selected - 1)
    case .down, .character("j"): panel.selected = max(0, min(rows.count - 1, panel.selected + 1))
    case .home, .character("g"): panel.selected = 0
    case .end, .character("G"): panel.selected = max(0, rows.count - 1)
    case .character(" "), .enter: effects = toggleAxis(&panel, rows)
    case .character("<"): effects = moveAxis(&panel, rows, -1)
    case .character(">"): effects = moveAxis(&panel, rows, 1)
    case .character("c"):
      if rows.indices.contains(panel.selected), acceptsCuts(rows[panel.selected].spec) {
        panel.cuts = Prompt(cutsText(rows[panel.selected].spec))
      } else {
        say("this axis has fixed levels")
      }
    case .character("m"):
      let steps = [0, 11, 50]
      let place = steps.firstIndex(of: arrangement.plan.stratification.leastPatients) ?? 0
      effects = collapse(String(steps[(place + 1) % steps.count]))
    case .character("d"): effects = redefine(rows[min(panel.selected, rows.count - 1)].spec)
    case .character("u"): effects = history.past.isEmpty ? [] : undo()
    case .control("r"): effects = history.future.isEmpty ? [] : redo()
    default: break
    }
    panel.selected = min(panel.selected, max(0, axisRows.count - 1))
    overlay = .axes(panel)
    return effects
  }

  /// The next definition of an axis that has several.
  private mutating func redefine(_ spec: AxisSpec) -> [Effect] {
    guard let choice = DefinitionRegistry.all.first(where: { $0.name == spec.id }) else {
      say("this axis has one definition")
      return []
    }
    var plan = arrangement.plan
    let ids = choice.schemes.map(\.id)
    let place = ids.firstIndex(of: plan.stratification.definitions[choice]) ?? 0
    let scheme = choice.schemes[(place + 1) % ids.count]
    plan.stratification.definitions[choice] = scheme.id
    let effects = change(plan, "define \(choice.name)=\(scheme.id)")
    say("\(choice.name)=\(scheme.id): \(scheme.variable.definition)")
    return effects
  }

  /// Sets definitions as `--define` takes them, several separated by spaces.
  mutating func setDefinitions(_ text: String) -> [Effect] {
    do throws(DefinitionError) {
      var plan = arrangement.plan
      let words = text.split(separator: " ").map(String.init)
      plan.stratification.definitions = try Definitions(parsing: plan.stratification.definitions.texts + words)
      return change(plan, "define " + text)
    } catch {
      complain("define: " + error.message)
      return []
    }
  }

  /// Levels with fewer patients are taken together.
  mutating func collapse(_ text: String) -> [Effect] {
    guard let least = Int(text), least >= 0 else {
      complain("collapse: expected a number of patients, 0 for none")
      return []
    }
    var plan = arrangement.plan
    plan.stratification.leastPatients = least
    let effects = change(plan, "collapse \(least)")
    say(least == 0 ? "every level stands for itself" : "levels with fewer than \(least) patients are taken together")
    return effects
  }

  private func acceptsCuts(_ spec: AxisSpec) -> Bool { AxisRegistry.family(spec.id)?.acceptsCuts ?? false }

  private func cutsText(_ spec: AxisSpec) -> String {
    String(spec.text.split(separator: ":").last.map(String.init) ?? "").filter { "0123456789./-".contains($0) }
  }

  private mutating func toggleAxis(_ panel: inout AxesPanel, _ rows: [AxesPanel.Row]) -> [Effect] {
    guard rows.indices.contains(panel.selected) else { return [] }
    var plan = arrangement.plan
    let row = rows[panel.selected]
    if row.isInUse {
      plan.stratification.axes.removeAll { $0.id == row.spec.id }
    } else {
      guard plan.stratification.axes.count < StratificationPlan.axisLimit else {
        complain(
          AxisError.tooManyAxes(found: plan.stratification.axes.count + 1, allowed: StratificationPlan.axisLimit)
            .message)
        return []
      }
      plan.stratification.axes.append(row.spec)
      panel.selected = plan.stratification.axes.count - 1
    }
    return change(plan, byText(plan))
  }

  private mutating func moveAxis(_ panel: inout AxesPanel, _ rows: [AxesPanel.Row], _ step: Int) -> [Effect] {
    var plan = arrangement.plan
    let target = panel.selected + step
    let axes = plan.stratification.axes.indices
    guard axes.contains(panel.selected), axes.contains(target) else { return [] }
    plan.stratification.axes.swapAt(panel.selected, target)
    panel.selected = target
    return change(plan, byText(plan))
  }

  private mutating func handleCuts(_ key: Key, _ panel: AxesPanel, _ rows: [AxesPanel.Row]) -> [Effect] {
    var panel = panel
    var effects: [Effect] = []
    switch key {
    case .escape, .control("c"): panel.cuts = nil
    case .enter:
      let text = panel.cuts?.text ?? ""
      let id = rows[min(panel.selected, rows.count - 1)].spec.id
      do throws(AxisError) {
        let cuts = text.isEmpty ? [] : try AxisSpec(parsing: AxisSpec(id: id).text + ":" + text).cuts
        var plan = arrangement.plan
        let spec = AxisSpec(id: id, cuts: cuts)
        if let place = plan.stratification.axes.firstIndex(where: { $0.id == id }) {
          plan.stratification.axes[place] = spec
        } else {
          plan.stratification.axes.append(spec)
          panel.selected = plan.stratification.axes.count - 1
        }
        panel.cuts = nil
        effects = change(plan, byText(plan))
      } catch {
        complain(error.message)
      }
    default: _ = panel.cuts?.handle(key)
    }
    overlay = .axes(panel)
    return effects
  }

  /// The axes as the command line writes them: `by onset,age:50/65`.
  func byText(_ plan: AnalysisPlan) -> String {
    "by " + StratificationPlan(axes: plan.stratification.axes).commandLineArguments[1]
  }
}
