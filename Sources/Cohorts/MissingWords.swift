/// A word that means "missing", and why it is on the list.
public struct MissingWord: Hashable, Sendable {
  /// The word in lower case.
  public let word: String
  /// Who writes it.
  public let reason: String
}

extension Vocabulary {
  /// Words that mean "missing", in any case. Numbers are not among them: 98, 99, 999 or −1 may be answers (`Sentinel`),
  /// and neither is "none", the best answer to three items of the ALSFRS-R.
  public static let missingWords: [String] = missingWordList.map(\.word)

  /// `missingWords` with the reason of each.
  public static let missingWordList: [MissingWord] = missingLines.flatMap { reason, words in
    words.map { MissingWord(word: $0, reason: reason) }
  }

  private static let missingLines: [(String, [String])] = [
    ("nothing was written", ["", "\"\"", "''"]),
    ("SAS and PRO-ACT write a point", [".", "..", "..."]),
    ("R, pandas and spreadsheets", ["na", "n/a", "n.a.", "n.a", "<na>", "#n/a", "#n/a n/a", "nan", "-nan"]),
    ("databases", ["null", "(null)", "<null>", "\\n"]),
    ("errors of a spreadsheet", ["#value!", "#ref!", "#div/0!", "#num!", "#name?", "#null!"]),
    ("a stroke or a question mark in the cell", ["-", "--", "---", "–", "—", "?", "??", "???"]),
    ("a mask that was never filled in", ["x.xx", "xx.x", "xx", "xxx"]),
    (
      "registers and sample sheets",
      [
        "missing", "missing data", "no data", "unknown", "unk", "not known", "not applicable", "not available",
        "unavailable", "none given", "not recorded", "not reported", "not stated", "not specified", "not collected",
        "not provided", "not asked", "prefer not to say", "refused",
      ]
    ),
    (
      "not done is not the same as negative or normal",
      ["nd", "n/d", "n.d.", "not done", "not assessed", "not tested", "not performed", "not evaluated", "not measured"]
    ),
    ("the answer \"don't know\", Spanish", ["ns/nc", "ns/ne", "desconocido", "no disponible", "no consta"]),
    (
      "other languages",
      [
        "inconnu", "inconnue", "non disponible", "non renseigné", "unbekannt", "keine angabe", "k.a.", "k. a.",
        "sconosciuto", "non noto", "non disponibile", "desconhecido", "onbekend", "desconegut",
      ]
    ),
  ]
}

/// The words that mean "missing", compared as bytes: ASCII letters in any case, spaces around dropped.
struct MissingWords: Sendable {
  private let words: [[UInt8]]
  private let longest: Int
  /// Whether some word begins with a byte: most cells are decided by their first.
  private let begins: [Bool]

  /// The built-in words with those that the user adds, without those that the user says are values.
  init(_ added: [String], except present: [String] = []) {
    let values = Set(present.map { $0.lowercased() })
    words = (Vocabulary.missingWords + added).map { $0.lowercased() }.filter { !values.contains($0) }
      .map { Array($0.utf8) }
    longest = words.reduce(0) { max($0, $1.count) }
    var begins = Array(repeating: false, count: 256)
    for first in words.compactMap(\.first) { begins[Int(first)] = true }
    self.begins = begins
  }

  func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    if start == end { return true }
    guard end - start <= longest, begins[Int(lower(bytes[start]))] else { return false }
    for word in words where word.count == end - start {
      var index = 0
      while index < word.count, lower(bytes[start + index]) == word[index] { index += 1 }
      if index == word.count { return true }
    }
    return false
  }

  private func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
