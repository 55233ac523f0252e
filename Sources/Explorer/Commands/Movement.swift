import TerminalUI

extension CommandRegistry {
  /// Moving about: never recorded, never undone.
  static let movement: [Command] = [
    Command("up", [.up, .character("k")], "↑ k", "row up", .move) { state, _ in state.move { $0.move(by: -1) } },
    Command("down", [.down, .character("j")], "↓ j", "row down", .move) { state, _ in state.move { $0.move(by: 1) } },
    Command("page-up", [.pageUp, .control("b")], "PgUp ^B", "page up", .move) { state, _ in
      state.move { $0.movePages(-1) }
    },
    Command("page-down", [.pageDown, .control("f")], "PgDn ^F", "page down", .move) { state, _ in
      state.move { $0.movePages(1) }
    },
    Command("half-up", [.control("u")], "^U", "half a page up", .move) { state, _ in
      state.move { $0.movePages(-1, half: true) }
    },
    Command("half-down", [.control("d")], "^D", "half a page down", .move) { state, _ in
      state.move { $0.movePages(1, half: true) }
    },
    Command("first", [.home, .character("g")], "Home g", "first row", .move) { state, _ in
      state.move { $0.selectFirst() }
    },
    Command("last", [.end, .character("G")], "End G", "last row", .move) { state, _ in
      state.move { $0.selectLast() }
    },
    Command("right", [.right, .character("l")], "→ l", "open branch, next column", .move) { state, _ in
      state.turn(1)
    },
    Command("left", [.left, .character("h")], "← h", "close branch, column before", .move) { state, _ in
      state.turn(-1)
    },
    Command("open", [.enter], "Enter", "open", .move, unavailable: { $0.cannotOpen }) { state, _ in state.open() },
    Command("back", [.escape, .character("q")], "Esc q", "back, leave", .move) { state, _ in state.back() },
    Command("panel", [.tab], "Tab", "other list", .move, unavailable: { $0.cannotSwitchPanel }) { state, _ in
      state.switchPanel(1)
    },
    Command("panel-back", [.backTab], "S-Tab", "list before", .move, unavailable: { $0.cannotSwitchPanel }) {
      state, _ in state.switchPanel(-1)
    },
    Command("next", [.character("]")], "]", "next sibling or tab", .move, unavailable: { $0.cannotGoToSibling(1) }) {
      state, _ in state.goToSibling(1)
    },
    Command(
      "previous", [.character("[")], "[", "previous sibling or tab", .move, unavailable: { $0.cannotGoToSibling(-1) }
    ) { state, _ in state.goToSibling(-1) },
    view(.strata), view(.patient), view(.evidence), view(.data),
  ]

  private static func view(_ view: ViewID) -> Command {
    let digit = Unicode.Scalar(UInt8(ascii: "0") + UInt8(view.rawValue))
    return Command(
      "view-" + view.word, [.character(digit)], String(view.rawValue), view.title.lowercased() + " view", .move,
      unavailable: { $0.closedReason(view) }
    ) { state, _ in state.goTo(view) }
  }
}
