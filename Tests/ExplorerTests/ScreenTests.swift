import DisplayText
import Evidence
import Projection
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
    name: "strata-reach", keys: "j :panel-of <Space> applicability <Enter>")
  private static let more = [
    View(name: "strata-zoomed", keys: "j z"), View(name: "strata-details", keys: "j p"),
    reach, View(name: "strata-reach-zoomed", keys: reach.keys + " z"),
    View(name: "patients-outside", keys: "j :who <Space> outside <Enter>"),
    View(name: "patient-trials", keys: "<Enter> / 0 0 3 0 <Enter> <Enter> <Tab> <Tab>"),
    View(name: "sensitivity", keys: "j :panel-of <Space> sensitivity <Enter>"),
    View(name: "sensitivity-zoomed", keys: "j :panel-of <Space> sensitivity <Enter> z"),
    View(name: "early", keys: ":panel-of <Space> early <Enter>"),
    View(name: "early-zoomed", keys: ":panel-of <Space> early <Enter> z"),
    View(name: "strata-explained", keys: "j i"), View(name: "risk", keys: "j :panel-of <Space> risk <Enter>"),
    View(name: "risk-zoomed", keys: "j :panel-of <Space> risk <Enter> z"),
    View(name: "risk-explained", keys: "j :panel-of <Space> risk <Enter> i"),
    View(name: "patient-one-visit", keys: "j <Enter> <Enter>"),
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

  @Test(arguments: [reach], [GlyphSet.full, .ascii]) func `Panels beside the strata`(view: View, glyphs: GlyphSet)
    throws
  {
    try expectGolden(
      try screen(view, width: 140, height: 40, glyphs).screen, "Screens/\(view.name)-140x40-\(glyphs.rawValue).txt")
  }

  @Test(arguments: GlyphSet.allCases) func `Benefit and harm beside the tree, in any glyphs`(glyphs: GlyphSet) throws {
    let view = View(name: "risk", keys: "j :panel-of <Space> risk <Enter>")
    let text = try screen(view, width: 140, height: 40, glyphs).screen
    try expectGolden(text, "Screens/risk-140x40-\(glyphs.rawValue).txt")
  }

  @Test func `By another route nothing is projected, and the harms stay`() throws {
    let view = View(name: "", keys: ":route <Space> intravenous <Enter> j :panel-of <Space> risk <Enter>")
    let text = try screen(view, width: 80, height: 40, .full).screen
    #expect(text.contains("No benefit is projected: no controlled estimate for this route."))
    #expect(text.contains("pulmonary embolism") && text.contains("2 of 17"))
    #expect(!text.contains("preserved 0") && text.contains("no projection"))
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
    for (width, height) in [(80, 24), (140, 40), (200, 120)] {
      for text in try screen(view, width: width, height: height, .full).readings {
        #expect(WordingLaw.broken(text).isEmpty, "\(WordingLaw.broken(text))\n\(text)")
      }
    }
  }

  @Test(arguments: StratumPanelRegistry.all.map(\.id), sizes)
  func `Whatever is shown of a stratum, the words that bind are on the screen`(
    panel: String, size: (width: Int, height: Int)
  ) throws {
    for zoom in ["", " z"] {
      let view = View(name: panel, keys: "j :panel-of <Space> \(panel) <Enter>\(zoom)")
      let session = try screen(view, width: size.width, height: size.height, .full)
      for text in session.readings { #expect(WordingLaw.broken(text).isEmpty, "\(text)") }
      let analysis = try #require(session.state.analysis)
      let column = try #require(analysis.benefit.columns.firstIndex { $0.id == "probabilityOfNoGain" })
      let noGain = analysis.benefit.rows[1].cells[column].display(for: .full)
      // In two columns the sentences stand in the left one, and the value in either.
      let left = session.readings[0]
      let binding = analysis.projection.statements.filter { $0 != Wording.estimand }
      #expect(WordingLaw.missing(binding, in: left).isEmpty, "\(panel)\(zoom)\n\(session.screen)")
      #expect(session.screen.contains("P(no gain)") && session.screen.contains(noGain), "\(session.screen)")
    }
  }

  @Test(arguments: EvidenceTab.allCases, sizes)
  func `Whatever is shown of the evidence, the words that bind are with its figures`(
    tab: EvidenceTab, size: (width: Int, height: Int)
  ) throws {
    let view = View(name: "\(tab)", keys: "4" + String(repeating: " ]", count: tab.rawValue))
    let session = try screen(view, width: size.width, height: size.height, .full)
    for text in session.readings { #expect(WordingLaw.broken(text).isEmpty, "\(text)") }
    guard session.state.evidenceTable(tab).columns.contains(where: { $0.unit == "points/month" }) else { return }
    let missing = WordingLaw.missing(Wording.binding(.builtIn), in: session.screen)
    #expect(missing.isEmpty, "\(missing)\n\(session.screen)")
    // Where changes are described in words they need the room of 80 columns.
    if tab == .synthesis || (tab == .whatIf && size.width >= 80) { #expect(session.screen.contains("P(no gain)")) }
  }

  @Test func `A card with figures of benefit says the words that bind before them`() throws {
    for keys in ["j", "j :panel-of <Space> risk <Enter>"] {
      let session = try screen(View(name: "card", keys: keys), width: 80, height: 24, .full)
      let page = try #require(session.state.explanation())
      let first = try #require(page.paragraphs.firstIndex { $0.hasPrefix("Δ slope") })
      let statements = try #require(session.state.analysis).projection.statements
      #expect(WordingLaw.missing(statements, in: page.paragraphs[..<first].joined(separator: " ")).isEmpty)
      #expect(page.paragraphs.contains { $0.hasPrefix("P(no gain): ") })
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
