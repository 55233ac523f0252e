import Foundation
import Glibc
import TestKit
import Testing

extension TerminalSuites {
  /// The real program in a real terminal.
  @Suite("The explorer in a terminal")
  struct ExplorerTerminalTests {
    private static let register = Fixture.root.appending(path: "Cohorts/register.csv").path()

    /// Starts the explorer and waits for the strata.
    private static func open(_ session: TmuxSession, _ arguments: String = "") async throws {
      try await session.run("\(Program.path) \(arguments)")
      try await session.wait(for: "the strata") { $0.contains("bulbar") && $0.contains("All patients") }
    }

    @Test("Starts, browses, stratifies, exports and quits, and leaves the terminal as it was")
    func story() async throws {
      let folder = try TemporaryFolder()
      let target = folder.place("benefit.csv")
      try await TmuxSession.with { session in
        let before = try await session.lineModes()
        try await Self.open(session)
        #expect(try await session.modes().isAlternateScreen)
        let strata = try await session.screen()
        #expect(strata.contains("SYNTHETIC"))
        let words = strata.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("No blinded trial has shown that MSC therapy works in ALS"))

        try await session.press("5")
        try await session.wait(for: "rows read =")
        try await session.press("4")
        try await session.wait(for: "NurOwn")
        try await session.press("1")
        try await session.wait(for: "bulbar")

        try await session.type(":by sex")
        try await session.press("Enter")
        try await session.wait(for: "female")
        try await session.press("u")
        try await session.wait(for: "bulbar")

        try await session.press("e")
        try await session.wait(for: "The same by command line")
        try await session.press("Down", "Down", "Down", "C-u")
        try await session.type(target)
        try await session.press("Enter")
        try await session.wait(for: "written:")
        try await session.press("Q")
        try await session.wait(for: "the prompt again") { $0.contains(TmuxSession.prompt) && !$0.contains("bulbar") }
        #expect(try await session.exitStatus() == 0)
        #expect(try await session.modes() == .plain)
        #expect(try await session.lineModes() == before)

      }
      var status = stat()
      #expect(stat(target, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
      let written = try String(contentsOfFile: target, encoding: .utf8)
      #expect(written.contains("bulbar"))
    }

    @Test(
      "Gives the terminal back after every signal that can be caught", arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func signals(number: Int32) async throws {
      try await TmuxSession.with { session in
        let before = try await session.lineModes()
        try await Self.open(session)
        try await session.signal(number, to: "alstrata")
        try await session.wait(for: "the prompt again") { $0.contains(TmuxSession.prompt) && !$0.contains("bulbar") }
        #expect(try await session.exitStatus() == 128 + number)
        #expect(try await session.modes() == .plain)
        #expect(try await session.lineModes() == before)
      }
    }

    @Test(
      "Gives the terminal back after a crash, and prints no data",
      arguments: [SIGSEGV, SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGTRAP])
    func crashes(number: Int32) async throws {
      try await TmuxSession.with { session in
        let before = try await session.lineModes()
        try await Self.open(session)
        try await session.signal(number, to: "alstrata")
        let screen = try await session.wait(for: "the prompt again") {
          $0.contains(TmuxSession.prompt) && $0.contains("alstrata:")
        }
        #expect(!screen.contains("SIM-"))
        #expect(!screen.contains("Backtrace"))
        #expect(try await session.exitStatus() == 128 + number)
        #expect(try await session.modes() == .plain)
        #expect(try await session.lineModes() == before)
      }
    }

    @Test("Follows the size of the terminal, down to a sentence and back")
    func resizing() async throws {
      try await TmuxSession.with(width: 140, height: 40) { session in
        try await Self.open(session)
        try await session.resize(width: 80, height: 24)
        try await session.wait(for: "80 columns") {
          $0.contains("bulbar") && $0.split(separator: "\n").allSatisfy { $0.count <= 80 }
        }
        try await session.resize(width: 30, height: 8)
        try await session.wait(for: "60")
        try await session.resize(width: 80, height: 24)
        try await session.wait(for: "bulbar")
        try await session.press("Q")
        #expect(try await session.exitStatus() == 0)
      }
    }

    @Test("Stops with ^Z and goes on with fg")
    func suspending() async throws {
      try await TmuxSession.with { session in
        let before = try await session.lineModes()
        try await Self.open(session)
        try await session.press("C-z")
        try await session.wait(for: "Stopped")
        #expect(try await session.modes() == .plain)
        #expect(try await session.lineModes() == before)
        try await session.run("fg")
        try await session.wait(for: "bulbar")
        #expect(try await session.modes().isAlternateScreen)
        try await session.press("Q")
        #expect(try await session.exitStatus() == 0)
        #expect(try await session.modes() == .plain)
      }
    }

    @Test("Reads keys from the terminal while standard input holds the data")
    func dataOnStandardInput() async throws {
      try await TmuxSession.with { session in
        try await session.run("cat \(Self.register) | \(Program.path) -")
        try await session.wait(for: "bulbar")
        try await session.press("5")
        try await session.wait(for: "standard input")
        try await session.press("Q")
        #expect(try await session.exitStatus() == 0)
      }
    }

    @Test("Stops reading a pipe that has nothing more to say, and keeps the rows that came")
    func stoppingALoad() async throws {
      try await TmuxSession.with { session in
        try await session.run("(head -c 3000 \(Self.register); sleep 60) | \(Program.path) -")
        try await session.wait(for: "reading standard input")
        let start = ContinuousClock.now
        try await session.press("C-c")
        try await session.wait(for: "PARTIAL: first")
        #expect(ContinuousClock.now - start < .seconds(2))
        try await session.press("r")
        try await session.wait(for: "a pipe cannot be read twice")
        try await session.press("Q")
        try await session.wait(for: "the end") { !$0.contains("PARTIAL") }
      }
    }

    @Test("Corrects a column while the bytes stay in memory")
    func correcting() async throws {
      try await TmuxSession.with { session in
        try await Self.open(session)
        try await session.press("5")
        try await session.wait(for: "Columns, 31")
        try await session.press("Home", "Down", "Down", "Enter")
        try await session.wait(for: "Column symptom_months")
        try await session.type("none")
        try await session.wait(for: "none: leave out")
        try await session.press("Enter")
        try await session.wait(for: "symptom_months is left out")
        try await session.press("u")
        try await session.wait(for: "undone: map symptom_months=none")
        try await session.press("1")
        try await session.wait(for: "bulbar")
        try await session.press("Q")
        #expect(try await session.exitStatus() == 0)
      }
    }

    @Test("Draws in ASCII where the locale is C, and without colours where NO_COLOR is set")
    func plainTerminals() async throws {
      try await TmuxSession.with(environment: ["TERM": "xterm-256color", "LC_ALL": "C", "NO_COLOR": "1"]) { session in
        try await Self.open(session)
        let screen = try await session.screen(colored: true)
        let isASCII = screen.utf8.allSatisfy { $0 < 0x80 }
        #expect(isASCII)
        let colors = screen.firstMatch(of: /\e\[[0-9;]*(3[0-7]|4[0-7]|38|48)[;m]/)
        #expect(colors == nil)
        try await session.press("Q")
        #expect(try await session.exitStatus() == 0)
      }
    }

    @Test("Says what is wrong with the terminal")
    func unknownTerminal() async throws {
      try await TmuxSession.with(width: 140, environment: ["TERM": "no-such-terminal", "LC_ALL": "C.UTF-8"]) {
        session in
        try await session.run("\(Program.path)")
        try await session.wait(for: "TERM=xterm-256color")
        #expect(try await session.exitStatus() == 2)
      }
    }
  }
}
