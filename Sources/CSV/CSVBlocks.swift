import Execution

/// A file cut into blocks of whole records, for reading them side by side. What is read does not depend on the size of
/// the blocks.
public struct CSVBlocks: Hashable, Sendable {
  /// The blocks, in order and without gaps.
  public var ranges: [Range<Int>]
  /// From this offset on a quoted field may not contain a line end: so many quotes before it were never closed that the
  /// quoting of the file cannot be trusted. `Int.max` for almost every file.
  public var singleLineFrom: Int

  /// Quotes never closed, after which quoted fields may no longer span lines; bounds the work on a hostile file.
  static let openQuoteLimit = 64

  /// Cuts `range` of `bytes` at the first record boundary after every `size` bytes. Line ends inside quotes are no
  /// boundaries.
  ///
  /// O(bytes), but only quotes are looked at one by one: some 10 GB a second on a file without quotes.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, size: Int, dialect: CSVDialect) {
    precondition(size > 0, "a block has at least one byte")
    ranges = []
    singleLineFrom = Int.max
    let end = range.upperBound
    var start = range.lowerBound
    var quotes = CSVQuotes(bytes, dialect: dialect, singleLineFrom: singleLineFrom)
    var cursor = start  // outside quotes
    var quoteAhead = CSVBlocks.firstQuote(quotes, start..<end)
    var openQuotes = 0
    var comments = CommentLines(bytes, comment: dialect.comment, from: start)
    while start < end {
      let target = start + size
      var boundary: Int?
      while boundary == nil {
        let limit = quoteAhead ?? end
        if limit >= target || quoteAhead == nil {
          boundary = afterLineEnd(bytes, max(cursor, target - 1), limit, end)
          if boundary != nil { break }
        }
        guard let quote = quoteAhead else {
          boundary = end
          break
        }
        let opens = quote == range.lowerBound || bytes[quote - 1] == dialect.delimiter || isLineEnd(bytes[quote - 1])
        cursor = quote + 1
        if opens, comments.contains(quote) {
          while cursor < end, !isLineEnd(bytes[cursor]) { cursor += 1 }
          comments.floor = cursor
        } else if opens {
          switch quotes.close(openedAt: quote) {
          case .closed(_, let after, _):
            cursor = after
            comments.floor = after
          case .open:
            openQuotes += 1
            while cursor < end, !isLineEnd(bytes[cursor]) { cursor += 1 }
            if openQuotes == CSVBlocks.openQuoteLimit {
              singleLineFrom = cursor
              quotes = CSVQuotes(bytes, dialect: dialect, singleLineFrom: cursor)
            }
          }
        }
        quoteAhead = quotes.firstQuote(cursor, end)
      }
      let stop = boundary ?? end
      ranges.append(start..<stop)
      start = stop
      cursor = max(cursor, stop)
    }
  }
}

extension CSVBlocks {
  /// Offset of the first quote: most files have none, and all cores look for it.
  private static func firstQuote(_ quotes: CSVQuotes, _ range: Range<Int>) -> Int? {
    let piece = 4 << 20
    nonisolated(unsafe) let shared = quotes
    let found = firstBlocks((range.count + piece - 1) / piece, work: Work()) { number in
      let start = range.lowerBound + number * piece
      return shared.firstQuote(start, min(start + piece, range.upperBound)) ?? Int.max
    }
    return found.min().flatMap { $0 == Int.max ? nil : $0 }
  }
}

/// Tells whether a quote stands in a comment line. Quotes must be asked for in rising order.
private struct CommentLines {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let comment: UInt8?
  private let start: Int
  /// Offset after the latest quoted field or comment: what is before has nothing to say about later quotes.
  var floor: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, comment: UInt8?, from start: Int) {
    self.bytes = bytes
    self.comment = comment
    self.start = start
    floor = start
  }

  /// O(bytes since `floor`).
  func contains(_ quote: Int) -> Bool {
    guard let comment else { return false }
    var at = quote
    while at > floor, !isLineEnd(bytes[at - 1]) { at -= 1 }
    // Without a line end the line began with the quoted field before, unless this is the first line of all.
    return (at > floor || floor == start) && bytes[at] == comment
  }
}

@inline(__always)
private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

/// Offset after the first line end at `start..<limit`; a CR and an LF that belong together stay together.
private func afterLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int, _ end: Int) -> Int? {
  var at = start
  while at < limit {
    if bytes[at] == 0x0A { return at + 1 }
    if bytes[at] == 0x0D { return at + 1 < end && bytes[at + 1] == 0x0A ? at + 2 : at + 1 }
    at += 1
  }
  return nil
}
