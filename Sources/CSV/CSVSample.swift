/// The first records of a file as one dialect cuts them; what guesses are made from.
struct CSVSample {
  struct Record {
    var start: Int
    var end: Int
    /// Indices into `fields`.
    var fields: Range<Int>
    /// Fields with more than spaces.
    var filled: Int

    var width: Int { fields.count }
  }

  /// A line that the comment mark hides.
  struct Comment {
    var start: Int
    /// Records before it.
    var recordsBefore: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let dialect: CSVDialect
  /// Whole records; blank lines are left out, lines of delimiters only are not.
  private(set) var records: [Record] = []
  private(set) var fields: [CSVField] = []
  private(set) var comments: [Comment] = []
  private(set) var openQuotes = 0
  private(set) var quotedFields = 0
  private(set) var escapedFields = 0

  private static let recordLimit = 1_000
  /// Records that the sample should have even if they are long, and bytes it may grow to for that.
  private static let fewRecords = 20
  private static let longSample = 4 << 20

  /// Reads from a record boundary. O(sample).
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, dialect: CSVDialect) {
    self.bytes = bytes
    self.dialect = dialect
    var length = CSVDialectGuess.sampleLimit
    read(from: start, to: min(bytes.count, start + length))
    while records.count < CSVSample.fewRecords, start + length < bytes.count, length < CSVSample.longSample {
      length *= 8
      read(from: start, to: min(bytes.count, start + length))
    }
  }

  private mutating func read(from start: Int, to stop: Int) {
    records = []
    fields = []
    comments = []
    (openQuotes, quotedFields, escapedFields) = (0, 0, 0)
    var scanner = CSVScanner(bytes, range: min(start, stop)..<stop, dialect: dialect)
    var buffer = [CSVField](repeating: CSVField(start: 0, length: 0), count: 256)
    while records.count < CSVSample.recordLimit {
      let before = scanner
      var outcome = next(&scanner, &buffer)
      if outcome == .end { break }
      if scanner.fieldCount > buffer.count {
        buffer = [CSVField](repeating: CSVField(start: 0, length: 0), count: scanner.fieldCount)
        scanner = before
        outcome = next(&scanner, &buffer)
      }
      // The sample may end inside a record.
      if scanner.position >= stop, stop < bytes.count { break }
      switch outcome {
      case .record: add(buffer[0..<scanner.fieldCount], scanner)
      case .comment: comments.append(Comment(start: scanner.recordStart, recordsBefore: records.count))
      case .openQuote: openQuotes += 1
      case .blank, .end: break
      }
    }
  }

  private func next(_ scanner: inout CSVScanner, _ buffer: inout [CSVField]) -> CSVScanner.Outcome {
    buffer.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return .end }
      return scanner.next(base, capacity: buffer.count)
    }
  }

  private mutating func add(_ found: ArraySlice<CSVField>, _ scanner: CSVScanner) {
    let first = fields.count
    var filled = 0
    for field in found {
      fields.append(field)
      if field.isQuoted { quotedFields += 1 }
      if field.hasDoubledQuotes { escapedFields += 1 }
      if !trimmed(field).isEmpty { filled += 1 }
    }
    records.append(
      Record(start: scanner.recordStart, end: scanner.recordEnd, fields: first..<fields.count, filled: filled))
  }

  /// Bytes of a field, spaces around dropped and escapes in place.
  func trimmed(_ field: CSVField) -> UnsafeBufferPointer<UInt8> {
    var start = field.start
    var end = field.start + Int(field.length)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// Bytes of a field of a record; nothing where the record is too short.
  func cell(_ record: Int, _ column: Int) -> UnsafeBufferPointer<UInt8> {
    let range = records[record].fields
    guard column < range.count else { return UnsafeBufferPointer(rebasing: bytes[0..<0]) }
    return trimmed(fields[range.lowerBound + column])
  }
}

/// What a cell looks like, whatever it means.
enum CSVCellLook {
  case blank
  /// A number by any of the usual marks: digits, points, commas, spaces or apostrophes and little else.
  case number
  case date
  /// One of the usual words for "nothing known".
  case missing
  case text

  init(_ cell: UnsafeBufferPointer<UInt8>) {
    if cell.isEmpty {
      self = .blank
    } else if NumberField.parse(cell).value != nil || CSVCellLook.isMadeOfDigits(cell) {
      self = .number
    } else {
      switch DateField.parse(cell) {
      case .day, .unordered: self = .date
      case .blank, .notADate, .noSuchDay, .partial: self = CSVCellLook.isMissing(cell) ? .missing : .text
      }
    }
  }

  private static func isMadeOfDigits(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell[cell.count - 1] &- UInt8(ascii: "0") < 10, cell[0] < UInt8(ascii: ":") else { return false }
    return NumberField.parse(cell, decimal: UInt8(ascii: ",")).value != nil
      || NumberMarks.marks.contains { mark in
        GroupedNumber.ungrouped(cell, decimal: UInt8(ascii: "."), grouping: mark) != nil
          || GroupedNumber.ungrouped(cell, decimal: UInt8(ascii: ","), grouping: mark) != nil
      }
  }

  private static let missingWords: [[UInt8]] = [
    "na", "n/a", "n.a.", "nan", "nd", "n/d", "nk", "null", "none", "missing", "unknown", "not applicable", "not done",
    ".", "-", "--", "?", "*",
  ].map { Array($0.utf8) }

  private static func isMissing(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    cell.count <= 14
      && missingWords.contains { word in
        word.count == cell.count
          && zip(word, cell).allSatisfy { $0 == $1 || $0 == $1 | 0x20 && $1 >= 0x41 && $1 <= 0x5A }
      }
  }
}
