public import TerminalUI

/// One thing the user can do: footer, help page, palette, key table and the line that says why not are all made from
/// it.
public struct Command: Sendable {
  /// Headings of the help page, in order.
  public enum Group: String, CaseIterable, Sendable {
    case move = "Move"
    case find = "Find and filter"
    case look = "Look"
    case change = "Change"
    case always = "Always"
  }

  /// Name after `:`, in the palette and in the action log; the command line uses the same word where it has the same
  /// meaning.
  public let id: String
  /// Keys, the first is the one that the footer names; empty for commands of the palette only.
  public let keys: [Key]
  /// The keys as people read them: "↑ k".
  public let keyText: String
  /// What it does, in a few words in lower case.
  public let title: String
  /// Group in the help page.
  public let group: Group
  /// What may be typed after its name; `nil` if nothing.
  public let argument: String?
  /// Why it cannot be done now; `nil` if it can.
  public let unavailable: @Sendable (ExplorerState) -> String?
  /// Does it, with what was typed after its name.
  let run: @Sendable (inout ExplorerState, String) -> [Effect]

  init(
    _ id: String, _ keys: [Key] = [], _ keyText: String = "", _ title: String, _ group: Group, argument: String? = nil,
    unavailable: @escaping @Sendable (ExplorerState) -> String? = { _ in nil },
    run: @escaping @Sendable (inout ExplorerState, String) -> [Effect]
  ) {
    self.id = id
    self.keys = keys
    self.keyText = keyText
    self.title = title
    self.group = group
    self.argument = argument
    self.unavailable = unavailable
    self.run = run
  }
}

/// Every command, in the order people see them. A key belongs to one command and means the same in every view.
public enum CommandRegistry {
  /// All of them.
  public static let all: [Command] = movement + finding + looking + changing + assuming + always

  /// The command of a name.
  public static func command(_ id: String) -> Command? { all.first { $0.id == id } }

  /// The command of a key.
  static func command(for key: Key) -> Command? { byKey[key] }

  private static let byKey: [Key: Command] = {
    var table: [Key: Command] = [:]
    for command in all { for key in command.keys { table[key] = command } }
    return table
  }()
}

extension ExplorerState {
  /// Does a command, or says why it cannot be done.
  mutating func run(_ command: Command, _ argument: String = "") -> [Effect] {
    if let reason = command.unavailable(self) {
      say(command.title + ": " + reason)
      return []
    }
    return command.run(&self, argument)
  }
}
