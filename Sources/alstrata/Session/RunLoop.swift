import CLifecycle
import CursesBackend
import Explorer
import TerminalUI

/// How a session ended.
struct Ending {
  var code: Int32
  /// The signal that asked for it.
  var signal: Int32?
}

/// The one loop of the explorer: wait for a key or an answer, update, draw when nothing more is waiting. Sleeps in
/// `poll` otherwise.
struct RunLoop: ~Copyable {
  private var terminal: CursesTerminal
  private var state: ExplorerState
  private let runner: EffectRunner
  private var ending: Ending?
  private var paints = 0

  init(_ terminal: consuming CursesTerminal, _ state: ExplorerState, _ runner: EffectRunner) {
    self.terminal = terminal
    self.state = state
    self.runner = runner
  }

  /// Milliseconds between two looks at a running load.
  private static let progressInterval = 100

  /// Runs until the user leaves or the terminal goes.
  mutating func run() -> Ending {
    handle(state.start())
    while true {
      if let ending { return ending }
      if !terminal.hasInput { draw() }
      if let event = terminal.nextEvent(timeoutMilliseconds: state.isBusy ? RunLoop.progressInterval : nil) {
        if case .terminate(let signal) = event { ending = Ending(code: 128 + signal, signal: signal) }
        take(.terminal(event))
      }
      for message in runner.mailbox.collect() { take(message) }
      if state.isBusy, let progress = runner.progress { take(.progress(progress)) }
      if state.isBusy, let percent = runner.drawnPercent { take(.drawing(percent: percent)) }
    }
  }

  private mutating func draw() {
    if terminal.capabilities.glyphs != state.glyphs { terminal.setGlyphs(state.glyphs) }
    terminal.present(render(state))
    paints += 1
    if !state.isBusy { terminal.reportIdle(generation: paints) }
  }

  private mutating func take(_ message: Message) { handle(update(&state, message)) }

  private mutating func handle(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .load, .analyze, .export, .saveProfile: _ = runner.start(effect, state)
      case .cancelWork: runner.cancel()
      case .stopStep: runner.stopStep()
      case .suspend: terminal.suspend()
      case .redraw: terminal.invalidate()
      case .mouse(let isOn): terminal.setMouse(isOn)
      case .quit(let code): ending = ending ?? Ending(code: code)
      }
    }
  }
}
