import TerminalUI

/// Commands by name: type to choose, Enter runs, with an argument after a space.
struct Palette: Sendable {
  var prompt = Prompt()
  var selected = 0

  /// The command whose name is typed out, with what follows it.
  var typed: (command: Command, argument: String)? {
    let parts = prompt.text.split(separator: " ", maxSplits: 1)
    guard let name = parts.first, let command = CommandRegistry.command(String(name)) else { return nil }
    return (command, parts.count > 1 ? String(parts[1]) : "")
  }

  /// The commands that fit what is typed, in registry order; those whose name begins with it first.
  var matches: [Command] {
    let words = prompt.text.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first else { return CommandRegistry.all }
    if prompt.text.contains(" "), let typed { return [typed.command] }
    let begins = CommandRegistry.all.filter { $0.id.hasPrefix(first) && words.count == 1 }
    let contains = CommandRegistry.all.filter { command in
      !begins.contains { $0.id == command.id }
        && words.allSatisfy { (command.id + " " + command.title).lowercased().contains($0) }
    }
    return begins + contains
  }
}

extension ExplorerState {
  mutating func handle(_ key: Key, in palette: Palette) -> [Effect] {
    var palette = palette
    let matches = palette.matches
    switch key {
    case .escape, .control("c"):
      overlay = nil
      return []
    case .up, .control("p"):
      palette.selected = max(0, palette.selected - 1)
    case .down, .control("n"):
      palette.selected = max(0, min(matches.count - 1, palette.selected + 1))
    case .tab:
      if matches.indices.contains(palette.selected) {
        palette.prompt.replace(with: matches[palette.selected].id + " ")
        palette.selected = 0
      }
    case .enter:
      overlay = nil
      if let (command, argument) = palette.typed, palette.selected == 0 { return run(command, argument) }
      guard matches.indices.contains(palette.selected) else {
        complain("no command \"\(palette.prompt.text)\"; : lists them")
        return []
      }
      return run(matches[palette.selected])
    default:
      if palette.prompt.handle(key) { palette.selected = 0 }
    }
    overlay = .palette(palette)
    return []
  }
}
