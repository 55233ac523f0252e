import CSV

/// The names of the columns and where the rows begin.
struct TableHeader {
  var names: [String]
  var dataStart: Int
  var lineEnds = LineEndCounts()

  static func read(
    _ file: String, _ bytes: UnsafeBufferPointer<UInt8>, _ guess: CSVDialectGuess
  ) throws(ReadingError) -> TableHeader {
    var scanner = CSVScanner(bytes, range: min(guess.headerStart, bytes.count)..<bytes.count, dialect: guess.dialect)
    let capacity = ReadingLimits.columns
    let fields = UnsafeMutablePointer<CSVField>.allocate(capacity: capacity)
    defer { fields.deallocate() }
    var outcome = scanner.next(fields, capacity: capacity)
    while outcome == .blank || outcome == .comment { outcome = scanner.next(fields, capacity: capacity) }
    if outcome == .end { throw .empty(file: file) }
    guard scanner.fieldCount <= capacity else {
      throw .overLimit(file: file, limit: "columns", found: scanner.fieldCount, allowed: capacity)
    }
    guard outcome == .record || outcome == .openQuote, scanner.fieldCount > 0 else {
      throw .noPatientID(file: file, headers: [])
    }
    var names = (0..<scanner.fieldCount).map { index in
      trimmed(
        String(
          decoding: CSVRecords.content(of: fields[index], in: bytes, dialect: guess.dialect), as: UTF8.self))
    }
    guard guess.dialect.hasHeader else {
      return TableHeader(names: names.indices.map { "column \($0 + 1)" }, dataStart: scanner.recordStart)
    }
    // R writes the names of the rows in front of them and no header above.
    if names.count > 1, guess.fieldCount == names.count + 1 { names.insert("row names", at: 0) }
    var header = TableHeader(names: names, dataStart: scanner.position)
    if header.dataStart >= bytes.count { throw .headerOnly(file: file) }
    switch (bytes[scanner.recordEnd], scanner.position - scanner.recordEnd) {
    case (0x0A, _): header.lineEnds.lf = 1
    case (_, 2): header.lineEnds.crlf = 1
    default: header.lineEnds.cr = 1
    }
    return header
  }

  /// Without the spaces and line ends around it; a byte order mark inside a file that was joined from others goes too.
  private static func trimmed(_ name: String) -> String {
    let spaces: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\u{FEFF}", "\u{A0}"]
    var scalars = name.unicodeScalars[...]
    while let first = scalars.first, spaces.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, spaces.contains(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }
}
