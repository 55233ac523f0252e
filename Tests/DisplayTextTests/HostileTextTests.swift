import DisplayText
import Testing

@Suite("Hostile text")
struct HostileTextTests {
  /// What files have been made of to move cursors, set titles, read clipboards, hide letters or make terminals answer
  /// (CVE-2021-25743, CVE-2021-42574, CVE-2022-46663, CVE-2024-52005).
  private static let payloads: [String] = [
    "\u{1B}[2J", "\u{1B}[H", "\u{1B}[999C", "\u{1B}[31m", "\u{1B}[?1049l", "\u{1B}c", "\u{1B}]0;title\u{7}",
    "\u{1B}]2;title\u{1B}\\", "\u{1B}]52;c;aGk=\u{7}", "\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\",
    "\u{1B}P$q\"p\u{1B}\\", "\u{1B}[6n", "\u{1B}[c", "\u{1B}[21t", "\u{1B}_G\u{1B}\\", "\u{1B}^x\u{1B}\\", "\u{1B}#8",
    "\u{1B}(0", "\u{1B}N", "\u{1B}[200~", "\u{9B}2J", "\u{9D}0;t\u{9C}", "\u{90}q\u{9C}", "\u{85}", "\u{8D}", "\u{84}",
    "\r", "\n", "\r\n", "\t", "\u{8}\u{8}\u{8}", "\u{B}", "\u{C}", "\u{0}", "\u{7}", "\u{E}", "\u{F}", "\u{7F}",
    "\u{202A}", "\u{202B}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}", "\u{200E}",
    "\u{200F}", "\u{61C}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{2063}", "\u{FEFF}", "\u{FFF9}",
    "\u{FFFB}", "\u{E0001}", "\u{E0061}\u{E007F}", "\u{FE00}", "\u{FE0F}", "\u{E0100}", "\u{AD}", "\u{34F}", "\u{115F}",
    "\u{1160}", "\u{17B4}", "\u{180E}", "\u{3164}", "\u{FFA0}", "\u{2028}", "\u{2029}", "\u{206A}", "\u{F0000}",
    "\u{10FFFF}", "👩\u{200D}🔬", "🏳\u{FE0F}\u{200D}🌈",
  ]

  @Test("No payload reaches the screen, wherever it stands", arguments: payloads)
  func payload(text: String) {
    for wrapped in [text, "A" + text, text + "B", "é" + text + "漢", text + text, "A\u{301}" + text + "\u{301}"] {
      for glyphs in GlyphSet.allCases { check(wrapped, glyphs) }
    }
    #expect(Sanitizer.sanitize(text) != "")
    #expect(Sanitizer.sanitize("ALS1" + text) != "ALS1", "two identifiers must not look alike")
  }

  @Test("No mixture of scalars reaches the screen", arguments: 0..<200)
  func mixtures(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ count: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % count
    }
    var text = String.UnicodeScalarView()
    for _ in 0..<60 {
      let limits: [UInt64] = [0x20, 0x80, 0x100, 0x370, 0x2100, 0x3000, 0x20000, 0x110000]
      if let scalar = Unicode.Scalar(UInt32(random(limits[Int(random(8))]))) { text.append(scalar) }
      if random(4) == 0 { text.append("\u{301}") }
    }
    for glyphs in GlyphSet.allCases { check(String(text), glyphs) }
  }

  private func check(_ text: String, _ glyphs: GlyphSet) {
    let shown = Sanitizer.sanitize(text, for: glyphs)
    var marks = 0
    for scalar in shown.unicodeScalars {
      let value = scalar.value
      if glyphs == .ascii {
        #expect(value >= 0x20 && value < 0x7F)
        continue
      }
      #expect(value >= 0x20 && !(value >= 0x7F && value < 0xA0) && value != 0xAD)
      #expect(!scalar.properties.isDefaultIgnorableCodePoint)
      #expect(![.control, .format, .privateUse, .unassigned].contains(scalar.properties.generalCategory))
      marks = DisplayWidth.of(scalar) == 0 ? marks + 1 : 0
      #expect(marks <= Sanitizer.markLimit)
    }
    #expect(Sanitizer.sanitize(shown, for: glyphs) == shown)
  }
}
