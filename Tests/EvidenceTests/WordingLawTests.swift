import Evidence
import Foundation
import TestKit
import Testing

/// The rule of wording over everything that is written down: each sentence of the sources, each page about them. The
/// screens and exports have theirs beside them (`WordingTests`, `ScreenTests`, `CommandLineTests`).
@Suite struct WordingLawTests {
  // MARK: The judge can find

  @Test(arguments: Wording.forbidden) func `A forbidden word is found, however it is written`(word: String) {
    for text in [
      word, word.uppercased(), "MSC therapy is \(word).", "so (\(word)), it is", "│ and \(word) │", "a\n\(word)\n b",
      "\(Wording.noProof) It is \(word).",
    ] { #expect(WordingLaw.broken(text).contains(word), "\(text)") }
    let parts = word.split(separator: " ")
    if parts.count > 1 { #expect(WordingLaw.broken(parts.joined(separator: " │\n│ ")) == [word]) }
  }

  @Test func `A word inside another is none, and a fixed sentence stands only as a whole`() {
    for text in [
      "framework", "ineffective", "accurate and secure", "stopsign", "incurable", "candidacy", "nonstops",
      "eligibility",
      Wording.noProof, Wording.noProof.uppercased(), Wording.noProof.replacing("; ", with: ";\n  "),
      String(repeating: Wording.noProof + " ", count: 3),
    ] { #expect(WordingLaw.broken(text).isEmpty, "\(text)") }
    #expect(WordingLaw.broken("A blinded trial has shown that MSC therapy works in ALS") == ["works"])
    #expect(WordingLaw.broken(Wording.noProof + " It works.") == ["works"])
    #expect(WordingLaw.broken("as Smith (2020): A cure, in Nature", sparing: ["A cure, in Nature"]).isEmpty)
    #expect(WordingLaw.broken("as Smith (2020): A cure, in Nature", sparing: ["A cure in Science"]) == ["cure"])
  }

  @Test func `A sentence that is missing or changed is missed, and line ends are no change`() {
    let sentence = Wording.notAdvice
    #expect(WordingLaw.missing([sentence], in: "x \(sentence.replacing(". ", with: ".\n│ │ ")) y").isEmpty)
    #expect(WordingLaw.missing([sentence], in: sentence.replacing("Not medical", with: "Medical")) == [sentence])
    #expect(WordingLaw.missing([sentence], in: "") == [sentence])
  }

  @Test func `Literals are read without comments and interpolations`() {
    let source = ##"""
      let a = "one \(candidate.map { "two \($0) b" }) three" // "four"
      /* "five" */ let b = #"six "quoted" \(x) \#(works)"#
      let c = """
        seven \
        eight
        """
      """##
    let words = StringLiterals(source).texts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    #expect(words == ["two … b", "one … three", #"six "quoted" \(x) …"#, "seven eight"])
    #expect(StringLiterals(#"throw Failure("this works")"#).texts.flatMap { WordingLaw.broken($0) } == ["works"])
  }

  // MARK: What is written

  private static let root = Fixture.root.deletingLastPathComponent()

  private static func files(in folder: String, endings: Set<String>) -> [String] {
    let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path())?.compactMap {
      $0 as? String
    }
    return (names ?? []).filter { endings.contains(URL(filePath: $0).pathExtension) }.sorted().map { folder + "/" + $0 }
  }

  @Test func `No sentence of the sources promises: labels, errors, help, notes`() throws {
    let files = Self.files(in: "Sources", endings: ["swift", "c", "h"])
    #expect(files.count > 300)
    var literals = 0
    for file in files where !file.hasSuffix("Words/ForbiddenWords.swift") {
      let source = try String(contentsOf: Self.root.appending(path: file), encoding: .utf8)
      for text in StringLiterals(source).texts {
        literals += 1
        let words = WordingLaw.broken(text)
        #expect(words.isEmpty, "\(file) says \(words): \(text)")
      }
    }
    #expect(literals > 5000)
  }

  @Test func `No page promises`() throws {
    let pages =
      ["README.md", "CHANGELOG.md", "SECURITY.md", "CITATION.cff", "Tests/README.md", "Makefile"]
      + Self.files(in: "Sources", endings: ["md"]) + Self.files(in: "Fixtures", endings: ["md"])
    for page in pages {
      let text = try String(contentsOf: Self.root.appending(path: page), encoding: .utf8)
      let words = WordingLaw.broken(text)
      #expect(words.isEmpty, "\(page) says \(words)")
    }
    #expect(pages.count >= 8)
  }

  @Test func `Where the README tells figures of benefit, the sentences that bind stand beside them`() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    #expect(WordingLaw.missing([Wording.noProof, Wording.notAdvice, "certainty is very low"], in: readme).isEmpty)
  }
}
