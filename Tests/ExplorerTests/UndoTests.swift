import TerminalUI
import TestKit
import Testing

@testable import Explorer

/// undo(do(x)) = x, and redo(undo(do(x))) = do(x), for everything that can be undone.
@Suite struct UndoTests {
  @Test(arguments: [
    ":by <Space> sex <Enter>", "f s e x = m a l e <Enter>", "j =", "j !", "<Left>", "j <Left>",
    ":evidence <Space> blinded <Enter>", ":horizon <Space> 12w <Enter>",
    "t <Down> <Down> <Down> <Down> <Down> <Down> <Enter> <Esc>", "t <Down> <Enter> <Esc>", "a <Enter> <Esc>",
    "a > <Esc>", ":map <Space> age=none <Enter>", ":unit <Space> months=weeks <Enter>",
    ":code <Space> sex:male=F,female=M <Enter>", "a <End> <Space> <Esc>",
    "a <Down> <Down> <Down> <Down> <Space> c 5 0 / 6 5 <Enter> <Esc>",
  ])
  func `What was done is undone and done again`(keys: String) throws {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    let before = session.state.arrangement
    session.press(keys)
    let after = session.state.arrangement
    #expect(after != before)
    var steps = 0
    while session.state.cannotUndo == nil {
      session.press("u")
      steps += 1
    }
    #expect(steps > 0)
    #expect(session.state.arrangement == before)
    #expect(session.state.analysis?.plan == before.plan)
    for _ in 0..<steps { session.press("<C-r>") }
    #expect(session.state.arrangement == after)
    #expect(session.state.analysis?.plan == after.plan)
  }

  @Test func `A new change forgets what was undone`() throws {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    session.press(":by <Space> sex <Enter> u :by <Space> onset <Enter>")
    #expect(session.state.cannotRedo == "nothing to do again")
  }

  @Test func `Every change of the plan is in the action log as a command that can be typed`() throws {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    session.press(":by <Space> sex,age:50/65 <Enter> :evidence <Space> blinded <Enter> :horizon <Space> 12w <Enter>")
    session.press("f s e x = m a l e <Enter> F")
    #expect(
      session.state.log == ["by sex,age:50/65", "evidence blinded", "horizon 12w", "where sex=male", "clear-filter"])
    for line in session.state.log {
      var palette = Palette()
      palette.prompt.replace(with: line)
      #expect(palette.typed != nil, "\(line)")
    }
  }
}
