import CSV
public import Execution

extension DataFrame {
  /// Reads the columns with the given names from the bytes of a CSV file with a header, in any encoding and dialect;
  /// names that the file does not have are passed over.
  ///
  /// Refused, with line and column: a record with more or fewer fields than the header, a quote that is never closed, a
  /// number too large for a double, a column with a name that another has. `file` is for messages. O(bytes), on all
  /// cores.
  public static func read(
    _ bytes: [UInt8], file: String, columns names: [String], work: Work
  ) throws(FitError) -> DataFrame {
    let text = TextDecoding.decode(bytes).bytes
    return try text.withUnsafeBufferPointer { buffer throws(FitError) in
      let reader = try FrameReader(buffer, file: file, columns: names)
      return try reader.read(work)
    }
  }
}

/// Reads the body of a file block by block.
private struct FrameReader {
  private nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>
  private let file: String
  private let dialect: CSVDialect
  private let header: [String]
  /// Names and places of the columns to read.
  private let wanted: [(name: String, place: Int)]
  private let blocks: CSVBlocks

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, columns names: [String]) throws(FitError) {
    let guess = CSVDialectGuess.guess(bytes, given: CSVDialectChoices(hasHeader: true))
    self.bytes = bytes
    self.file = file
    dialect = guess.dialect
    var scanner = CSVScanner(bytes, range: guess.headerStart..<guess.dataEnd, dialect: guess.dialect)
    var fields = [CSVField](repeating: CSVField(start: 0, length: 0), count: max(64, guess.fieldCount + 1))
    let capacity = fields.count
    let outcome = fields.withUnsafeMutableBufferPointer { scanner.next($0.baseAddress!, capacity: capacity) }
    guard outcome == .record, scanner.fieldCount <= capacity else {
      throw .data("\(file): no header; expected a CSV file whose first line names the columns")
    }
    let dialect = guess.dialect
    let header = fields[..<scanner.fieldCount].map {
      String(decoding: CSVRecords.content(of: $0, in: bytes, dialect: dialect), as: UTF8.self)
    }
    self.header = header
    for name in names where header.count(where: { $0 == name }) > 1 {
      throw .data("\(file): two columns are called \(name)")
    }
    wanted = Set(names).sorted().compactMap { name in header.firstIndex(of: name).map { (name, $0) } }
    blocks = CSVBlocks(bytes, range: scanner.position..<guess.dataEnd, size: 1 << 20, dialect: dialect)
  }

  func read(_ work: Work) throws(FitError) -> DataFrame {
    let numeric = try parts(work) { reader, range in reader.numbers(range) }
    var columns: [String: DataFrame.Column] = [:]
    var words: [Int] = []
    for (index, column) in wanted.enumerated() {
      if numeric.allSatisfy({ $0.columns[index] != nil }) {
        columns[column.name] = .numbers(numeric.flatMap { $0.columns[index] ?? [] })
      } else {
        words.append(index)
      }
    }
    if !words.isEmpty {
      let chosen = words
      let parts = try parts(work) { reader, range in reader.words(range, chosen) }
      for (place, index) in words.enumerated() {
        columns[wanted[index].name] = FrameReader.merged(parts.map { $0.columns[place] })
      }
    }
    return DataFrame(header: header, rows: numeric.reduce(0) { $0 + $1.rows }, columns: columns)
  }

  /// What each block yields, or the first fault of the file.
  private func parts<Part: Sendable>(
    _ work: Work, _ body: @Sendable (FrameReader, Range<Int>) -> Result<Part, FrameFault>
  ) throws(FitError) -> [Part] {
    let results = try finishing { () throws(Cancelled) in
      try forBlocks(blocks.ranges.count, size: 1, work: work) { body(self, blocks.ranges[$0.lowerBound]) }
    }
    var parts: [Part] = []
    for result in results {
      switch result {
      case .success(let part): parts.append(part)
      case .failure(let fault): throw .data(words(of: fault))
      }
    }
    return parts
  }

  private func words(of fault: FrameFault) -> String {
    var counter = CSVLineCounter()
    let place = "\(file), line \(counter.line(at: fault.offset, in: bytes))"
    switch fault.kind {
    case .openQuote: return "\(place): a quote is never closed"
    case .width(let found): return "\(place): \(found) fields; the header has \(header.count)"
    case .overflow(let index): return "\(place), column \(wanted[index].name): the number is too large"
    }
  }

  /// The columns of a block as numbers; `nil` for one that holds something else.
  private func numbers(_ range: Range<Int>) -> Result<(rows: Int, columns: [[Double]?]), FrameFault> {
    var columns = [[Double]?](repeating: [], count: wanted.count)
    var rows = 0
    let fault = forEachRecord(range) { fields, offset in
      rows += 1
      for index in columns.indices where columns[index] != nil {
        let field = fields[wanted[index].place]
        let content = UnsafeBufferPointer(rebasing: bytes[field.start..<field.start + Int(field.length)])
        switch NumberField.parse(content, decimal: dialect.decimal, grouping: dialect.grouping) {
        case .number(let number): columns[index]?.append(number)
        case .blank: columns[index]?.append(.nan)
        case .overflow: return FrameFault(offset: offset, kind: .overflow(index))
        case .notANumber:
          if isMissing(content) { columns[index]?.append(.nan) } else { columns[index] = nil }
        }
      }
      return nil
    }
    return fault.map { .failure($0) } ?? .success((rows, columns))
  }

  /// Some columns of a block as words.
  private func words(_ range: Range<Int>, _ chosen: [Int]) -> Result<(rows: Int, columns: [WordColumn]), FrameFault> {
    var columns = chosen.map { _ in WordColumn() }
    var rows = 0
    let fault = forEachRecord(range) { fields, _ in
      rows += 1
      for (place, index) in chosen.enumerated() {
        let field = fields[wanted[index].place]
        let content = UnsafeBufferPointer(rebasing: bytes[field.start..<field.start + Int(field.length)])
        if isMissing(content) {
          columns[place].codes.append(-1)
        } else if field.hasDoubledQuotes {
          CSVRecords.content(of: field, in: bytes, dialect: dialect).withUnsafeBufferPointer {
            columns[place].append($0)
          }
        } else {
          columns[place].append(content)
        }
      }
      return nil
    }
    return fault.map { .failure($0) } ?? .success((rows, columns))
  }

  private func forEachRecord(
    _ range: Range<Int>, _ body: (UnsafeMutableBufferPointer<CSVField>, Int) -> FrameFault?
  ) -> FrameFault? {
    var scanner = CSVScanner(bytes, range: range, dialect: dialect, singleLineFrom: blocks.singleLineFrom)
    return withUnsafeTemporaryAllocation(of: CSVField.self, capacity: header.count) { fields in
      while true {
        switch scanner.next(fields.baseAddress!, capacity: header.count) {
        case .end: return nil
        case .blank, .comment: continue
        case .openQuote: return FrameFault(offset: scanner.recordStart, kind: .openQuote)
        case .record:
          guard scanner.fieldCount == header.count || scanner.fieldCount > header.count && scanner.extraFieldsAreEmpty
          else { return FrameFault(offset: scanner.recordStart, kind: .width(scanner.fieldCount)) }
          if let fault = body(fields, scanner.recordStart) { return fault }
        }
      }
    }
  }

  /// Empty, `NA`, `NaN` or a single point.
  private func isMissing(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    switch field.count {
    case 0: true
    case 1: field[0] == UInt8(ascii: ".")
    case 2: field[0] == UInt8(ascii: "N") && field[1] == UInt8(ascii: "A")
    case 3: field[0] | 0x20 == UInt8(ascii: "n") && field[1] == UInt8(ascii: "a") && field[2] | 0x20 == field[0] | 0x20
    default: false
    }
  }

  /// Blocks of words under one numbering.
  private static func merged(_ parts: [WordColumn]) -> DataFrame.Column {
    let levels = Set(parts.flatMap(\.levels)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, Int32($0)) })
    return .words(
      codes: parts.flatMap { part in
        let moved = part.levels.map { places[$0] ?? -1 }
        return part.codes.map { $0 < 0 ? -1 : moved[Int($0)] }
      }, levels: levels)
  }
}

/// What is wrong with a record.
private struct FrameFault: Error {
  enum Kind {
    case openQuote
    case width(Int)
    case overflow(Int)
  }

  var offset: Int
  var kind: Kind
}

/// Words of a block, numbered as they come.
private struct WordColumn: Sendable {
  var codes: [Int32] = []
  var levels: [String] = []
  private var places: [String: Int32] = [:]
  private var latest: [UInt8] = []

  mutating func append(_ word: UnsafeBufferPointer<UInt8>) {
    // Rows of one patient stand together as a rule.
    if let code = codes.last, code >= 0, word.elementsEqual(latest) { return codes.append(code) }
    latest = Array(word)
    let text = String(decoding: word, as: UTF8.self)
    let code = places[text] ?? Int32(levels.count)
    if code == levels.count {
      places[text] = code
      levels.append(text)
    }
    codes.append(code)
  }
}
