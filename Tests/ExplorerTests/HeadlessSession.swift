import Cohorts
import DisplayText
import Execution
import Projection
import TerminalUI
import TestKit

@testable import Explorer

/// The explorer on the demonstration register without a terminal: keys in, screens out. All work is done at once.
struct HeadlessSession {
  private(set) var state: ExplorerState
  /// Effects that leave the program, in order.
  private(set) var requests: [Effect] = []
  private let sources: [Source]

  init(
    width: Int = 80, height: Int = 24, glyphs: GlyphSet = .full, text: String? = nil,
    name: String = "register.csv"
  ) throws {
    let bytes = if let text { [UInt8](text.utf8) } else { try Fixture.bytes("Cohorts/" + name) }
    sources = [Source(name: name, bytes: bytes)]
    state = ExplorerState(
      capabilities: Capabilities(glyphs: glyphs, colors: 0), size: Size(width: width, height: height),
      inputs: [InputFile(name: name, byteCount: bytes.count)])
    perform(state.start())
  }

  /// What is on the screen.
  var surface: Surface { render(state) }
  /// The same as text.
  var screen: String { surface.text() }

  /// Plays a key script.
  mutating func press(_ script: String) {
    let events = (try? KeyScript.parse(script)) ?? []
    precondition(!events.isEmpty, "the key script \(script) cannot be read")
    for event in events { send(.terminal(event)) }
  }

  /// Gives the explorer a message and does what it asks for.
  mutating func send(_ message: Message) { perform(update(&state, message)) }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .load(let plan, let generation):
        send(Engine.loadCohort(sources, plan.reading, generation: generation, work: Work()))
      case .analyze(let plan, let generation):
        if let cohort = state.cohort {
          send(Engine.analyze(cohort, plan, generation: generation, work: Work()) { _ in })
        }
      default: requests.append(effect)
      }
    }
  }
}
