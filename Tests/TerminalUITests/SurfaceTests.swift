import DisplayText
import Testing

@testable import TerminalUI

@Suite("Surface")
struct SurfaceTests {
  @Test("Text is written from left to right and the next column comes back")
  func put() {
    var surface = Surface(size: Size(width: 8, height: 2))
    let next = surface.put("bulbar", x: 1, y: 0, role: .title)
    #expect(next == 7)
    #expect(surface.text() == " bulbar\n\n")
    #expect(surface.roleMap() == ".TTTTTT\n\n")
  }

  @Test("Everything outside is cut away")
  func clipping() {
    var surface = Surface(size: Size(width: 4, height: 2))
    surface.put("abcdefgh", x: -2, y: 0)
    surface.put("xyz", x: 0, y: 5)
    surface.put("xyz", x: 0, y: -1)
    surface.put("12345678", x: 0, y: 1, in: Rect(x: 1, y: 0, width: 2, height: 9))
    #expect(surface.text() == "cdef\n 23\n")
    let end = surface.put("far", x: 100, y: 0)
    #expect(end == 103)
  }

  @Test("A field is filled to its width")
  func field() {
    var surface = Surface(size: Size(width: 10, height: 1))
    surface.put("..........", x: 0, y: 0)
    #expect(surface.put("ab", x: 1, y: 0, role: .input, width: 4) == 5)
    #expect(surface.text() == ".ab  .....\n")
    #expect(surface.put("abcdef", x: 1, y: 0, width: 4) == 5)
    #expect(surface.text() == ".abcd.....\n")
  }

  @Test("A wide character at the edge becomes a space")
  func wideAtEdge() {
    var surface = Surface(size: Size(width: 3, height: 1))
    surface.put("a漢字", x: 0, y: 0)
    #expect(surface.text() == "a漢\n")
    surface.put("漢字", x: 0, y: 0)
    #expect(surface.text() == "漢\n")
    surface.put("漢字", x: -1, y: 0)
    #expect(surface.text() == " 字\n")
  }

  @Test("Half of a wide character cannot stay")
  func wideOverwritten() {
    for x in 0..<2 {
      var surface = Surface(size: Size(width: 4, height: 1))
      surface.put("漢b", x: 0, y: 0)
      surface.put("x", x: x, y: 0)
      #expect(surface.text() == (x == 0 ? "x b\n" : " xb\n"))
    }
  }

  @Test("Controls and combining marks never reach a cell")
  func guarded() {
    var surface = Surface(size: Size(width: 6, height: 1))
    surface.put("a\u{1B}b\nx\u{301}", x: 0, y: 0)
    #expect(surface.text() == "a?b?x\n")
  }

  @Test("A cell takes eight bytes")
  func cellSize() {
    #expect(MemoryLayout<GridCell>.stride == 8)
  }

  @Test("A cursor outside is hidden")
  func cursor() {
    var surface = Surface(size: Size(width: 4, height: 2))
    surface.cursor = (3, 1)
    #expect(surface.cursor?.x == 3 && surface.cursor?.y == 1)
    surface.cursor = (4, 1)
    #expect(surface.cursor == nil)
    surface.cursor = (0, -1)
    #expect(surface.cursor == nil)
  }

  @Test("A frame has its title in the top line")
  func frame() {
    var surface = Surface(size: Size(width: 12, height: 3))
    surface.frame(surface.bounds, title: "Export", glyphs: .full)
    #expect(surface.text() == "┌─ Export ─┐\n│          │\n└──────────┘\n")
    surface.frame(surface.bounds, title: "Exported files", glyphs: .ascii)
    #expect(surface.text() == "+- Expor. -+\n|          |\n+----------+\n")
  }

  @Test("Any drawing leaves wide characters whole and the size as it was", arguments: 0..<50)
  func wideLaw(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var surface = Surface(size: Size(width: 7, height: 3))
    for _ in 0..<200 {
      let text = ["漢", "漢字", "a漢b", "abc", "─", " "][Int(random.next() % 6)]
      let x = Int(random.next() % 12) - 3
      let y = Int(random.next() % 5) - 1
      if random.next() % 4 == 0 {
        surface.fill(Rect(x: x, y: y, width: 3, height: 2))
      } else {
        surface.put(text, x: x, y: y, width: random.next() % 3 == 0 ? 3 : nil)
      }
      for row in 0..<3 {
        var column = 0
        while column < 7 {
          let cell = surface[column, row]
          if cell.width == 2 {
            #expect(column + 1 < 7 && surface[column + 1, row].width == 0)
            column += 2
          } else {
            #expect(cell.width == 1)
            column += 1
          }
        }
      }
    }
  }
}

/// Splitmix64 (Steele, Lea, Flood 2014): a tiny generator for laws over seeds.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
