public import Evidence

/// Judges texts by the rule of wording: no word that promises outside the fixed sentences and citations, and with every
/// figure of benefit the sentences that bind.
public enum WordingLaw {
  /// The words that a text must not have, each once. Line ends, frames and punctuation do not hide a word; a word inside
  /// another is none.
  public static func broken(
    _ text: String, forbidden: [String] = Wording.forbidden, sparing spared: [String] = Wording.mayPromise
  ) -> [String] {
    var flat = " " + plain(text) + " "
    guard forbidden.contains(where: { flat.contains(" " + plain($0) + " ") }) else { return [] }
    for sentence in spared.map(plain) where !sentence.isEmpty {
      // Twice, because two of them side by side share a space.
      for _ in 0..<2 { flat = flat.replacing(" " + sentence + " ", with: " ¶ ") }
    }
    return forbidden.filter { flat.contains(" " + plain($0) + " ") }
  }

  /// The sentences that a text does not have, whatever its line ends and frames.
  public static func missing(_ sentences: [String], in text: String) -> [String] {
    let flat = " " + plain(text) + " "
    return sentences.filter { !flat.contains(" " + plain($0) + " ") }
  }

  /// Letters and digits in lower case, words apart by one space. What an underscore joins is a name of data.
  private static func plain(_ text: String) -> String {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.append(word.lowercased())
        word = ""
      }
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words.joined(separator: " ")
  }
}

/// What a source file says: its string literals, without comments and without what is interpolated.
public struct StringLiterals {
  /// The literals in order.
  public private(set) var texts: [String] = []
  private let code: [Character]
  private var place = 0

  /// Reads Swift or C. O(length).
  public init(_ source: String) {
    code = Array(source)
    while place < code.count { skipToLiteral(until: nil) }
  }

  private func isNext(_ text: String) -> Bool {
    let end = place + text.count
    return end <= code.count && code[place..<end].elementsEqual(text)
  }

  /// Reads code up to the parenthesis that closes an interpolation, or to the end.
  private mutating func skipToLiteral(until closing: Character?) {
    var depth = 0
    while place < code.count {
      if isNext("//") {
        while place < code.count, !code[place].isNewline { place += 1 }
      } else if isNext("/*") {
        while place < code.count, !isNext("*/") { place += 1 }
        place += 2
      } else if code[place] == "#" || code[place] == "\"" {
        var marks = 0
        while place < code.count, code[place] == "#" { (marks, place) = (marks + 1, place + 1) }
        if place < code.count, code[place] == "\"" { readLiteral(marks) }
      } else {
        if code[place] == "(" { depth += 1 }
        if code[place] == ")", let closing, closing == ")" {
          if depth == 0 {
            place += 1
            return
          }
          depth -= 1
        }
        place += 1
      }
    }
  }

  private mutating func readLiteral(_ marks: Int) {
    let hashes = String(repeating: "#", count: marks)
    let quote = (isNext("\"\"\"") ? "\"\"\"" : "\"")
    let (end, escape) = (quote + hashes, "\\" + hashes)
    place += quote.count
    var text = ""
    while place < code.count, !isNext(end) {
      guard isNext(escape) else {
        text.append(code[place])
        place += 1
        continue
      }
      place += escape.count
      if place < code.count, code[place] == "(" {
        place += 1
        skipToLiteral(until: ")")
        text.append("…")
      } else {
        // Of an escape only the line end matters, which joins lines.
        text.append(" ")
        place += 1
      }
    }
    place += end.count
    texts.append(text)
  }
}
