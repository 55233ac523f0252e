import TerminalUI
import TestKit
import Testing

@testable import Explorer

/// Commands, their keys, and the places where people learn of them.
@Suite struct CommandTests {
  /// Every view, with the keys that lead there from the strata.
  private static let views = ["<Down>", "3", "3 <Enter>", "4", "5"]

  private func session(_ keys: String, width: Int = 200) throws -> HeadlessSession {
    var session = try HeadlessSession(width: width, height: 40, text: SmallCohort.text, name: "small.csv")
    session.press(keys)
    return session
  }

  @Test func `A key belongs to one command, a name too`() {
    var keys: Set<Key> = []
    var names: Set<String> = []
    for command in CommandRegistry.all {
      #expect(names.insert(command.id).inserted, "\(command.id) twice")
      for key in command.keys { #expect(keys.insert(key).inserted, "\(key) twice") }
      #expect(command.keys.isEmpty == command.keyText.isEmpty, "\(command.id): keys are named if there are keys")
    }
  }

  @Test(arguments: views) func `Every key in the footer does something`(view: String) throws {
    let before = try session(view)
    let entries = footerEntries(before.state)
    #expect(entries.count >= 4)
    for (command, word) in entries {
      for key in command.keys {
        var after = before
        after.send(.terminal(.key(key)))
        #expect(
          after.surface != before.surface || after.requests != before.requests, "\(word) on \(key) in \(view)")
      }
    }
  }

  @Test(arguments: views) func `The footer has the words of its keys`(view: String) throws {
    let session = try session(view)
    let footer = session.screen.split(separator: "\n").last ?? ""
    for (command, word) in footerEntries(session.state) {
      let key = command.keyText.split(separator: " ").first ?? ""
      #expect(footer.contains("\(key) \(word)"))
    }
  }

  @Test(arguments: CommandRegistry.all.map(\.id)) func `Every command is reached by its name`(id: String) throws {
    var palette = Palette()
    palette.prompt.replace(with: id)
    #expect(palette.typed?.command.id == id)
    #expect(palette.matches.first?.id == id)
    let shown = try session("?", width: 160)
    let command = try #require(CommandRegistry.command(id))
    #expect(shown.screen.contains(command.keyText.isEmpty ? ":" + id : command.keyText))
  }

  @Test func `A command that cannot be done says why`() throws {
    var session = try session("<Down>")
    session.press("u")
    #expect(session.state.notice?.text == "undo: nothing to undo")
    session.press(":clear <Enter>")
    #expect(session.state.notice?.text.hasPrefix("clear the filter: there is no filter") == true)
    session.press("o")
    #expect(session.state.notice?.text.contains("open a patient") == true)
  }

  @Test func `A page of keys stops at its last row, and one key goes back up`() throws {
    var session = try HeadlessSession(width: 80, height: 24, text: SmallCohort.text, name: "small.csv")
    session.press("?")
    let top = session.surface
    for _ in 0..<60 { session.press("<Down>") }
    let bottom = session.surface
    #expect(top != bottom)
    #expect(session.screen.contains(":horizon"))
    session.press("<Up>")
    #expect(session.surface != bottom)
    session.press("<Esc>")
    #expect(session.state.overlay == nil)
  }
}
