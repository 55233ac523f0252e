import TerminalUI

extension CommandRegistry {
  /// Finding rows and choosing patients.
  static let finding: [Command] = [
    Command("find", [.character("/")], "/", "find", .find, argument: "TEXT", unavailable: { $0.cannotFind }) {
      state, text in
      if text.isEmpty { return state.ask(.find) }
      state.searchText = text
      return state.findAgain(1, from: state[state.list].selected)
    },
    Command("find-next", [.character("n")], "n", "next match", .find, unavailable: { $0.cannotFindAgain }) { state, _ in
      state.findAgain(1, from: state[state.list].selected)
    },
    Command("find-previous", [.character("N")], "N", "previous match", .find, unavailable: { $0.cannotFindAgain }) {
      state, _ in state.findAgain(-1, from: state[state.list].selected)
    },
    Command(
      "who", [], "", "those inside or outside", .find, argument: "outside",
      unavailable: { $0.cannotShowWho }
    ) { state, text in state.showWho(text) },
    Command(
      "where", [.character("f"), .character("&")], "f &", "filter patients", .find, argument: "CONDITION",
      unavailable: { $0.needsAnalysis }
    ) { state, text in
      text.isEmpty ? state.ask(.condition) : state.setFilterOrComplain(text)
    },
    Command("clear-filter", [.character("F")], "F", "clear the filter", .find, unavailable: { $0.cannotClearFilter }) {
      state, _ in state.clearFilter()
    },
    Command("keep", [.character("=")], "=", "keep this level only", .find, unavailable: { $0.cannotFilterLevel }) {
      state, _ in state.filterLevel(keep: true)
    },
    Command("drop", [.character("!")], "!", "drop this level", .find, unavailable: { $0.cannotFilterLevel }) {
      state, _ in state.filterLevel(keep: false)
    },
  ]
}
