import DisplayText
import Testing

@Suite("Fitting text")
struct DisplayTextTests {
  @Test("Clipping keeps what fits and says that something is missing")
  func clip() {
    #expect(DisplayText.clip("bulbar", to: 6) == "bulbar")
    #expect(DisplayText.clip("bulbar", to: 5) == "bulb…")
    #expect(DisplayText.clip("bulbar", to: 5, glyphs: .ascii) == "bulb.")
    #expect(DisplayText.clip("bulbar", to: 1) == "…")
    #expect(DisplayText.clip("bulbar", to: 0) == "")
    #expect(DisplayText.clip("bulbar", to: -3) == "")
    #expect(DisplayText.clip("漢字漢字", to: 6) == "漢字…")
  }

  @Test("Padding fills to the width exactly")
  func pad() {
    #expect(DisplayText.pad("n", to: 4) == "n   ")
    #expect(DisplayText.pad("142", to: 5, alignment: .right) == "  142")
    #expect(DisplayText.pad("ab", to: 5, alignment: .center) == " ab  ")
    #expect(DisplayText.pad("漢字漢字", to: 4) == "漢… ")
  }

  @Test("Text folds at spaces and breaks words that are too long")
  func wrap() {
    #expect(DisplayText.wrap("the rows differ only by score", to: 12) == ["the rows", "differ only", "by score"])
    #expect(DisplayText.wrap("abcdefgh ij", to: 3) == ["abc", "def", "gh", "ij"])
    #expect(DisplayText.wrap("one two three", to: 8, indent: 2) == ["one two", "  three"])
    #expect(DisplayText.wrap("a\n\nb", to: 5) == ["a", "", "b"])
    #expect(DisplayText.wrap("", to: 5) == [""])
  }

  @Test("No folded line is too wide and no letter gets lost", arguments: 1...12)
  func wrapLaw(width: Int) {
    let text = "Mesenchymal stem cells, 漢字 and é: −0.31 to 0.44 points/month"
    let lines = DisplayText.wrap(text, to: width)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
    if width > 1 {
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }
}
