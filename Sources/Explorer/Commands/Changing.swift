import Projection
import TerminalUI

extension CommandRegistry {
  /// Changing the plan, and taking tables out.
  static let changing: [Command] = [
    Command(
      "by", [.character("a")], "a", "axes of the subgroups", .change, argument: "AXES",
      unavailable: { $0.partialRows != nil || $0.cohort == nil ? $0.needsAnalysis : nil }
    ) { state, text in
      if !text.isEmpty { return state.setAxes(text) }
      state.overlay = .axes(AxesPanel())
      return []
    },
    Command(
      "define", [], "", "define an axis in another way", .change, argument: "AXIS=SCHEME",
      unavailable: { $0.needsAnalysis }
    ) { state, text in
      if !text.isEmpty { return state.setDefinitions(text) }
      state.overlay = .axes(AxesPanel())
      return []
    },
    Command(
      "sort", [.character("s")], "s", "sort by the next column", .change, argument: "COLUMN",
      unavailable: { $0.needsAnalysis }
    ) { state, text in
      text.isEmpty ? state.sortByNext() : state.setSort(text)
    },
    Command(
      "sort-turn", [.character("S")], "S", "sort the other way", .change, unavailable: { $0.needsAnalysis }
    ) { state, _ in state.turnSort() },
    Command(
      "collapse", [], "", "take small levels together", .change, argument: "PATIENTS",
      unavailable: { $0.needsAnalysis }
    ) { state, text in
      state.collapse(text)
    },
    Command(
      "assumptions", [.character("t")], "t", "assumptions of the projection", .change,
      unavailable: { $0.needsAnalysis }
    ) { state, _ in
      state.overlay = .assumptions(AssumptionsPanel(state.arrangement.plan.projection))
      return []
    },
    Command("evidence", [], "", "evidence scenario", .change, argument: "SCENARIO", unavailable: { $0.needsAnalysis }) {
      state, text in state.setScenario(text)
    },
    Command(
      "map", [], "", "variable of a column", .change, argument: "COLUMN=VARIABLE", unavailable: { $0.cannotCorrect }
    ) { state, text in text.isEmpty ? state.editColumn() : state.setVariable(text) },
    Command(
      "code", [], "", "meaning of codes", .change, argument: "COLUMN:1=M,2=F", unavailable: { $0.cannotCorrect }
    ) { state, text in state.setCodes(text) },
    Command("unit", [], "", "unit of a column", .change, argument: "COLUMN=UNIT", unavailable: { $0.cannotCorrect }) {
      state, text in state.setUnit(text)
    },
    Command(
      "date-order", [], "", "order of day and month", .change, argument: "COLUMN=dmy",
      unavailable: { $0.cannotCorrect }
    ) { state, text in state.setDateOrder(text) },
    Command(
      "write-profile", [.character("w")], "w", "write profile", .change, argument: "FILE",
      unavailable: { $0.cannotSaveProfile }
    ) { state, text in state.saveProfile(text) },
    Command("resume", [.character("r")], "r", "go on after a stop", .change, unavailable: { $0.cannotResume }) {
      state, _ in state.resume()
    },
    Command("undo", [.character("u")], "u", "undo", .change, unavailable: { $0.cannotUndo }) { state, _ in state.undo()
    },
    Command("redo", [.control("r")], "^R", "redo", .change, unavailable: { $0.cannotRedo }) { state, _ in state.redo()
    },
    Command(
      "export", [.character("e"), .control("s")], "e ^S", "export a table", .change, unavailable: { $0.cannotExport }
    ) {
      state, _ in
      state.overlay = .export(ExportDialog(state))
      return []
    },
  ]

  /// A command for each assumption of the panel.
  static let assuming: [Command] = AssumptionRegistry.all.map { assumption in
    Command(
      assumption.id, [], "", "assume: " + assumption.title.lowercased(), .change, argument: assumption.argument,
      unavailable: { $0.needsAnalysis }
    ) { state, text in state.set(assumption, to: text) }
  }

  /// Always at hand.
  static let always: [Command] = [
    Command("help", [.character("?"), .function(1)], "? F1", "this help", .always) { state, _ in
      state.overlay = .help(firstRow: 0)
      return []
    },
    Command("commands", [.character(":"), .control("p")], ": ^P", "find a command, type one", .always) { state, _ in
      state.overlay = .palette(Palette())
      return []
    },
    Command("mouse", [.character("M")], "M", "mouse on, off", .always) { state, _ in
      state.isMouseOn.toggle()
      state.say(state.isMouseOn ? "mouse on" : "mouse off: the terminal selects text")
      return [.mouse(state.isMouseOn)]
    },
    Command("stop", [.control("c")], "^C", "stop the work", .always) { state, _ in state.stop() },
    Command("suspend", [.control("z")], "^Z", "suspend", .always) { _, _ in [.suspend] },
    Command("redraw", [.control("l")], "^L", "draw again", .always) { _, _ in [.redraw] },
    Command("quit", [.character("Q")], "Q", "leave now", .always) { _, _ in [.cancelWork, .quit(code: 0)] },
  ]
}
