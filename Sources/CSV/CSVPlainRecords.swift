import CByteMasks

/// Cuts runs of plain records, many bytes at a time: records without quotes, of exactly `width` fields, with one kind of
/// line end, LF or CRLF. Most records of most files are; whatever else there is, is left to `CSVScanner`, which gives the
/// same fields for plain records.
///
/// Why its pointers are safe: every load is of 64 bytes that end at or before `end`, which the initialiser compares with
/// the bytes; `next` writes fewer than `capacity(records:)` numbers, because it stops once a record has more than `width`
/// fields. A line feed that ends a record of two fields or more has a byte before it.
public struct CSVPlainRecords {
  private let base: UnsafePointer<UInt8>
  private let end: Int
  private let width: Int
  private let delimiter: UInt8
  private let quote: UInt8

  /// Records longer than this are left to the scanner, which knows the limits.
  private static let recordLimit = 1 << 20

  /// A cutter of the records in `range` of `bytes`, or `nil` if records of this shape cannot be told by counting.
  public init?(_ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, dialect: CSVDialect, width: Int) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range outside the bytes")
    // A line of a table with one column may be blank; such tables are rare and small.
    guard width > 1, dialect.comment == nil, dialect.escape == nil, let start = bytes.baseAddress else { return nil }
    base = start
    end = range.upperBound
    self.width = width
    delimiter = dialect.delimiter
    quote = dialect.quote
  }

  /// Numbers that `next` may write for so many records.
  public func capacity(records: Int) -> Int { (records + 1) * width + 128 }

  /// A run of plain records.
  public struct Run {
    /// Number of records.
    public var records = 0
    /// Offset of the byte after the last record and its line end.
    public var next: Int
    /// Whether the records end with CRLF: the last field of each record then ends one byte earlier than `ends` says.
    public var hasCarriageReturns = false
  }

  /// Cuts at most `limit` records from `start` on. `ends` is filled with where the fields end, as distances from the byte
  /// before `start`: first 0, then `width` numbers a record, so that each field begins one byte after the end before it.
  ///
  /// O(bytes); stops before the first record that is not plain.
  public func next(from start: Int, limit: Int, ends: UnsafeMutablePointer<UInt32>) -> Run {
    var run = Run(next: start)
    let origin = start - 1
    ends[0] = 0
    var count = 1
    var lineEnd = width  // place in `ends` of the line end of the record that is being cut
    var at = start
    while at &+ 64 <= end, at &- run.next <= CSVPlainRecords.recordLimit {
      var window = Window(base + at, delimiter: delimiter, quote: quote)
      var isLast = false
      if window.isUnusual { isLast = narrow(&window, at) }
      var separators = window.delimiters | window.lineEnds
      let first = UInt32(truncatingIfNeeded: at &- origin)
      // Eight at a time, some of them for nothing: the loop then ends as foreseen for most windows.
      var place = count
      count &+= separators.nonzeroBitCount
      while place < count {
        for step in 0..<8 {
          ends[place &+ step] = first &+ UInt32(truncatingIfNeeded: separators.trailingZeroBitCount)
          separators &= separators &- 1
        }
        place &+= 8
      }
      var lines = window.lineEnds
      while lines != 0 {
        let bit = lines.trailingZeroBitCount
        guard lineEnd < count, ends[lineEnd] == first &+ UInt32(truncatingIfNeeded: bit),
          accept(lineEndAt: at &+ bit, &run)
        else {
          isLast = true
          break
        }
        lineEnd &+= width
        if run.records == limit {
          isLast = true
          break
        }
        lines &= lines &- 1
      }
      // More fields than a record has, and no line end.
      if count > lineEnd { return run }
      if isLast { return run }
      at &+= 64
    }
    return run
  }

  /// Adds the record that ends at a line feed to the run, unless it has other line ends than those before it, or nothing
  /// in its fields.
  @inline(__always)
  private func accept(lineEndAt position: Int, _ run: inout Run) -> Bool {
    let hasReturn = base[position &- 1] == 0x0D
    let length = position &- run.next &- (hasReturn ? 1 : 0)
    if length == width &- 1 || run.records > 0 && hasReturn != run.hasCarriageReturns { return false }
    run.hasCarriageReturns = hasReturn
    run.records &+= 1
    run.next = position &+ 1
    return true
  }

  /// Takes out of a window what begins with its first quote or lone CR. Whether there is one.
  @inline(never)
  private func narrow(_ window: inout Window, _ at: Int) -> Bool {
    var bit = 0
    while bit < 64 {
      let byte = base[at + bit]
      let isReturn = byte == 0x0D
      if byte == quote || isReturn && (at + bit + 1 >= end || base[at + bit + 1] != 0x0A) {
        let before: UInt64 = (1 << UInt64(bit)) - 1
        window.delimiters &= before
        window.lineEnds &= before
        return true
      }
      bit += 1
    }
    return false
  }
}

/// Where delimiters and line feeds are in 64 bytes, a bit a byte.
private struct Window {
  var delimiters: UInt64
  var lineEnds: UInt64
  /// Whether there is a quote or a CR.
  let isUnusual: Bool

  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, delimiter: UInt8, quote: UInt8) {
    let masks = cbytemasks_of(bytes, delimiter, quote)
    delimiters = masks.delimiters
    lineEnds = masks.line_feeds
    isUnusual = masks.unusual != 0
  }
}
