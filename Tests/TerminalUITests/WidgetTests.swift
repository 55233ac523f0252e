import DisplayText
import Foundation
import TerminalUI
import Testing

@Suite("Scroll window")
struct ScrollWindowTests {
  @Test("The selection stays in sight and scrolls as little as needed")
  func moving() {
    var window = ScrollWindow(count: 10, height: 4)
    #expect(window.visible == 0..<4)
    window.move(by: 3)
    #expect(window.visible == 0..<4)
    window.move(by: 1)
    #expect(window.selected == 4 && window.visible == 1..<5)
    window.selectLast()
    #expect(window.selected == 9 && window.visible == 6..<10)
    window.move(by: -3)
    #expect(window.selected == 6 && window.visible == 6..<10)
    window.movePages(-1)
    #expect(window.selected == 3 && window.visible == 3..<7)
    window.selectFirst()
    #expect(window.selected == 0 && window.visible == 0..<4)
  }

  @Test("An empty list and a window without height are no trap")
  func empty() {
    var window = ScrollWindow(count: 0, height: 4)
    window.move(by: 5)
    window.selectLast()
    #expect(window.visible.isEmpty && window.selected == 0 && !window.isSelected(0))
    window.setCount(3)
    window.setHeight(0)
    window.move(by: 2)
    #expect(window.visible.isEmpty && window.selected == 2)
    window.setHeight(2)
    #expect(window.visible == 1..<3)
  }

  @Test("The wheel scrolls and drags the selection along the edge")
  func wheel() {
    var window = ScrollWindow(count: 10, height: 4)
    window.scroll(by: 3)
    #expect(window.visible == 3..<7 && window.selected == 3)
    window.scroll(by: 100)
    #expect(window.visible == 6..<10 && window.selected == 6)
  }

  @Test("Whatever happens, the selection is in the list and in sight", arguments: 0..<50)
  func law(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var window = ScrollWindow(count: 5, height: 3)
    for _ in 0..<300 {
      let number = Int(random.next() % 15) - 5
      switch random.next() % 6 {
      case 0: window.move(by: number)
      case 1: window.setCount(number)
      case 2: window.setHeight(number)
      case 3: window.scroll(by: number)
      case 4: window.movePages(number, half: true)
      default: window.select(number)
      }
      #expect(window.visible.lowerBound >= 0 && window.visible.upperBound <= window.count)
      #expect(window.selected == 0 || window.selected < window.count)
      if window.height > 0 && window.count > 0 { #expect(window.visible.contains(window.selected)) }
    }
  }
}

@Suite("Prompt")
struct PromptTests {
  private func typed(_ script: String, into text: String = "") throws -> Prompt {
    var prompt = Prompt(text)
    for event in try KeyScript.parse(script) {
      if case .key(let key) = event { _ = prompt.handle(key) }
    }
    return prompt
  }

  @Test(
    "Editing keys",
    arguments: [
      ("abc", "abc", 3), ("abc<Left><Left>X", "aXbc", 2), ("abc<Home>X<End>Y", "XabcY", 5), ("abc<BS>", "ab", 2),
      ("abc<Home><Del>", "bc", 0), ("abc<Left><C-u>", "c", 0), ("abc<Left><C-k>", "ab", 2),
      ("one<Space>two<Space><C-w>", "one ", 4), ("<BS><Del><Left><C-w><C-u>", "", 0), ("é漢<Left><BS>", "漢", 0),
      ("a<C-a>b<C-e>c", "bac", 3),
    ] as [(String, String, Int)])
  func editing(script: String, text: String, cursor: Int) throws {
    let prompt = try typed(script)
    #expect(prompt.text == text)
    #expect(prompt.cursor == cursor)
  }

  @Test("Keys that do not edit are left to the caller")
  func otherKeys() {
    var prompt = Prompt("x")
    #expect(!prompt.handle(.enter) && !prompt.handle(.escape) && !prompt.handle(.up) && !prompt.handle(.control("c")))
    #expect(prompt == Prompt("x"))
  }

  @Test("A paste goes in as one line at the cursor, and no longer than the limit")
  func paste() throws {
    var prompt = try typed("ab<Left>")
    prompt.insert("x\r\ny\nz")
    #expect(prompt.text == "ax y zb" && prompt.cursor == 6)
    prompt.insert(String(repeating: "n", count: 10_000))
    #expect(prompt.text.count == Prompt.limit)
    prompt.insert("\u{301}")
    #expect(prompt.cursor <= prompt.text.count)
  }

  @Test("The cursor is always in sight")
  func drawing() {
    var surface = Surface(size: Size(width: 6, height: 1))
    Prompt("bulbar onset").draw(on: &surface, in: surface.bounds, glyphs: .full)
    #expect(surface.text() == "onset\n")
    #expect(surface.cursor?.x == 5)
    var start = Prompt("bulbar onset")
    _ = start.handle(.home)
    start.draw(on: &surface, in: surface.bounds, glyphs: .full)
    #expect(surface.text() == "bulbar\n")
    #expect(surface.cursor?.x == 0)
  }
}

@Suite("Bars")
struct BarsTests {
  @Test("A sparkline has one step per value, the largest full")
  func sparkline() {
    #expect(Bars.sparkline([0, 1, 4, 8, nil], glyphs: .full) == " ▁▄█·")
    #expect(Bars.sparkline([0, 1, 4, 8, nil], glyphs: .ascii) == " _-#.")
    #expect(Bars.sparkline([0, 0], glyphs: .full) == "  ")
    #expect(Bars.sparkline([], glyphs: .full) == "")
    #expect(Bars.sparkline([-1, .nan, .infinity], glyphs: .full) == "···")
  }

  @Test("A bar is filled in proportion")
  func horizontal() {
    #expect(Bars.horizontal(fraction: 0.5, width: 4, glyphs: .full) == "██  ")
    #expect(Bars.horizontal(fraction: 0.53125, width: 4, glyphs: .full) == "██▏ ")
    #expect(Bars.horizontal(fraction: 0.5, width: 4, glyphs: .ascii) == "##  ")
    #expect(Bars.horizontal(fraction: 9, width: 3, glyphs: .full) == "███")
    #expect(Bars.horizontal(fraction: -1, width: 3, glyphs: .full) == "   ")
    #expect(Bars.horizontal(fraction: .nan, width: 3, glyphs: .full) == "   ")
  }
}

@Suite("Help page")
struct HelpPageTests {
  private let page = HelpPage(groups: [
    .init(title: "Move", entries: [.init(keys: "↑ ↓", text: "row"), .init(keys: "g G", text: "first, last")]),
    .init(title: "Always", entries: [.init(keys: "?", text: "this help")]),
  ])

  @Test("Groups stand side by side where there is room, else below each other")
  func columns() {
    var wide = Surface(size: Size(width: 60, height: 4))
    #expect(page.draw(on: &wide, in: wide.bounds, glyphs: .full) == 3)
    #expect(
      wide.text() == """
        Move                          Always
        ↑ ↓ row                       ? this help
        g G first, last


        """)
    var narrow = Surface(size: Size(width: 30, height: 6))
    #expect(page.draw(on: &narrow, in: narrow.bounds, glyphs: .full) == 6)
    #expect(narrow.text().hasSuffix("Always\n? this help\n"))
  }
}

@Suite("Theme and differences")
struct ThemeTests {
  @Test("Ordinary text keeps the terminal's colours, and without colours none is used", arguments: [0, 8, 16, 88, 256])
  func colors(count: Int) {
    let theme = Theme(colors: count)
    #expect(theme[.text] == Style())
    for role in Role.allCases {
      #expect(theme[role].background == nil)
      if count == 0 { #expect(theme[role].foreground == nil) }
      if let foreground = theme[role].foreground { #expect(Int(foreground) < count) }
    }
    #expect(theme[.selected].attributes == GridCell.Attribute.reverse)
  }

  @Test("Groups and warnings read at 3:1 or more on black and on white")
  func contrast() {
    /// WCAG 2.1 relative luminance of an entry of the 256-colour palette.
    func luminance(_ color: UInt8) -> Double {
      func channel(_ value: Int) -> Double {
        let share = Double(value) / 255
        return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      let levels = [0, 95, 135, 175, 215, 255]
      let number = Int(color)
      let (red, green, blue) =
        number >= 232
        ? (8 + 10 * (number - 232), 8 + 10 * (number - 232), 8 + 10 * (number - 232))
        : (levels[(number - 16) / 36], levels[(number - 16) / 6 % 6], levels[(number - 16) % 6])
      return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
    }
    for role in Role.allCases {
      guard let color = Theme(colors: 256)[role].foreground else { continue }
      let light = luminance(color)
      #expect((light + 0.05) / 0.05 >= 3, "\(role) on black")
      #expect(1.05 / (light + 0.05) >= 3, "\(role) on white")
    }
  }

  @Test("Only rows that changed are sent")
  func differences() {
    var before = Surface(size: Size(width: 5, height: 3))
    before.put("a", x: 0, y: 0)
    var after = before
    #expect(SurfaceDiff.changedRows(from: before, to: after) == [])
    after.put("b", x: 4, y: 2)
    #expect(SurfaceDiff.changedRows(from: before, to: after) == [2])
    #expect(SurfaceDiff.changedRows(from: nil, to: after) == [0, 1, 2])
    #expect(SurfaceDiff.changedRows(from: before, to: Surface(size: Size(width: 5, height: 2))) == [0, 1])
    after = before
    after.setRole(Rect(x: 0, y: 1, width: 1, height: 1), .selected)
    #expect(SurfaceDiff.changedRows(from: before, to: after) == [1])
  }
}
