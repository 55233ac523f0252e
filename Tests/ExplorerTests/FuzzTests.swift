import DisplayText
import TerminalUI
import TestKit
import Testing

@testable import Explorer

/// Anything may be typed, clicked, pasted or resized at any time.
@Suite struct FuzzTests {
  /// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): the same events in every run.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(sides))
    }
  }

  private static let keys: [Key] =
    CommandRegistry.all.flatMap(\.keys) + [.backspace, .delete, .insert, .function(5), .control("a"), .control("w")]
    + "abcdeftxyz:/ '=<>0123456789,é".unicodeScalars.map { .character($0) }

  private static let pastes = [
    "", "Q", "sex = male", "\u{1B}[2J\u{7}", "\u{202E}evil", String(repeating: "wide 漢字 ", count: 40), "a\nb\r\n",
  ]

  private func event(_ dice: inout Dice, _ session: HeadlessSession) -> Message {
    switch dice.roll(100) {
    case 0..<5: return .terminal(.resize(Size(width: 1 + dice.roll(200), height: 1 + dice.roll(60))))
    case 5..<13:
      let kinds: [MouseEvent.Kind] = [.press, .doublePress, .wheelUp, .wheelDown]
      return .terminal(.mouse(MouseEvent(x: dice.roll(210), y: dice.roll(70), kind: kinds[dice.roll(4)])))
    case 13..<15: return .terminal(.paste(FuzzTests.pastes[dice.roll(FuzzTests.pastes.count)]))
    case 15: return .terminal(.resumed)
    case 16: return .exported(path: "out.csv", withheldCells: dice.roll(3))
    case 17: return .exportFailed("out.csv exists")
    case 18: return .analysisStopped(generation: session.state.generation + dice.roll(3) - 1)
    case 19: return .tick
    case 20: return .loadStopped(generation: session.state.generation + dice.roll(2) - 1)
    case 21: return .loadFailed("no such column\nwhat now", generation: session.state.generation + dice.roll(2) - 1)
    case 22: return .profileSaved(path: "profile.json")
    default: return .terminal(.key(FuzzTests.keys[dice.roll(FuzzTests.keys.count)]))
    }
  }

  @Test(arguments: [(UInt64(1), GlyphSet.full), (2, .ascii), (3, .basic), (4, .full), (5, .ascii)])
  func `No event traps, the screen has its size, and the cursor is on it`(seed: UInt64, glyphs: GlyphSet) throws {
    var dice = Dice(state: seed)
    var session = try HeadlessSession(glyphs: glyphs, text: SmallCohort.text, name: "small.csv")
    for step in 0..<1_000 {
      session.send(event(&dice, session))
      let surface = session.surface
      #expect(surface.size == session.state.size)
      if let cursor = surface.cursor {
        #expect((0..<surface.size.width).contains(cursor.x) && (0..<surface.size.height).contains(cursor.y))
      }
      if session.state.glyphs == .ascii, !surface.text().utf8.allSatisfy({ $0 < 0x80 }) {
        Issue.record("step \(step) of seed \(seed): not ASCII\n\(surface.text())")
        return
      }
    }
  }

  @Test(arguments: [
    "<Down>", "z", "3", "3 <Enter>", "4 ]", "5", "5 <Home> <Enter>", "5 <Enter> <Tab>", "e", "?", "a", "t", ":", "i",
    "f",
  ])
  func `Every size draws every screen`(keys: String) throws {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    session.press(keys)
    for width in stride(from: 1, through: 200, by: 9) {
      for height in stride(from: 1, through: 60, by: 4) {
        session.send(.terminal(.resize(Size(width: width, height: height))))
        #expect(session.surface.size == Size(width: width, height: height))
      }
    }
  }
}
