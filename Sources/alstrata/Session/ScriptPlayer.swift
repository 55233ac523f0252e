import DisplayText
import Explorer
import TerminalUI

/// The explorer without a terminal: plays events, does all work at once, and prints every screen that a person would
/// see, each under the key that led to it.
struct ScriptPlayer {
  private var state: ExplorerState
  private let runner: EffectRunner
  private var isOver = false

  init(_ state: ExplorerState, _ runner: EffectRunner) {
    self.state = state
    self.runner = runner
  }

  /// Plays all events, or as many as there are before the session ends.
  mutating func play(_ events: [TerminalEvent]) throws(Failure) {
    handle(state.start())
    var text = screen("start")
    for event in events where !isOver {
      handle(update(&state, .terminal(event)))
      if !isOver { text += screen(name(event)) }
    }
    try StandardStreams.write([UInt8](text.utf8))
  }

  private mutating func handle(_ effects: [Effect]) {
    for effect in effects {
      if case .quit = effect { isOver = true }
      guard let answer = runner.perform(effect, state) else { continue }
      handle(update(&state, answer))
    }
  }

  private func screen(_ name: String) -> String {
    let rule = state.glyphs == .ascii ? "-" : "─"
    let head = "\(rule)\(rule) \(Sanitizer.sanitize(name, for: state.glyphs)) "
    let line = head + String(repeating: rule, count: max(0, state.size.width - DisplayWidth.of(head)))
    return line + "\n" + render(state).text()
  }

  private func name(_ event: TerminalEvent) -> String {
    switch event {
    case .key(let key): KeyScript.name(of: key)
    case .resize(let size): "<Resize \(size.width)x\(size.height)>"
    default: ""
    }
  }
}
