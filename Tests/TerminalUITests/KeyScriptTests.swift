import Testing

@testable import TerminalUI

@Suite("Key scripts")
struct KeyScriptTests {
  @Test("Keys, names and typed words")
  func parse() throws {
    #expect(
      try KeyScript.parse("j j <Enter> /bulbar <Esc>") == [
        .key(.character("j")), .key(.character("j")), .key(.enter), .key(.character("/")), .key(.character("b")),
        .key(.character("u")), .key(.character("l")), .key(.character("b")), .key(.character("a")),
        .key(.character("r")), .key(.escape),
      ])
    #expect(
      try KeyScript.parse("<C-p><S-Tab> <F10> a<Space>b <lt>3 <Resize 100x30> é") == [
        .key(.control("p")), .key(.backTab), .key(.function(10)), .key(.character("a")), .key(.character(" ")),
        .key(.character("b")), .key(.character("<")), .key(.character("3")),
        .resize(Size(width: 100, height: 30)), .key(.character("é")),
      ])
    #expect(try KeyScript.parse("  \n") == [])
  }

  @Test("Mistakes are named with their place")
  func errors() {
    #expect(throws: KeyScriptError(position: 2, reason: .notClosed)) { try KeyScript.parse("j <Enter") }
    #expect(throws: KeyScriptError(position: 0, reason: .unknownName("Return"))) { try KeyScript.parse("<Return>") }
    #expect(throws: KeyScriptError.self) { try KeyScript.parse("<Resize 0x30>") }
    #expect(throws: KeyScriptError.self) { try KeyScript.parse("<Resize 80x>") }
    #expect(throws: KeyScriptError.self) { try KeyScript.parse("<F13>") }
    #expect(throws: KeyScriptError.self) { try KeyScript.parse("<>") }
  }

  @Test(
    "Every key's name is read back as that key",
    arguments: [
      .character("j"), .character(" "), .character("<"), .character("é"), .control("c"), .enter, .escape, .tab,
      .backTab,
      .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .function(1),
      .function(12),
    ] as [Key])
  func names(key: Key) throws {
    #expect(try KeyScript.parse(KeyScript.name(of: key)) == [.key(key)])
  }
}

@Suite("Headless terminal")
struct HeadlessTerminalTests {
  @Test("Events come in order, sizes follow, and a wait without end is a hangup")
  func script() throws {
    var terminal = HeadlessTerminal(
      size: Size(width: 80, height: 24), script: try KeyScript.parse("j <Resize 100x30>"))
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .key(.character("j")))
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .resize(Size(width: 100, height: 30)))
    #expect(terminal.size == Size(width: 100, height: 30))
    #expect(terminal.nextEvent(timeoutMilliseconds: 10) == nil)
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .hangup)
  }

  @Test("The same picture twice is one paint")
  func paints() {
    var terminal = HeadlessTerminal(size: Size(width: 4, height: 1))
    var surface = Surface(size: terminal.size)
    surface.put("a", x: 0, y: 0)
    terminal.present(surface)
    terminal.present(surface)
    #expect(terminal.paints == 1)
    terminal.invalidate()
    terminal.present(surface)
    #expect(terminal.paints == 2)
    #expect(terminal.surface == surface)
  }
}
