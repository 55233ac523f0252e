import DisplayText
import Testing

@Suite("Sanitizer")
struct SanitizerTests {
  @Test("Plain text passes unchanged")
  func plain() {
    #expect(Sanitizer.sanitize("ALS00417, bulbar (63 y)") == "ALS00417, bulbar (63 y)")
    #expect(Sanitizer.sanitize("Δ ≤ 0.9 · 漢字 ├──■──┤ ⣿") == "Δ ≤ 0.9 · 漢字 ├──■──┤ ⣿")
    #expect(Sanitizer.sanitize("") == "")
  }

  @Test(
    "Each invisible thing has a visible stand-in",
    arguments: [
      ("\u{1B}]0;title\u{7}", "␛]0;title␇"), ("a\tb\r\nc", "a␉b␍␊c"), ("x\u{0}y", "x␀y"), ("\u{7F}", "␡"),
      ("\u{9B}31m", "<U+009B>31m"), ("a\u{202E}b", "a<U+202E>b"), ("a\u{2066}b", "a<U+2066>b"),
      ("\u{FEFF}id", "<U+FEFF>id"), ("a\u{200B}b", "a<U+200B>b"), ("a\u{200D}b", "a<U+200D>b"),
      ("a\u{AD}b", "a<U+00AD>b"), ("\u{2764}\u{FE0F}", "\u{2764}<U+FE0F>"), ("\u{E0041}", "<U+E0041>"),
      ("\u{E000}", "<U+E000>"), ("\u{378}", "<U+0378>"), ("\u{FFFE}", "<U+FFFE>"), ("\u{2028}", "<U+2028>"),
      ("\u{3164}", "<U+3164>"), ("\u{4DC0}", "<U+4DC0>"), ("\u{301}a", "<U+0301>a"),
    ] as [(String, String)])
  func standIns(text: String, shown: String) {
    #expect(Sanitizer.sanitize(text) == shown)
  }

  @Test("The basic glyph set names controls by code point, for its fonts have no control pictures")
  func basic() {
    #expect(Sanitizer.sanitize("a\u{1B}[2J", for: .basic) == "a<U+001B>[2J")
  }

  @Test(
    "ASCII spells letters and symbols and marks the rest",
    arguments: [
      ("Início", "Inicio"), ("ΔFS ≤ 0.9", "dFS <= 0.9"), ("−0.31–0.44…", "-0.31-0.44..."),
      ("5 µg × 2 ± 1", "5 ug x 2 +- 1"),
      ("μ τ β", "u tau beta"), ("a·b", "a.b"), ("Nguyễn Łódź straße", "Nguyen Lodz strasse"), ("e\u{301}", "e"),
      ("漢字", "??"), ("a\u{1B}b\u{202E}c", "a?b?c"), ("→ ■", "-> #"),
    ] as [(String, String)])
  func transliteration(text: String, shown: String) {
    #expect(Sanitizer.sanitize(text, for: .ascii) == shown)
  }

  @Test("Letters with marks become one scalar where there is one")
  func composition() {
    #expect(Array(Sanitizer.sanitize("Ine\u{301}s").unicodeScalars) == Array("In\u{E9}s".unicodeScalars))
    #expect(Array(Sanitizer.sanitize("x\u{301}").unicodeScalars) == ["x", "\u{301}"])
  }

  @Test("A million combining marks are cut to the limit")
  func manyMarks() {
    let text = "a" + String(repeating: "\u{301}", count: 1_000_000) + "|"
    let shown = Sanitizer.sanitize(text)
    #expect(Array(shown.unicodeScalars) == ["a", "\u{301}", "\u{301}", "\u{FFFD}", "|"])
  }

  @Test("Every scalar comes out printable, of known width, and unchanged the second time", arguments: GlyphSet.allCases)
  func laws(glyphs: GlyphSet) {
    for value in UInt32(0)...0x10FFFF {
      // Planes 4 to 13 are unassigned: one in 97 of them is enough.
      if value >= 0x40000 && value < 0xE0000 && value % 97 != 0 { continue }
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = Sanitizer.sanitize(String(Character(scalar)), for: glyphs)
      let isVisible = shown.unicodeScalars.allSatisfy { out in
        let isASCII = out.value >= 0x20 && out.value < 0x7F
        return isASCII || (glyphs != .ascii && out.value >= 0xA0 && DisplayWidth.of(out) > 0)
      }
      if shown.isEmpty || !isVisible || Sanitizer.sanitize(shown, for: glyphs) != shown {
        Issue.record("U+\(String(value, radix: 16)) is shown as \(Array(shown.unicodeScalars))")
      }
    }
  }
}
