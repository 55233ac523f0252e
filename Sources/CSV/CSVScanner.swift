import Glibc

/// Where one field of a record lies in the bytes, without the quotes around it.
public struct CSVField: Hashable, Sendable {
  /// Offset of the first byte.
  public var start: Int
  /// Number of bytes.
  public var length: Int32
  /// Whether the field was in quotes.
  public var isQuoted: Bool
  /// Whether quotes inside are doubled or escaped, so that the bytes must be unescaped.
  public var hasDoubledQuotes: Bool

  /// Creates a field.
  @inline(__always)
  public init(start: Int, length: Int32, isQuoted: Bool = false, hasDoubledQuotes: Bool = false) {
    self.start = start
    self.length = length
    self.isQuoted = isQuoted
    self.hasDoubledQuotes = hasDoubledQuotes
  }
}

/// Cuts bytes into records and fields: RFC 4180, with line ends LF, CRLF, CR or any mix; comment lines and escaped
/// quotes where the dialect has them. A comment is a line whose first byte is the comment mark, outside quotes.
///
/// Leniencies, all of them: a quote inside an unquoted field is an ordinary byte; spaces and tabs between a closing
/// quote and the next delimiter are dropped; a quote inside a quoted field that neither closes it nor is doubled is an
/// ordinary byte if the field ends on the same line. A quoted field that is never closed (see `CSVQuotes`) makes its
/// record `.openQuote`; scanning goes on at the next line.
///
/// One forward pass, O(bytes), no allocation. The bytes must outlive the scanner.
public struct CSVScanner {
  /// What `next` found.
  public enum Outcome: Sendable {
    /// A record.
    case record
    /// A line with nothing on it, or only spaces.
    case blank
    /// A comment line.
    case comment
    /// A record with a quote that is never closed: its first line only.
    case openQuote
    /// No more bytes.
    case end
  }

  private let base: UnsafePointer<UInt8>
  private let end: Int
  private let delimiter: UInt8
  // A number that no byte has if there are no comments.
  private let comment: UInt16
  private let quotes: CSVQuotes

  /// Offset of the next byte to be read.
  public private(set) var position: Int
  /// Offset of the first byte of the latest record.
  public private(set) var recordStart = 0
  /// Offset after the last byte of the latest record, its line end excluded.
  public private(set) var recordEnd = 0
  /// Number of fields of the latest record, stored or not.
  public private(set) var fieldCount = 0
  /// Whether every field beyond the capacity was empty.
  public private(set) var extraFieldsAreEmpty = true
  /// Length of the longest field so far.
  public private(set) var longestField = 0

  /// A scanner over `range` of `bytes`; `range` must start and end at record boundaries. `singleLineFrom`: see
  /// `CSVQuotes`.
  public init(
    _ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, dialect: CSVDialect, singleLineFrom: Int = Int.max
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range outside the bytes")
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
    end = range.upperBound
    position = range.lowerBound
    delimiter = dialect.delimiter
    comment = dialect.comment.map { UInt16($0) } ?? 0x100
    quotes = CSVQuotes(bytes, dialect: dialect, singleLineFrom: singleLineFrom)
  }

  /// Reads the next record. At most `capacity` fields are stored in `fields`; the rest are counted.
  public mutating func next(_ fields: UnsafeMutablePointer<CSVField>, capacity: Int) -> Outcome {
    var at = position
    if at >= end { return .end }
    let base = base
    let end = end
    let delimiter = delimiter
    let quote = quotes.quote
    var count = 0
    var extraIsEmpty = true
    var longest = longestField
    recordStart = at
    if UInt16(base[at]) == comment {
      recordEnd = lineEnd(from: at)
      position = afterLineEnd(recordEnd)
      fieldCount = 0
      return .comment
    }
    while true {
      var field: CSVField
      if at < end, base[at] == quote {
        switch quotes.close(openedAt: at) {
        case .closed(let contentEnd, let after, let doubled):
          field = CSVField(
            start: at + 1, length: Int32(truncatingIfNeeded: contentEnd - at - 1), isQuoted: true,
            hasDoubledQuotes: doubled)
          at = after
        case .open:
          recordEnd = lineEnd(from: at)
          position = afterLineEnd(recordEnd)
          fieldCount = count
          return .openQuote
        }
      } else {
        let start = at
        while at < end {
          let byte = base[at]
          if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
          at &+= 1
        }
        field = CSVField(start: start, length: Int32(clamping: at - start))
      }
      if count < capacity {
        fields[count] = field
      } else if field.length > 0 {
        extraIsEmpty = false
      }
      count &+= 1
      if Int(field.length) > longest { longest = Int(field.length) }
      if at < end, base[at] == delimiter {
        at &+= 1
        continue
      }
      break
    }
    recordEnd = at
    position = afterLineEnd(at)
    fieldCount = count
    extraFieldsAreEmpty = extraIsEmpty
    longestField = longest
    return count == 1 && isBlank(recordStart, at) ? .blank : .record
  }

  private func lineEnd(from start: Int) -> Int {
    var at = start
    while at < end, base[at] != 0x0A, base[at] != 0x0D { at += 1 }
    return at
  }

  @inline(__always)
  private func afterLineEnd(_ at: Int) -> Int {
    guard at < end else { return at }
    return base[at] == 0x0D && at + 1 < end && base[at + 1] == 0x0A ? at + 2 : at + 1
  }

  private func isBlank(_ start: Int, _ stop: Int) -> Bool {
    var at = start
    while at < stop, base[at] == 0x20 || base[at] == 0x09 { at += 1 }
    return at == stop
  }
}

/// Says where a quoted field ends. The planner of blocks and the scanner both ask it, so that they always agree.
///
/// A field counts as never closed if the bytes end first, if it grows past `fieldLimit`, if a quote inside that neither
/// closes nor is doubled shares the field with a line end, or, from `singleLineFrom` on, if it contains a line end at
/// all.
struct CSVQuotes {
  enum Close {
    case closed(contentEnd: Int, after: Int, doubled: Bool)
    case open
  }

  /// Longest quoted field, bytes.
  static let fieldLimit = 1 << 20

  let quote: UInt8
  private let base: UnsafePointer<UInt8>
  private let end: Int
  private let delimiter: UInt8
  private let escape: UInt8?
  private let singleLineFrom: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, dialect: CSVDialect, singleLineFrom: Int) {
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
    end = bytes.count
    quote = dialect.quote
    delimiter = dialect.delimiter
    escape = dialect.escape
    self.singleLineFrom = singleLineFrom
  }

  /// Offset of the first quote in `start..<stop`.
  func firstQuote(_ start: Int, _ stop: Int) -> Int? {
    guard start < stop, let found = memchr(base + start, Int32(quote), stop - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  func close(openedAt open: Int) -> Close {
    let limit = min(end, open + 1 + CSVQuotes.fieldLimit)
    var at = open + 1
    var doubled = false
    var hasStray = false
    while let found = firstQuote(at, limit) {
      if let escape, isEscaped(found, from: at, escape) {
        doubled = true
        at = found + 1
        continue
      }
      if found + 1 < end, base[found + 1] == quote {
        doubled = true
        at = found + 2
        continue
      }
      var after = found + 1
      while after < end, base[after] != delimiter, base[after] == 0x20 || base[after] == 0x09 { after += 1 }
      let closes = after == end || base[after] == delimiter || base[after] == 0x0A || base[after] == 0x0D
      if !closes || hasStray || open >= singleLineFrom, hasLineEnd(open + 1, found) { return .open }
      if closes {
        return .closed(contentEnd: found, after: after, doubled: doubled || hasEscape(open + 1, found))
      }
      hasStray = true
      at = found + 1
    }
    return .open
  }

  /// Whether an odd number of escapes stands before a quote.
  private func isEscaped(_ quote: Int, from start: Int, _ escape: UInt8) -> Bool {
    var at = quote
    while at > start, base[at - 1] == escape { at -= 1 }
    return (quote - at) % 2 == 1
  }

  private func hasEscape(_ start: Int, _ stop: Int) -> Bool {
    guard let escape, start < stop else { return false }
    return memchr(base + start, Int32(escape), stop - start) != nil
  }

  private func hasLineEnd(_ start: Int, _ stop: Int) -> Bool {
    guard start < stop else { return false }
    return memchr(base + start, 0x0A, stop - start) != nil || memchr(base + start, 0x0D, stop - start) != nil
  }
}
