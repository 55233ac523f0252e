import Foundation
import Subprocess

/// A real terminal that a test types into and looks at: a tmux server of its own, one session, one shell.
///
/// Every wait has a deadline of 20 seconds and looks again every 20 ms; nothing sleeps for a fixed time and hopes.
struct TmuxSession {
  /// What can go wrong with the harness itself.
  enum Failure: Error, CustomStringConvertible {
    case command(arguments: [String], text: String)
    case deadline(waitedFor: String, screen: String)

    var description: String {
      switch self {
      case .command(let arguments, let text): "tmux \(arguments.joined(separator: " ")) failed: \(text)"
      case .deadline(let waitedFor, let screen): "waited 20 s for \(waitedFor); the screen was:\n\(screen)"
      }
    }
  }

  /// What tmux knows about the pane beside its text.
  struct Modes: Equatable {
    var isAlternateScreen: Bool
    var isMouseOn: Bool
    var isCursorVisible: Bool

    /// As a shell leaves them.
    static let plain = Modes(isAlternateScreen: false, isMouseOn: false, isCursorVisible: true)
  }

  /// Prompt of the shell in the pane.
  static let prompt = "ready$"
  private static let deadline = Duration.seconds(20)

  // A server each: one that is going away with its last session refuses the next.
  private let socket = FileManager.default.temporaryDirectory
    .appending(path: "alstrata-\(UUID().uuidString.prefix(13)).tmux").path()
  private let name = "test"

  /// Runs a test in a new terminal with a shell in it, and ends the terminal whatever happens.
  ///
  /// The environment holds PATH, HOME and what is given, nothing of the machine's.
  static func with<Result>(
    width: Int = 80, height: Int = 24, environment: [String: String] = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"],
    _ body: (TmuxSession) async throws -> Result
  ) async throws -> Result {
    let session = TmuxSession()
    var variables = ["PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/nonexistent", "PS1=\(prompt) ", "HISTFILE="]
    variables += environment.map { "\($0.key)=\($0.value)" }.sorted()
    // env -i here, since tmux hands its own TERM and the caller's variables to the pane.
    let shell = ["env", "-i"] + variables + ["bash", "--norc", "--noprofile", "-i"]
    try await session.tmux(
      ["-f", "/dev/null", "new-session", "-d", "-s", session.name, "-x", "\(width)", "-y", "\(height)"] + shell)
    let outcome: Swift.Result<Result, any Error>
    do {
      try await session.wait(for: prompt)
      outcome = .success(try await body(session))
    } catch {
      outcome = .failure(error)
    }
    _ = try? await session.tmux(["kill-server"])
    // tmux leaves its socket behind.
    try? FileManager.default.removeItem(atPath: session.socket)
    return try outcome.get()
  }

  /// Types text as it stands.
  func type(_ text: String) async throws { try await tmux(["send-keys", "-t", name, "-l", text]) }

  /// Presses keys by tmux's names: `Enter`, `Up`, `C-c`, `Escape`.
  func press(_ keys: String...) async throws { try await tmux(["send-keys", "-t", name] + keys) }

  /// Types a command line and Enter.
  func run(_ command: String) async throws {
    try await type(command)
    try await press("Enter")
  }

  /// The screen as text, with the sequences for colours if wanted.
  func screen(colored: Bool = false) async throws -> String {
    try await tmux(["capture-pane", "-p", "-t", name] + (colored ? ["-e"] : []))
  }

  /// Waits until the screen holds a text, and returns the screen.
  @discardableResult
  func wait(for text: String) async throws -> String {
    try await wait(for: "“\(text)”") { $0.contains(text) }
  }

  /// Waits until the screen satisfies a condition, and returns it.
  @discardableResult
  func wait(for description: String, until isDone: (String) -> Bool) async throws -> String {
    let end = ContinuousClock.now + TmuxSession.deadline
    while true {
      let now = try await screen()
      if isDone(now) { return now }
      guard ContinuousClock.now < end else { throw Failure.deadline(waitedFor: description, screen: now) }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Gives the terminal another size.
  func resize(width: Int, height: Int) async throws {
    try await tmux(["resize-window", "-t", name, "-x", "\(width)", "-y", "\(height)"])
  }

  /// Alternate screen, mouse and cursor as the terminal has them now.
  func modes() async throws -> Modes {
    let text = try await ask("#{alternate_on} #{mouse_any_flag} #{cursor_flag}")
    let flags = text.split(separator: " ").map { $0 == "1" }
    guard flags.count == 3 else { throw Failure.command(arguments: ["display-message"], text: text) }
    return Modes(isAlternateScreen: flags[0], isMouseOn: flags[1], isCursorVisible: flags[2])
  }

  /// The modes of the terminal line (`stty -a`), without its size.
  func lineModes() async throws -> String {
    let all = try await output(of: "stty", ["-a", "-F", try await ask("#{pane_tty}")])
    return all.replacing(/rows \d+; columns \d+;/, with: "")
  }

  /// The status of the last command, asked from the shell.
  func exitStatus() async throws -> Int32 {
    let mark = "status-\(UUID().uuidString.prefix(8))"
    try await run("echo \(mark)=$?.")
    let text = try await wait(for: mark) { $0.contains(/status-[0-9A-F]{8}=\d+\./) && $0.contains("\(mark)=") }
    let line = text.split(separator: "\n").last { $0.hasPrefix("\(mark)=") } ?? ""
    guard let status = Int32(line.dropFirst(mark.count + 1).prefix { $0.isNumber }) else {
      throw Failure.command(arguments: ["exit status"], text: text)
    }
    return status
  }

  /// Process numbers of a program that runs in this terminal, by its name.
  func processes(named program: String) async throws -> [Int32] {
    let tty = try await ask("#{pane_tty}").replacing("/dev/", with: "")
    let result = try await Subprocess.run(
      .name("pgrep"), arguments: ["-t", tty, "-x", program], output: .string(limit: 65536))
    return (result.standardOutput).split(separator: "\n").compactMap { Int32($0) }
  }

  /// Sends a signal to the one program of that name in this terminal, as soon as it runs.
  func signal(_ number: Int32, to program: String) async throws {
    let end = ContinuousClock.now + TmuxSession.deadline
    while true {
      let found = try await processes(named: program)
      if let process = found.first, found.count == 1 {
        kill(process, number)
        return
      }
      guard ContinuousClock.now < end else {
        throw Failure.deadline(waitedFor: "one process \(program), not \(found)", screen: try await screen())
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private func ask(_ format: String) async throws -> String {
    try await tmux(["display-message", "-p", "-t", name, format]).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @discardableResult
  private func tmux(_ arguments: [String]) async throws -> String {
    try await output(of: "tmux", ["-u", "-S", socket] + arguments)
  }

  private func output(of program: String, _ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .name(program), arguments: Arguments(arguments), output: .string(limit: 1 << 20), error: .string(limit: 65536))
    guard result.terminationStatus.isSuccess else {
      throw Failure.command(arguments: arguments, text: result.standardError)
    }
    return result.standardOutput
  }
}
