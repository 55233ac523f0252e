/// The dialect that a file seems to be written in, and where its header record begins.
public struct CSVDialectGuess: Hashable, Sendable {
  /// The dialect.
  public var dialect: CSVDialect
  /// Offset of the first byte of the header record: after a byte order mark, an Excel `sep=;` line and lines of title.
  public var headerStart: Int
  /// Lines of title before the header.
  public var preambleLines: Int
  /// Why, in a few words.
  public var reason: String

  /// Bytes looked at.
  public static let sampleLimit = 1 << 16
  /// Delimiters considered, in order of preference.
  public static let delimiters: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]

  /// Guesses from the start of a file: the delimiter that cuts the records into the same number of fields, quotes honoured. A dialect
  /// that is `given` is kept and only the header is looked for.
  public static func guess(_ bytes: UnsafeBufferPointer<UInt8>, given: CSVDialect? = nil) -> CSVDialectGuess {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let declared = declaredDelimiter(bytes, from: start) {
      let dialect = given ?? dialect(delimiter: declared.delimiter, bytes, from: declared.next)
      return CSVDialectGuess(
        dialect: dialect, headerStart: declared.next, preambleLines: 1, reason: "declared in the first line")
    }
    var best: (delimiter: UInt8, shape: Shape)?
    for delimiter in given.map({ [$0.delimiter] }) ?? delimiters {
      let shape = Shape(bytes, from: start, dialect: CSVDialect(delimiter: delimiter))
      guard shape.width > 1 else { continue }
      if let current = best, !shape.isBetter(than: current.shape) { continue }
      best = (delimiter, shape)
    }
    guard let best else {
      let dialect = given ?? CSVDialect()
      return CSVDialectGuess(dialect: dialect, headerStart: start, preambleLines: 0, reason: "one column only")
    }
    let dialect = given ?? dialect(delimiter: best.delimiter, bytes, from: best.shape.headerStart)
    return CSVDialectGuess(
      dialect: dialect, headerStart: best.shape.headerStart, preambleLines: best.shape.preambleLines,
      reason: given != nil
        ? "as asked" : "\(best.shape.agreeing) of \(best.shape.records) records have \(best.shape.width) fields")
  }

  private static func declaredDelimiter(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (delimiter: UInt8, next: Int)? {
    let word = [UInt8]("sep=".utf8)
    guard bytes.count > start + 5, bytes[start..<start + 4].elementsEqual(word) else { return nil }
    let delimiter = bytes[start + 4]
    guard delimiters.contains(delimiter) else { return nil }
    if bytes[start + 5] == 0x0A { return (delimiter, start + 6) }
    guard bytes[start + 5] == 0x0D else { return nil }
    return (delimiter, start + 5 + (bytes.count > start + 6 && bytes[start + 6] == 0x0A ? 2 : 1))
  }

  /// A decimal comma is believed only if the delimiter is no comma and no number of the sample has a point.
  private static func dialect(
    delimiter: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> CSVDialect {
    guard delimiter != UInt8(ascii: ",") else { return CSVDialect(delimiter: delimiter) }
    let comma = UInt8(ascii: ",")
    var withComma = 0
    var withPoint = 0
    let stop = min(bytes.count, start + sampleLimit)
    var scanner = CSVScanner(bytes, range: min(start, stop)..<stop, dialect: CSVDialect(delimiter: delimiter))
    withUnsafeTemporaryAllocation(of: CSVField.self, capacity: 256) { fields in
      guard let base = fields.baseAddress else { return }
      while true {
        let outcome = scanner.next(base, capacity: 256)
        if outcome == .end { break }
        for index in 0..<min(scanner.fieldCount, 256) where outcome == .record {
          let content = UnsafeBufferPointer(
            rebasing: bytes[base[index].start..<base[index].start + Int(base[index].length)])
          if content.contains(comma), NumberField.parse(content, decimal: comma).value != nil { withComma += 1 }
          if content.contains(UInt8(ascii: ".")), NumberField.parse(content).value != nil { withPoint += 1 }
        }
      }
    }
    return CSVDialect(delimiter: delimiter, decimal: withComma > 0 && withPoint == 0 ? comma : UInt8(ascii: "."))
  }

  /// How one delimiter cuts the sample.
  private struct Shape {
    var records = 0
    var width = 0
    var agreeing = 0
    var headerStart: Int
    var preambleLines = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, dialect: CSVDialect) {
      headerStart = start
      let stop = min(bytes.count, start + CSVDialectGuess.sampleLimit)
      var scanner = CSVScanner(bytes, range: start..<stop, dialect: dialect)
      var widths: [Int] = []
      var starts: [Int] = []
      withUnsafeTemporaryAllocation(of: CSVField.self, capacity: 1) { fields in
        guard let base = fields.baseAddress else { return }
        while widths.count < 500 {
          let outcome = scanner.next(base, capacity: 1)
          if outcome == .end { break }
          // The sample may end inside a record.
          if outcome != .record || scanner.position >= stop && stop < bytes.count { continue }
          widths.append(scanner.fieldCount)
          starts.append(scanner.recordStart)
        }
      }
      records = widths.count
      var counts: [Int: Int] = [:]
      for width in widths { counts[width, default: 0] += 1 }
      for (width, count) in counts.sorted(by: { $0.key < $1.key }) where count >= agreeing {
        self.width = width
        agreeing = count
      }
      // Lines of title: single fields before the first record of the usual width.
      var first = 0
      while first < widths.count, first < 20, widths[first] == 1 { first += 1 }
      if width > 1, first > 0, first < widths.count, widths[first] == width, agreeing > 1 {
        headerStart = starts[first]
        preambleLines = first
      }
    }

    func isBetter(than other: Shape) -> Bool {
      let left = agreeing * other.records
      let right = other.agreeing * records
      return left != right ? left > right : width > other.width
    }
  }
}
