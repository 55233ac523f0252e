import DisplayText
import Testing

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "Widths of Unicode Standard Annex 11",
    arguments: [
      ("a", 1), ("é", 1), ("漢", 2), ("한", 2), ("ｱ", 1), ("Ａ", 2), ("😀", 2), ("─", 1), ("■", 1), ("░", 1), ("⣿", 1),
      ("…", 1), ("×", 1), ("◾", 2), ("\u{301}", 0), ("\u{200B}", 0), ("\u{1160}", 0), ("\u{AC00}", 2), ("\u{3FFFD}", 1),
    ] as [(Unicode.Scalar, Int)])
  func scalars(scalar: Unicode.Scalar, columns: Int) {
    #expect(DisplayWidth.of(scalar) == columns)
  }

  @Test("A text is as wide as its scalars together")
  func text() {
    #expect(DisplayWidth.of("ALS 漢字 é") == 10)
    #expect(DisplayWidth.of("e\u{301}") == 1)
  }
}
