import CSV
import Testing

@Suite("What no way of writing a file may change")
struct DialectLawsTests {
  /// One way of writing characters as bytes.
  struct Writing: Sendable, CustomTestStringConvertible {
    var encoding: TextEncoding
    var isMarked = false
    /// Bytes of é and ü where they are one byte (unicode.org/Public/MAPPINGS).
    var letters: [Character: UInt8] = [:]
    var isAsked = false

    var testDescription: String { encoding.rawValue + (isMarked ? " with mark" : "") }

    func bytes(_ text: String) -> [UInt8] {
      let marked = isMarked ? "\u{FEFF}" + text : text
      switch encoding {
      case .utf8: return Array(marked.utf8)
      case .utf16, .utf16LittleEndian: return marked.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      case .utf16BigEndian: return marked.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
      case .windows1252, .latin1, .latin9, .windows1250, .macRoman:
        return text.flatMap { letters[$0].map { [$0] } ?? Array(String($0).utf8) }
      }
    }
  }

  static let writings: [Writing] = [
    Writing(encoding: .utf8), Writing(encoding: .utf8, isMarked: true), Writing(encoding: .utf16LittleEndian),
    Writing(encoding: .utf16LittleEndian, isMarked: true), Writing(encoding: .utf16BigEndian),
    Writing(encoding: .utf16BigEndian, isMarked: true),
    Writing(encoding: .windows1252, letters: ["é": 0xE9, "ü": 0xFC]),
    Writing(encoding: .latin1, letters: ["é": 0xE9, "ü": 0xFC], isAsked: true),
    Writing(encoding: .latin9, letters: ["é": 0xE9, "ü": 0xFC], isAsked: true),
    Writing(encoding: .windows1250, letters: ["é": 0xE9, "ü": 0xFC], isAsked: true),
    Writing(encoding: .macRoman, letters: ["é": 0x8E, "ü": 0x9F], isAsked: true),
  ]

  @Test(
    "encoding, delimiter, line end and byte order mark do not change the records", arguments: writings,
    [",", ";", "\t", "|"])
  func writing(_ writing: Writing, _ delimiter: String) {
    for lineEnd in ["\n", "\r\n", "\r"] {
      for isSplit in [false, true] {
        let note = isSplit ? "two\(lineEnd)lines" : "a \(delimiter) b"
        let records = [
          ["id", "né le", "fvc", "note"], ["P1", "2019-03-01", "85.5", note], ["P2", "2019-04-01", "90", "Müller"],
          ["P3", "2019-05-01", "", "\"x\""],
        ]
        let lines = records.map { record in
          record.map { $0 == note || $0.contains("\"") ? "\"" + $0.replacing("\"", with: "\"\"") + "\"" : $0 }
            .joined(separator: delimiter)
        }
        let bytes = writing.bytes(lines.joined(separator: lineEnd) + lineEnd)
        let decoded = TextDecoding.decode(bytes, as: writing.isAsked ? writing.encoding : nil)
        #expect(decoded.encoding == writing.encoding)
        #expect(decoded.hasByteOrderMark == writing.isMarked)
        let guess = decoded.bytes.withUnsafeBufferPointer { CSVDialectGuess.guess($0) }
        #expect(guess.dialect == CSVDialect(delimiter: delimiter.utf8.first ?? 0))
        let table = Array(decoded.bytes[guess.headerStart..<guess.dataEnd])
        #expect(CSVRecords.strings(table, dialect: guess.dialect) == records)
      }
    }
  }

  @Test(
    "a change of width at any row costs no row", arguments: [1, 2, 3, 4, 5, 10, 100, 499, 999, 1_500],
    [2, 4, 7])
  func widthChange(_ row: Int, _ width: Int) {
    for isText in [false, true] {
      let rows = (1...1_600).map { index -> String in
        let number = isText ? "word\(index % 7)" : "\(index).5"
        let columns = index < row ? 3 : width
        return (["P\(index)"] + Array(repeating: number, count: columns - 1)).joined(separator: ",")
      }
      let bytes = Array((["id,x,y"] + rows).joined(separator: "\n").utf8)
      let guess = bytes.withUnsafeBufferPointer { CSVDialectGuess.guess($0) }
      #expect(guess.headerStart == 0)
      #expect(guess.preambleLines == 0)
      #expect(guess.dataEnd == bytes.count)
      #expect(guess.dialect == CSVDialect())
    }
  }

  // github.com/duckdb/duckdb/issues/25827: the rows before the change were taken for a preamble.
  @Test(
    "a delimiter in one value of a file of one column makes no line a title", arguments: ["", "\nc;d", "\nc;d\ne;f"])
  func threeLines(_ more: String) {
    let guess = Array("c0\nv0\na;b\(more)".utf8).withUnsafeBufferPointer { CSVDialectGuess.guess($0) }
    #expect(guess.headerStart == 0)
    #expect(guess.preambleLines == 0)
  }

  @Test("whatever the bytes are, every line is in the table or counted", arguments: 0..<200)
  func ledger(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let pieces = [
      "id,x,y", "1,2,3", "a,b,c", "Total", "total: 5,,", "# note", "A title of words", ",,", "", "\"", "\"x\ny\",1",
      "x;1",
      "(3 rows)", "'a',2,3", "\\\"", "P1,2019-03-01,", "--", "1,5;2,5", "\u{FEFF}",
    ]
    let text = (0..<next(12)).map { _ in pieces[next(pieces.count)] }.joined(separator: "\n")
    let bytes = Array(text.utf8)
    let guess = bytes.withUnsafeBufferPointer { CSVDialectGuess.guess($0) }
    #expect(guess.headerStart <= guess.dataEnd || guess.footerLines == 0, "\(text)")
    #expect(guess.dataEnd <= bytes.count)
    let isFilled = { (line: ArraySlice<UInt8>) in !line.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let before = bytes[start..<max(guess.headerStart, start)].split(separator: 0x0A).filter(isFilled).count
    #expect(before == guess.preambleLines, "\(text)")
    #expect(!guess.reasons.isEmpty)
  }
}
