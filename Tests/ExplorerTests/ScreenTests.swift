import DisplayText
import Evidence
import Reports
import TerminalUI
import TestKit
import Testing

@testable import Explorer

/// The screens of the demonstration register, read like prose before they were kept.
@Suite struct ScreenTests {
  /// Name of the file and the keys that lead to the screen.
  struct View: CustomTestStringConvertible, Sendable {
    var name: String
    var keys: String
    var testDescription: String { name }
  }

  private static let main = [
    View(name: "strata", keys: "j"), View(name: "patients", keys: "j <Enter>"),
    View(name: "patient", keys: "<Enter> / 0 0 3 0 <Enter> <Enter>"), View(name: "evidence", keys: "4"),
    View(name: "data", keys: "5"),
  ]
  private static let reach = View(
    name: "strata-reach", keys: "j : p a n e l - o f <Space> a p p l i c a b i l i t y <Enter>")
  private static let more = [
    View(name: "strata-zoomed", keys: "j z"), View(name: "strata-details", keys: "j p"),
    reach, View(name: "strata-reach-zoomed", keys: reach.keys + " z"),
    View(name: "patients-outside", keys: "j : w h o <Space> o u t s i d e <Enter>"),
    View(name: "patient-trials", keys: "<Enter> / 0 0 3 0 <Enter> <Enter> <Tab> <Tab>"),
    View(name: "strata-explained", keys: "j i"), View(name: "patient-one-visit", keys: "j <Enter> <Enter>"),
    View(name: "patient-facts", keys: "<Enter> / 0 0 3 0 <Enter> <Enter> <Tab>"),
    View(name: "patient-survival", keys: "<Enter> / 0 0 3 0 <Enter> <Enter> p"),
    View(name: "patient-fact-explained", keys: "<Enter> / 0 0 3 0 <Enter> <Enter> <Tab> / R I C A L S <Enter> i"),
    View(name: "patient-source", keys: "<Enter> / 0 0 3 0 <Enter> <Enter> o"),
    View(name: "effects", keys: "4 ]"), View(name: "synthesis", keys: "4 ] ]"),
    View(name: "what-if", keys: "4 ] ] ] j j j j j j j j"), View(name: "pools", keys: "4 ] ] ] ]"),
    View(name: "certainty", keys: "4 ] ] ] ] ]"), View(name: "harms", keys: "4 ] ] ] ] ] ]"),
    View(name: "record", keys: "4 ] ] ] ] ] ] ]"), View(name: "audit", keys: "4 ] ] ] ] ] ] ] ] j"),
    View(name: "export", keys: "e"), View(name: "help", keys: "?"), View(name: "axes", keys: "a"),
    View(name: "assumptions", keys: "t"), View(name: "commands", keys: ":"), View(name: "filter", keys: "f"),
  ]

  private static let base = Result { try HeadlessSession() }

  private func screen(_ view: View, width: Int, height: Int, _ glyphs: GlyphSet) throws -> HeadlessSession {
    var session = try ScreenTests.base.get()
    if glyphs != .full { session.press(":glyphs <Space> \(glyphs.rawValue) <Enter>") }
    session.press("<Resize \(width)x\(height)> \(view.keys)")
    return session
  }

  @Test(arguments: main, [(80, 24), (140, 40), (60, 18)])
  func `Views in full glyphs`(view: View, size: (width: Int, height: Int)) throws {
    let session = try screen(view, width: size.width, height: size.height, .full)
    try expectGolden(session.screen, "Screens/\(view.name)-\(size.width)x\(size.height).txt")
  }

  @Test(arguments: main, [(80, 24), (140, 40)])
  func `Views in ASCII`(view: View, size: (width: Int, height: Int)) throws {
    let session = try screen(view, width: size.width, height: size.height, .ascii)
    let isASCII = session.screen.utf8.allSatisfy { $0 < 0x80 }
    #expect(isASCII)
    try expectGolden(session.screen, "Screens/\(view.name)-\(size.width)x\(size.height)-ascii.txt")
  }

  @Test(arguments: more) func `Panels and pages`(view: View) throws {
    try expectGolden(try screen(view, width: 80, height: 24, .full).screen, "Screens/\(view.name)-80x24.txt")
  }

  @Test(arguments: [reach], [GlyphSet.full, .ascii]) func `Panels beside the strata`(view: View, glyphs: GlyphSet) throws {
    try expectGolden(
      try screen(view, width: 140, height: 40, glyphs).screen, "Screens/\(view.name)-140x40-\(glyphs.rawValue).txt")
  }

  // MARK: What must be on the screen, whatever its size

  private static let sizes = [(60, 18), (72, 20), (80, 24), (100, 30), (120, 30), (140, 40), (200, 60)]

  @Test(arguments: sizes, GlyphSet.allCases)
  func `The strata view always has the numbers, the mark and the words that bind`(
    size: (width: Int, height: Int), glyphs: GlyphSet
  ) throws {
    for keys in ["j", "j z"] {
      let view = View(name: "strata", keys: keys)
      let session = try screen(view, width: size.width, height: size.height, glyphs)
      let text = session.screen
      let analysis = try #require(session.state.analysis)
      func value(_ column: String) throws -> String {
        let place = try #require(analysis.benefit.columns.firstIndex { $0.id == column })
        return analysis.benefit.rows[1].cells[place].display(for: glyphs)
      }
      // Sentences run over line ends; in two columns they stand in the left one.
      let left = text.split(separator: "\n").map { line in
        line.replacing("||", with: "││").split(separator: "││").first ?? ""
      }
      let words = left.joined(separator: " ").split { $0 == " " || $0 == "│" || $0 == "|" }.joined(separator: " ")
      let sentences = [
        "SYNTHETIC", "P(no gain)", try value("probabilityOfNoGain"),
        "No blinded trial has shown that MSC therapy works in ALS; two phase 3 trials missed their primary goal.",
        "Research and education tool. Not medical advice, not a prediction for a person.", "5 controlled trials",
        "November 2025", "certainty very low", "counted as zero (3 trials)",
      ]
      for sentence in sentences { #expect(words.contains(sentence), "\(sentence) in \(keys)\n\(text)") }
      if keys == "j" {
        for column in ["effect", "patients", "inside"] { #expect(text.contains(try value(column))) }
        #expect(words.contains("Δ above 0: slower decline") || words.contains("d above 0: slower decline"))
      }
    }
  }

  @Test(arguments: main + more) func `The mark SYNTHETIC is on every screen`(view: View) throws {
    for (width, height) in [(60, 18), (80, 24), (140, 40)] {
      #expect(try screen(view, width: width, height: height, .full).screen.contains("SYNTHETIC"))
    }
  }

  @Test(arguments: main + more) func `No screen uses a word that promises`(view: View) throws {
    let text = try screen(view, width: 80, height: 24, .full).screen
    let sentences = text.split { " \n│".contains($0) }.joined(separator: " ").replacing(Wording.noProof, with: "")
    let words = Set(sentences.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init))
    for word in Wording.forbidden {
      #expect(word.contains(" ") ? !sentences.lowercased().contains(word) : !words.contains(word), "\(word)\n\(text)")
    }
  }

  @Test func `A terminal that is too small says what is needed`() throws {
    let text = try screen(View(name: "", keys: "j"), width: 59, height: 18, .full).screen
    #expect(text.contains("60 columns and 18 rows"))
  }

  @Test(arguments: main) func `Without colour the selected row has a mark of its own`(view: View) throws {
    #expect(try screen(view, width: 80, height: 24, .full).screen.contains("▌"))
    let ascii = try screen(view, width: 80, height: 24, .ascii).screen
    #expect(ascii.split(separator: "\n").contains { $0.hasPrefix(">") })
  }
}
