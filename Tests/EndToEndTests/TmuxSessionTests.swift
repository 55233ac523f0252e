import Glibc
import Testing

extension TerminalSuites {
  @Suite("The harness itself")
  struct TmuxSessionTests {
    @Test("Types a command, sees its output and status")
    func commands() async throws {
      try await TmuxSession.with { session in
        try await session.run("printf '%s\\n' é漢; (exit 3)")
        try await session.wait(for: "\né漢\n")
        #expect(try await session.exitStatus() == 3)
        #expect(try await session.modes() == .plain)
      }
    }

    @Test("The size and the environment are those asked for, and nothing else comes in")
    func environment() async throws {
      try await TmuxSession.with(width: 100, height: 30, environment: ["TERM": "vt100", "MARK": "yes"]) { session in
        try await session.run("echo $TERM $MARK [$LANG] $(stty size)")
        try await session.wait(for: "vt100 yes [] 30 100")
        try await session.resize(width: 60, height: 18)
        try await session.run("stty size")
        try await session.wait(for: "\n18 60\n")
      }
    }

    @Test("Sees the alternate screen, changed line modes, and a program ended by a signal")
    func modes() async throws {
      try await TmuxSession.with { session in
        let before = try await session.lineModes()
        try await session.run("stty raw -echo; printf '\\033[?1049h\\033[?25l'; exec sleep 600")
        try await session.wait(for: "an empty screen") { !$0.contains(TmuxSession.prompt) }
        #expect(
          try await session.modes()
            == TmuxSession.Modes(isAlternateScreen: true, isMouseOn: false, isCursorVisible: false))
        #expect(try await session.lineModes() != before)
      }
      try await TmuxSession.with { session in
        let before = try await session.lineModes()
        try await session.run("sleep 600")
        try await session.signal(SIGTERM, to: "sleep")
        #expect(try await session.exitStatus() == 143)
        #expect(try await session.lineModes() == before)
      }
    }
  }
}
